package org.greenclassroom.endings;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.EarlyEnd;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How a loan shall end, as one side said it.
 *
 * @param kept how many computers stay with the teachers
 */
public record Proposal(
    long proposal,
    long ending,
    Wish wish,
    Party side,
    Instant proposedAt,
    long proposedBy,
    State state,
    int kept) {
  /** The longest words of one side. */
  static final int LONGEST = 500;

  /** Older computers are not worth lending (classrooms says the same of an addendum). */
  private static final int LONGEST_YEARS = 10;

  private static final int LATE_MONTHS = 6;

  /** Where it stands. */
  public enum State {
    OPEN,
    AGREED,
    REFUSED,
    /** Another proposal took its place. */
    WITHDRAWN
  }

  /** The room that follows a renewal. */
  public record Next(String name, int seats, DeviceKind kind) {}

  /**
   * What is wished for.
   *
   * @param day extended until, ending early on, or with the next school from; null: the decision
   *     names none
   * @param why of an early end only
   * @param nextSchool of a transfer only
   * @param next of a renewal only
   * @param words why; no names
   */
  public record Wish(
      Decision decision,
      @Nullable LocalDate day,
      @Nullable EarlyEnd why,
      @Nullable Long nextSchool,
      @Nullable Next next,
      String words) {

    /** A wish that names nothing else. */
    public static Wish of(Decision decision, String words) {
      return new Wish(decision, null, null, null, null, words);
    }

    /** Without what its decision does not need; a refusal where something lacks or cannot be. */
    Wish checked(Classroom room, int kept, LocalDate today) {
      if (words.strip().length() > LONGEST) throw new Refusal("endings.refusal.long", LONGEST);
      if (decision == Decision.LEAVE_PART && kept == 0)
        throw new Refusal("endings.refusal.nothing-kept");
      var checked =
          new Wish(
              decision,
              decision.hasDay() ? day : null,
              decision == Decision.EARLY_END ? why : null,
              decision == Decision.TRANSFER ? nextSchool : null,
              decision == Decision.RENEW ? next : null,
              words.strip());
      switch (decision) {
        case EXTEND -> checked.mustBeLonger(room);
        case EARLY_END -> checked.mustBeEarlier(room, today);
        case TRANSFER -> {
          if (day == null || nextSchool == null) throw new Refusal("endings.refusal.no-school");
          if (nextSchool == room.school())
            throw new Refusal("endings.refusal.same-school", room.name());
          checked.mustBeWhileItRuns(room, today);
        }
        case RENEW -> {
          if (next == null || next.name().isBlank() || next.name().length() > 100)
            throw new Refusal("classrooms.refusal.no-name");
          if (next.seats() < 1 || next.seats() > 500) throw new Refusal("classrooms.refusal.seats");
        }
        case COLLECT, LEAVE_PART -> {
          // a date, a room or a school belong to the others
        }
      }
      return checked;
    }

    private void mustBeLonger(Classroom room) {
      var due = room.dueOn();
      var accepted = room.acceptedOn();
      if (day == null || due == null || accepted == null || !day.isAfter(due))
        throw new Refusal("endings.refusal.not-later", due == null ? "–" : due);
      var last = accepted.plusYears(LONGEST_YEARS);
      if (day.isAfter(last)) throw new Refusal("endings.refusal.too-late", last);
    }

    /** What is late may still go to another school, and does so soon. */
    private void mustBeWhileItRuns(Classroom room, LocalDate today) {
      var due = room.dueOn();
      var last = due == null || due.isBefore(today) ? today.plusMonths(LATE_MONTHS) : due;
      if (day == null || day.isBefore(today) || day.isAfter(last))
        throw new Refusal("endings.refusal.transfer-day", today, last);
    }

    private void mustBeEarlier(Classroom room, LocalDate today) {
      var due = room.dueOn();
      if (why == null) throw new Refusal("endings.refusal.no-why");
      if (day == null || due == null || !day.isBefore(due) || day.isBefore(today))
        throw new Refusal("endings.refusal.not-earlier", today, due == null ? "–" : due);
    }
  }

  public Decision decision() {
    return wish.decision();
  }
}
