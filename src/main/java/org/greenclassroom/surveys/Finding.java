package org.greenclassroom.surveys;

import java.util.List;

/**
 * One fact of a room, judged.
 *
 * @param key words key of its sentence, which says what was found and what is needed
 * @param arguments of the sentence: numbers, days, constants of ours
 */
public record Finding(Fact fact, Level level, String key, List<Object> arguments) {
  /** How it stands. Unknown is neither good nor poor. */
  public enum Level {
    GOOD,
    POOR,
    UNKNOWN
  }

  public Finding {
    arguments = List.copyOf(arguments);
  }

  static Finding of(Fact fact, boolean good, String key, Object... arguments) {
    return new Finding(fact, good ? Level.GOOD : Level.POOR, key, List.of(arguments));
  }

  static Finding unknown(Fact fact, String key, Object... arguments) {
    return new Finding(fact, Level.UNKNOWN, key, List.of(arguments));
  }

  static Finding unknown(Fact fact) {
    return unknown(fact, "surveys.finding.unknown");
  }
}
