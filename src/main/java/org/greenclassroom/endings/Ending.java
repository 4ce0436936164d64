package org.greenclassroom.endings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The end of one loan.
 *
 * @param school whose room it was when it began
 * @param askOn the first school day from its beginning on
 * @param lettersOn the last school day by six months before the end
 * @param planOn the last school day by three months before the end
 * @param decision null: not decided yet, as the moments that follow
 */
public record Ending(
    long ending,
    long classroom,
    long school,
    LocalDate dueOn,
    LocalDate beganOn,
    LocalDate askOn,
    LocalDate lettersOn,
    LocalDate planOn,
    State state,
    Instant turnedAt,
    @Nullable Decision decision,
    @Nullable Instant decidedAt,
    @Nullable Instant carriedAt,
    @Nullable Instant lettersAt,
    @Nullable Instant planAt,
    @Nullable LocalDate collectOn,
    String planWords,
    @Nullable Instant settledAt,
    @Nullable Outcome outcome) {
  /** Nine months before its day it begins. */
  static final int MONTHS = 9;

  public boolean isOpen() {
    return settledAt == null;
  }

  public boolean isDecided() {
    return decision != null;
  }

  /** Days until the loan is due; negative when it is late. */
  public long left(LocalDate today) {
    return ChronoUnit.DAYS.between(today, dueOn);
  }

  /** How many of its five steps are behind it: begun, decided, letters, plan, over. */
  public int steps() {
    if (settledAt != null) return 5;
    if (decision == null) return 1;
    if (lettersAt == null) return 2;
    return planAt == null && decision.bringsHome() ? 3 : 4;
  }

  Ending going() {
    if (settledAt != null) throw new Refusal(Refusal.Kind.CONFLICT, "endings.refusal.over");
    return this;
  }

  Ending undecided() {
    var made = going().decision;
    if (made != null) throw new Refusal(Refusal.Kind.CONFLICT, "endings.refusal.decided", made);
    return this;
  }
}
