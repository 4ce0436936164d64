package org.greenclassroom.agents;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that ever leaves a computer: the allow-list. The server refuses any other field by its name,
 * and the notice on the screen is made from it, so that what is said and what is sent cannot part
 * ways (Giga Meter's notice said less than its tables took).
 */
public enum UsageField {
  /** The random name of this installation, given at enrolment. */
  AGENT(Part.AGENT, true),
  /** The agent's version. */
  VERSION(Part.AGENT, true),
  /** {@code OK}, or {@code CHANGED}: other parts than at enrolment, a new code is needed. */
  STATE(Part.AGENT, true),
  /** Seconds by which the computer's clock is ahead of the collector's. */
  SKEW_S(Part.AGENT, false),
  /** The computer's local date. */
  DAY(Part.DAY, true),
  /** From 1; the highest one of a day counts. */
  REVISION(Part.DAY, true),
  /** Minutes on, not asleep. */
  ON_MIN(Part.DAY, true),
  /** Of these, minutes with keyboard or mouse within the last five; left out: it cannot tell. */
  ACTIVE_MIN(Part.DAY, false),
  /** How often it was started or woke up. */
  STARTS(Part.DAY, true),
  /** Stretches of use; left out: it cannot tell. */
  SESSIONS(Part.DAY, false),
  /** Number of its starts since enrolment: it never falls, so that two copies betray themselves. */
  START_NO(Part.DAY, true),
  /** {@code CLOCK} and {@code MONTH}, comma-joined. */
  QUALITY(Part.DAY, false),
  /** {@code OK} or {@code FAILING}, as the disk itself says; left out: it says nothing. */
  DISK(Part.DAY, false);

  /** To what it belongs: an agent in a batch, or one of its days. */
  public enum Part {
    AGENT,
    DAY
  }

  /** What stands beside the fields without being one: the seal, and the list of days. */
  private static final Set<String> FRAME = Set.of("mac", "days");

  private final Part part;
  private final boolean always;
  private final String field = name().toLowerCase(Locale.ROOT);

  UsageField(Part part, boolean always) {
    this.part = part;
    this.always = always;
  }

  public Part part() {
    return part;
  }

  /** Whether it is there in every row. */
  public boolean always() {
    return always;
  }

  /** Its name in the JSON. */
  public String field() {
    return field;
  }

  /** The key of the words that say it to the people at the computer. */
  public String key() {
    return "agents.usagefield." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names that may stand in an object of that part of a batch. */
  public static Set<String> names(Part part) {
    var names =
        Arrays.stream(values())
            .filter(field -> field.part == part)
            .map(UsageField::field)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (part == Part.AGENT) names.addAll(FRAME);
    return names;
  }
}
