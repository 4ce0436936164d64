package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes after a loan, or beside it: a new loan in the same school, one more room, an end
 * before its day.
 */
@Service
@Transactional
public class Renewals {
  /** How a room follows another. */
  public enum How {
    /** A new loan after the old one, with computers that come new. */
    RENEWAL,
    /** One more room in the same school. */
    SECOND_ROOM
  }

  /** The room that is wished for; the school is that of the one before. */
  public record Next(
      String name, int seats, DeviceKind kind, boolean specialNeeds, @Nullable Long sponsor) {}

  private final Classrooms classrooms;
  private final ClassroomTable table;
  private final SuccessionTable successions;
  private final Terms terms;

  Renewals(Classrooms classrooms, ClassroomTable table, SuccessionTable successions, Terms terms) {
    this.classrooms = classrooms;
    this.table = table;
    this.successions = successions;
    this.terms = terms;
  }

  /**
   * Plans a room that follows another, and links both. The devices of the one before come home at
   * their day, cleared like all others: nothing in the book leads from one room straight to the
   * next.
   *
   * @return its id; the same occasion asked twice answers the first
   * @throws Refusal when the loan before has not begun, or is renewed already
   */
  public long follow(Occasion occasion, long before, How how, Next next) {
    table.lock(before);
    var room = table.existing(before);
    if (how == How.RENEWAL && room.acceptedOn() == null)
      throw new Refusal("classrooms.refusal.not-running", room.name());
    var planned =
        classrooms.plan(
            occasion,
            new Classrooms.Wanted(
                room.school(),
                next.sponsor(),
                next.name(),
                next.seats(),
                next.kind(),
                next.specialNeeds()));
    if (successions.before(planned).isPresent()) return planned;
    if (how == How.RENEWAL)
      for (var after : successions.after(before))
        if (after.how() == How.RENEWAL)
          throw new Refusal(
              Refusal.Kind.CONFLICT, "classrooms.refusal.renewed", room.name(), after.name());
    successions.insert(planned, before, how, occasion);
    return planned;
  }

  /**
   * Ends a loan before its day. Everybody sees the new day and why; letters, plan and collection
   * are asked for at once.
   *
   * @throws Refusal for a day that is no earlier, or not after the acceptance
   */
  public void endEarly(Occasion occasion, long classroom, LocalDate day, EarlyEnd why) {
    table.lock(classroom);
    var room = table.existing(classroom).open();
    var due = room.dueOn();
    if (due == null || room.acceptedOn() == null)
      throw new Refusal("classrooms.refusal.not-running", room.name());
    if (day.equals(due) && room.acceptedOn() != null) return;
    if (!day.isBefore(due) || !day.isAfter(room.acceptedOn()))
      throw new Refusal("classrooms.refusal.not-earlier", room.name(), room.acceptedOn(), due);
    terms.endEarly(occasion, room, day, why);
  }

  /** The room before this one; null: there was none. */
  @Transactional(readOnly = true)
  SuccessionTable.@Nullable Link before(long classroom) {
    return successions.before(classroom).orElse(null);
  }

  @Transactional(readOnly = true)
  List<SuccessionTable.Link> after(long classroom) {
    return successions.after(classroom);
  }
}
