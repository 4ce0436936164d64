package org.greenclassroom.followup;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The log of calls, messages and letters, and what comes next. */
@Service
@Transactional
class Contacts {
  private static final int LONGEST = 1000;
  private static final int LONGEST_NEXT = 300;
  private static final int SHOWN = 100;

  private final Classrooms classrooms;
  private final Schools schools;
  private final ContactTable table;
  private final Plan plan;

  Contacts(Classrooms classrooms, Schools schools, ContactTable table, Plan plan) {
    this.classrooms = classrooms;
    this.schools = schools;
    this.table = table;
    this.plan = plan;
  }

  /**
   * Writes down that we talked to the school.
   *
   * @param summary in short; no child is named
   * @param nextOn when something comes next, with {@code nextWhat}; both or neither
   * @param task a check-in that this was; null: none
   */
  void record(
      Occasion occasion,
      long classroom,
      Channel channel,
      LocalDate day,
      String summary,
      @Nullable LocalDate nextOn,
      String nextWhat,
      @Nullable Long task) {
    var room = classrooms.room(classroom);
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    if (summary.isBlank()) throw new Refusal("followup.refusal.no-summary", room.name());
    if (summary.strip().length() > LONGEST) throw new Refusal("followup.refusal.long", LONGEST);
    if (nextWhat.strip().length() > LONGEST_NEXT)
      throw new Refusal("followup.refusal.long", LONGEST_NEXT);
    if ((nextOn == null) != nextWhat.isBlank())
      throw new Refusal("followup.refusal.next", room.name());
    if (nextOn != null && nextOn.isBefore(day))
      throw new Refusal("followup.refusal.next-before", room.name());
    var recorded =
        table.insert(
            occasion,
            classroom,
            channel,
            day,
            summary.strip(),
            nextOn,
            nextWhat.isBlank() ? null : nextWhat.strip());
    if (recorded == null || task == null) return;
    var done = plan.task(task);
    if (done.classroom() != classroom) throw Refusal.notFound(Long.toString(task));
    plan.done(occasion, task, day, DoneBy.CONTACT);
  }

  /** Refuses a contact with a school of which this person may not know. */
  @Transactional(readOnly = true)
  void check(Actor actor, long contact) {
    var known = table.contact(contact).orElseThrow(() -> Refusal.notFound(Long.toString(contact)));
    classrooms.room(known.classroom(), actor, contact);
  }

  /** What came next was done. */
  Contact settle(Occasion occasion, long contact) {
    var known = table.contact(contact).orElseThrow(() -> Refusal.notFound(Long.toString(contact)));
    if (known.waits()) table.settle(occasion, contact);
    return known;
  }

  @Transactional(readOnly = true)
  List<Contact> of(long classroom) {
    return table.of(classroom, SHOWN);
  }

  @Transactional(readOnly = true)
  Slice<Contact> waiting(Actor actor, String after, int size) {
    return Slice.of(table.waiting(schools.own(actor), after, size + 1), size, Contact::sort);
  }

  /** What is due today or was before, and how many of these are late. */
  @Transactional(readOnly = true)
  long[] waiting(LocalDate today) {
    return table.waiting(today, today);
  }
}
