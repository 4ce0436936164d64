package org.greenclassroom.lessons;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.courses.Packs;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lessons add up to, and what else is written down of a room: tests, packs, norms. */
@Service
@Transactional
public class Reports {
  private final SumTable sums;
  private final RoomThings things;
  private final LessonTable lessons;
  private final Classrooms classrooms;
  private final Schools schools;
  private final Courses courses;
  private final Packs packs;

  Reports(
      SumTable sums,
      RoomThings things,
      LessonTable lessons,
      Classrooms classrooms,
      Schools schools,
      Courses courses,
      Packs packs) {
    this.sums = sums;
    this.things = things;
    this.lessons = lessons;
    this.classrooms = classrooms;
    this.schools = schools;
    this.courses = courses;
    this.packs = packs;
  }

  /** Weeks of one room. */
  @Transactional(readOnly = true)
  public List<Week> weeks(long classroom, LocalDate from, LocalDate to) {
    return sums.weeks(new Long[] {classroom}, from, to);
  }

  /** Weeks of a school's rooms. */
  @Transactional(readOnly = true)
  public List<Week> weeksOfSchool(long school, LocalDate from, LocalDate to) {
    return sums.weeks(sums.roomsOf(school).toArray(Long[]::new), from, to);
  }

  @Transactional(readOnly = true)
  public List<Week> weeks(LocalDate from, LocalDate to) {
    return sums.weeks(from, to);
  }

  /** Each class of a room against timetable and norm. */
  @Transactional(readOnly = true)
  public List<Hours> hours(long classroom, LocalDate from, LocalDate to) {
    return sums.hours(classroom, from, to);
  }

  /** Rooms, those of which least is known first; a school sees its own. */
  @Transactional(readOnly = true)
  Slice<Sum> rooms(
      Occasion occasion,
      @Nullable Long school,
      LocalDate from,
      String q,
      @Nullable String after,
      int size) {
    var actor = occasion.actor();
    Long[] schools = school == null ? null : new Long[] {school};
    var own = this.schools.own(actor);
    if (own != null) {
      if (school != null && !own.contains(school)) throw Refusal.notFound(String.valueOf(school));
      if (school == null) schools = own.toArray(Long[]::new);
    }
    long silent = Long.MIN_VALUE;
    long classroom = 0;
    if (after != null) {
      if (!after.matches("-?\\d{1,9}_\\d{1,18}")) throw Refusal.notFound(after);
      var parts = after.split("_");
      silent = Long.parseLong(parts[0]);
      classroom = Long.parseLong(parts[1]);
    }
    return Slice.of(
        sums.rooms(
            schools, from, occasion.today().minusDays(1), q.strip(), silent, classroom, size + 1),
        size,
        Sum::key);
  }

  @Transactional(readOnly = true)
  void eachWeek(Actor actor, LocalDate from, LocalDate to, Consumer<SumTable.RoomWeek> taker) {
    sums.eachWeek(schools.own(actor), from, to, taker);
  }

  /** Writes down a test of a class; a later one of the same kind takes its place. */
  public void assess(Occasion occasion, Assessment assessment) {
    classrooms.room(assessment.classroom());
    if (courses.version(assessment.courseVersion()).draft()) throw Refusal.notFound("course");
    if (assessment.day().isAfter(occasion.today()))
      throw new Refusal("lessons.refusal.ahead", assessment.day());
    lessons.hold(assessment.classroom()); // of two at once each gets its own revision
    things.assess(assessment, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  public List<Assessed> assessments(long classroom) {
    return things.assessments(classroom);
  }

  /** What courses changed, by their tests; classes below ten are not in it. */
  @Transactional(readOnly = true)
  public List<Gain> gains() {
    return sums.gains();
  }

  /** Writes down that a pack was put on the computers of a room. */
  public void install(Occasion occasion, long classroom, long pack, LocalDate day, int computers) {
    classrooms.room(classroom);
    var known = packs.pack(pack);
    if (!known.isSealed()) throw Refusal.notFound("pack");
    if (day.isAfter(occasion.today())) throw new Refusal("lessons.refusal.ahead", day);
    if (computers < 1 || computers > 200) throw new Refusal("lessons.refusal.installed", computers);
    things.install(
        classroom,
        pack,
        day,
        computers,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("installation"));
  }

  @Transactional(readOnly = true)
  List<RoomThings.Installed> installed(long classroom) {
    return things.installed(classroom);
  }

  @Transactional(readOnly = true)
  List<RoomThings.Norm> norms() {
    return things.norms();
  }

  /** From a day on a class of these grades should get so much. */
  void norm(Occasion occasion, RoomThings.Norm norm) {
    if (norm.gradeFrom() < 1 || norm.gradeTo() > 12 || norm.gradeFrom() > norm.gradeTo())
      throw new Refusal("lessons.refusal.norm-grades", norm.gradeFrom(), norm.gradeTo());
    if (norm.least().signum() < 0
        || norm.least().compareTo(norm.aim()) > 0
        || norm.aim().signum() <= 0
        || norm.aim().doubleValue() > 20) throw new Refusal("lessons.refusal.norm-periods");
    if (norm.periodMin() < 10 || norm.periodMin() > 120)
      throw new Refusal("lessons.refusal.length", norm.periodMin());
    if (norm.source().isBlank()) throw new Refusal("lessons.refusal.norm-source");
    things.norm(norm, occasion.now(), occasion.actor().account(), occasion.keyFor("norm"));
  }
}
