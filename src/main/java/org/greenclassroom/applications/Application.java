package org.greenclassroom.applications;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a school asks for, as it was sent, and where it stands.
 *
 * @param secret of the link by which the school follows it
 * @param takenBy the officer who wrote it down; null: the school did
 * @param school null until somebody matched it
 * @param classroom null until it is approved
 * @param errand the survey that was ordered; null: none yet
 * @param points of the last score; null before
 */
public record Application(
    long application,
    long form,
    String secret,
    Instant sentAt,
    @Nullable Long takenBy,
    String language,
    State state,
    @Nullable Long school,
    @Nullable Long classroom,
    @Nullable Integer points,
    @Nullable Long errand,
    Told told) {

  public enum State {
    RECEIVED,
    REVIEW,
    SURVEY,
    SCORED,
    APPROVED,
    WAITING,
    REJECTED,
    WITHDRAWN
  }

  private static final Set<State> ENDED = Set.of(State.APPROVED, State.REJECTED, State.WITHDRAWN);

  static String number(long application) {
    return "A-%05d".formatted(application);
  }

  public String number() {
    return number(application);
  }

  /** Whether it still waits for its last word. */
  public boolean isOpen() {
    return !ENDED.contains(state);
  }

  public boolean canBeWithdrawn() {
    return isOpen();
  }

  /** Whether a decision may be taken: what counts must have been reckoned once. */
  public boolean canBeDecided() {
    return state == State.SCORED || state == State.WAITING;
  }

  Locale locale() {
    return Locale.forLanguageTag(language);
  }
}
