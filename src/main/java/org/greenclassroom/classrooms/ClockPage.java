package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time of a loan as a page shows it.
 *
 * @param sets every day that was set for its end
 * @param names of those who did something, by account; a school does not see them
 */
record ClockPage(
    Classroom room,
    Term term,
    List<Milestone> milestones,
    List<TermTable.Set> sets,
    Map<Long, String> names,
    LocalDate today) {

  static @Nullable ClockPage of(
      Classroom room,
      List<Milestone> milestones,
      List<TermTable.Set> sets,
      Map<Long, String> names,
      LocalDate today) {
    var term = room.term();
    return term == null ? null : new ClockPage(room, term, milestones, sets, names, today);
  }

  public long left() {
    return term.left(today);
  }

  public long daysLate() {
    return -left();
  }

  public int percent() {
    return term.percent(today);
  }

  /** Where a share of the term stands on the line, which leaves room at both ends. */
  public String x(int share) {
    return String.format(Locale.ROOT, "%.1f%%", 3 + 0.94 * share);
  }

  public String xOf(Milestone milestone) {
    return x(term.percent(milestone.dueOn()));
  }

  /** Half-years, or years where it is long. */
  public List<Integer> ticks() {
    long months = term.months();
    int step = months > 48 ? 12 : 6;
    var ticks = new ArrayList<Integer>();
    for (int month = 0; month <= months; month += step) ticks.add(month);
    return ticks;
  }

  public String xOfMonth(int month) {
    return x((int) Math.min(100, 100L * month / Math.max(1, term.months())));
  }

  public boolean late(Milestone milestone) {
    return milestone.late(today) && !room.closed();
  }

  public long lateOnes() {
    return milestones.stream().filter(this::late).count();
  }

  public @Nullable String who(Milestone milestone) {
    return milestone.done() == null ? null : names.get(milestone.done().by());
  }

  /** More than the first day: it was extended, or ends early. */
  public boolean changed() {
    return sets.size() > 1;
  }
}
