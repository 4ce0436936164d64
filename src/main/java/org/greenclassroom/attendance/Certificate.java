package org.greenclassroom.attendance;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.frame.PaperCode;
import org.jspecify.annotations.Nullable;

/**
 * A numbered paper about hours, and what became of it.
 *
 * @param secret makes its address unguessable; it stands on the paper
 * @param name of the person today; null: forgotten since
 * @param letterhead under which hash it is kept; null: the plain one
 * @param supersedes the one it stands for now; null: a first one
 * @param reason why it ended; null: it stands
 */
record Certificate(
    long certificate,
    String number,
    String secret,
    long volunteer,
    @Nullable String name,
    LocalDate fromDay,
    LocalDate untilDay,
    int minutes,
    @Nullable String letterhead,
    @Nullable Long supersedes,
    Instant issuedAt,
    long issuedBy,
    State state,
    @Nullable Instant endedAt,
    @Nullable String reason) {
  /** What usually begins its number. */
  static final String SERIES = "HC";

  /** Whether it may be believed. */
  enum State {
    VALID,
    VOID,
    SUPERSEDED
  }

  /** The last part of its public address. */
  public String code() {
    return new PaperCode(number, secret).toString();
  }

  public boolean oneDay() {
    return fromDay.equals(untilDay);
  }

  /**
   * What it is made of, as it was on the day of issue.
   *
   * @param kind of the day, a constant of activities
   */
  record Line(LocalDate day, String title, String place, String kind, int minutes) {}
}
