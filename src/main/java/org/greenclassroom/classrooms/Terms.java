package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sets the day on which a loan is due, keeps every day that was set, and lets the milestones
 * follow. Inside a front door's transaction, the room held.
 */
@Component
class Terms {
  private final ClassroomTable table;
  private final TermTable terms;
  private final MilestoneTable milestones;
  private final ObjectProvider<LoanWatch> watches; // rooms above hang theirs

  Terms(
      ClassroomTable table,
      TermTable terms,
      MilestoneTable milestones,
      ObjectProvider<LoanWatch> watches) {
    this.table = table;
    this.terms = terms;
    this.milestones = milestones;
    this.watches = watches;
  }

  /** The school accepted: the clock starts. */
  void begin(Occasion occasion, long classroom, Term term) {
    table.begin(classroom, term.start(), term.due());
    terms.insert(occasion, classroom, term.due(), TermTable.Why.ACCEPTED, null, null);
    milestones.insert(classroom, term.stones());
    for (var watch : watches) watch.began(occasion, classroom, term.start(), term.due());
  }

  /** All have signed a later day. What was done stays done; what is still to be done moves. */
  void extend(Occasion occasion, Classroom room, Term to, @Nullable Long paper) {
    table.due(room.classroom(), to.due());
    terms.insert(occasion, room.classroom(), to.due(), TermTable.Why.EXTENDED, null, paper);
    milestones.clear(room.classroom(), ofTheEnd());
    // what lay in the months that are past by now was done or overdue already
    milestones.insert(
        room.classroom(),
        to.stones().stream()
            .filter(one -> one.kind().isOfTheEnd() || !one.day().isBefore(occasion.today()))
            .toList());
    changed(occasion, room, to.due());
  }

  /** It ends before its day. Letters, plan and collection are asked for at once. */
  void endEarly(Occasion occasion, Classroom room, LocalDate day, EarlyEnd why) {
    table.due(room.classroom(), day);
    terms.insert(occasion, room.classroom(), day, TermTable.Why.ENDED_EARLY, why.name(), null);
    milestones.clear(room.classroom(), Arrays.asList(MilestoneKind.values()));
    var start = room.acceptedOn();
    if (start == null) return;
    var today = occasion.today();
    var stones =
        new Term(start, day)
            .stones().stream()
                .filter(one -> one.kind().isOfTheEnd() && one.kind() != MilestoneKind.DECISION)
                .map(one ->
                    one.day().isBefore(today)
                        ? new Term.Stone(one.kind(), one.month(), today)
                        : one)
                .toList();
    milestones.insert(room.classroom(), stones);
    changed(occasion, room, day);
  }

  private void changed(Occasion occasion, Classroom room, LocalDate due) {
    var former = Objects.requireNonNullElse(room.dueOn(), due);
    for (var watch : watches) watch.dueChanged(occasion, room.classroom(), former, due);
  }

  /** The last computer is home. */
  void end(Occasion occasion, long classroom, LocalDate day) {
    if (table.end(classroom, day) == 0) return;
    for (var watch : watches) watch.ended(occasion, classroom);
  }

  List<TermTable.Set> of(long classroom) {
    return terms.of(classroom);
  }

  private static EnumSet<MilestoneKind> ofTheEnd() {
    return EnumSet.range(MilestoneKind.DECISION, MilestoneKind.COLLECTION);
  }
}
