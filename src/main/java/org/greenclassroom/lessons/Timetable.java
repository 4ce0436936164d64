package org.greenclassroom.lessons;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.LoanWatch;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of timetables: which class has its lesson in a room, and when. */
@Service
@Transactional
public class Timetable implements LoanWatch {
  private final EntryTable table;
  private final LessonTable lessons;
  private final LinkTable links;
  private final Classrooms classrooms;
  private final Courses courses;

  Timetable(
      EntryTable table,
      LessonTable lessons,
      LinkTable links,
      Classrooms classrooms,
      Courses courses) {
    this.table = table;
    this.lessons = lessons;
    this.links = links;
    this.classrooms = classrooms;
    this.courses = courses;
  }

  /**
   * Adds a line.
   *
   * @throws Refusal when another line is in its way, or the course cannot be used in this room
   */
  public long add(Occasion occasion, Entry entry) {
    lessons.hold(entry.classroom());
    return add(occasion, entry, "entry");
  }

  /** Adds several lines, all of them or none. */
  public List<Long> addAll(Occasion occasion, List<Entry> entries) {
    if (entries.isEmpty()) throw new Refusal("lessons.refusal.csv-empty");
    lessons.hold(entries.getFirst().classroom());
    var added = new ArrayList<Long>();
    for (var entry : entries) added.add(add(occasion, entry, "entry-" + added.size()));
    return added;
  }

  private long add(Occasion occasion, Entry entry, String part) {
    var key = occasion.keyFor(part);
    var again = table.keyed(key);
    if (again.isPresent()) return again.get().entry();
    var room = classrooms.room(entry.classroom());
    if (room.closed()) throw new Refusal("lessons.refusal.closed", room.name());
    check(entry);
    var version = entry.courseVersion();
    if (version != null) {
      if (courses.version(version).draft()) throw Refusal.notFound("course");
      if (room.specialNeeds()) courses.refuseUnlessUsable(version, entry.override());
    }
    var other = table.inTheWay(entry);
    if (other.isPresent())
      throw new Refusal(
          "lessons.refusal.in-the-way",
          entry.classLabel(),
          other.get().classLabel(),
          other.get().period(),
          other.get().fromTime().toString());
    return table.insert(entry, room.school(), occasion.now(), occasion.actor().account(), key);
  }

  private static void check(Entry entry) {
    if (entry.weekday() < 1 || entry.weekday() > 7)
      throw new Refusal("lessons.refusal.weekday", entry.weekday());
    if (entry.period() < 1 || entry.period() > 15)
      throw new Refusal("lessons.refusal.period", entry.period());
    if (entry.minutes() < 10 || entry.minutes() > 240)
      throw new Refusal("lessons.refusal.length", entry.minutes());
    if (entry.grade() < 1 || entry.grade() > 12)
      throw new Refusal("lessons.refusal.grade", entry.grade());
    if (entry.classLabel().isBlank() || entry.classLabel().length() > 40)
      throw new Refusal("lessons.refusal.label");
    var until = entry.validUntil();
    if (until != null && until.isBefore(entry.validFrom()))
      throw new Refusal("lessons.refusal.order", entry.validFrom(), until);
  }

  @Transactional(readOnly = true)
  public Entry entry(long entry) {
    return table.entry(entry).orElseThrow(() -> Refusal.notFound(String.valueOf(entry)));
  }

  /**
   * Its last day is that one; what was expected and said until then stays.
   *
   * @throws Refusal when lessons were expected since, but for the office: who ends a line backwards
   *     makes lessons that were not held unexpected
   */
  public void end(Occasion occasion, long entry, LocalDate last) {
    var known = entry(entry);
    if (!occasion.actor().is(Role.OFFICER)
        && table.expects(entry, last.plusDays(1), occasion.today().minusDays(1)))
      throw new Refusal("lessons.refusal.end-past", known.classLabel(), last);
    table.end(entry, last);
  }

  /** The whole timetable of a room. */
  @Transactional(readOnly = true)
  public List<Entry> ofRoom(long classroom) {
    return table.ofRoom(classroom);
  }

  /** What is expected in a room from the one day to the other, and what became of it. */
  @Transactional(readOnly = true)
  public List<Planned> planned(long classroom, LocalDate from, LocalDate to) {
    return table.planned(classroom, from, to);
  }

  /** On that made-up day a school follows the timetable of this weekday. */
  public void follow(Occasion occasion, long school, LocalDate day, int weekday) {
    if (weekday < 1 || weekday > 7) throw new Refusal("lessons.refusal.weekday", weekday);
    if (table.madeUp(school, day, day).isEmpty())
      throw new Refusal("lessons.refusal.not-made-up", day);
    table.follow(school, day, weekday, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  List<EntryTable.MadeUp> madeUp(long school, LocalDate from, LocalDate to) {
    return table.madeUp(school, from, to);
  }

  @Override
  public void began(Occasion occasion, long classroom, LocalDate accepted, LocalDate due) {
    // a timetable says itself from when it holds
  }

  @Override
  public void dueChanged(Occasion occasion, long classroom, LocalDate former, LocalDate due) {
    // lessons go on until the computers are gone
  }

  /** Where nothing stands any more no lesson is expected, and the link opens nothing. */
  @Override
  public void ended(Occasion occasion, long classroom) {
    table.endAll(classroom, occasion.today());
    links.revoke(classroom, occasion.now());
  }
}
