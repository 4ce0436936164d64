package org.greenclassroom.coding;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.contests.Code;
import org.greenclassroom.contests.Nameless;
import org.greenclassroom.contests.Work;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of groups: taught in a room, counted, tested, and what they make under codes. */
@Service
@Transactional
public class Cohorts {
  /** So long the file of a project is kept; then only its code and title. */
  static final Period KEPT = Period.ofYears(1);

  private static final int SHORTEST_REASON = 5;

  private final Coding coding;
  private final CohortTable cohorts;
  private final ProjectTable projects;
  private final Courses courses;
  private final Classrooms classrooms;
  private final Nearby nearby;

  Cohorts(
      Coding coding,
      CohortTable cohorts,
      ProjectTable projects,
      Courses courses,
      Classrooms classrooms,
      Nearby nearby) {
    this.coding = coding;
    this.cohorts = cohorts;
    this.projects = projects;
    this.courses = courses;
    this.classrooms = classrooms;
    this.nearby = nearby;
  }

  /**
   * A group as it is counted.
   *
   * @param reason why blocks in a room that is taught without looking; null: nobody said
   */
  public record Group(
      long classroom,
      int grade,
      int pupils,
      @Nullable Integer girls,
      @Nullable Integer boys,
      LocalDate startsOn,
      @Nullable String reason) {}

  /** What was made; there is no author. */
  public record Piece(String title, String medium, @Nullable Long goal) {}

  /**
   * A new group. In a room that is taught without looking, blocks are refused with what to teach
   * instead, unless somebody says why (AX-06).
   */
  public long teach(Occasion occasion, long programme, Group group) {
    var key = occasion.keyFor("cohort");
    var already = cohorts.keyed(key);
    if (already.isPresent()) return already.get();
    var known = coding.programme(programme);
    var room = classrooms.room(group.classroom());
    if (room.endedOn() != null) throw new Refusal("coding.refusal.room-ended", room.name());
    if (group.grade() < 1 || group.grade() > 12)
      throw new Refusal("coding.refusal.grade", group.grade());
    if (group.pupils() < 1 || group.pupils() > 200)
      throw new Refusal("coding.refusal.pupils", group.pupils());
    int parts = zero(group.girls()) + zero(group.boys());
    if (zero(group.girls()) < 0 || zero(group.boys()) < 0 || parts > group.pupils())
      throw new Refusal("coding.refusal.parts", parts, group.pupils());
    var reason = group.reason() == null ? "" : Nameless.line(group.reason(), 200);
    if (room.specialNeeds()) refuseBlocks(known, reason);
    return cohorts
        .insert(
            key,
            programme,
            group,
            reason.isEmpty() ? null : reason,
            occasion.now(),
            occasion.actor().account())
        .orElseGet(() -> cohorts.keyed(key).orElseThrow());
  }

  private static int zero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private void refuseBlocks(Programme programme, String reason) {
    courses.refuseUnlessUsable(programme.courseVersion(), reason);
    if (!programme.tool().isBlocks() || reason.length() >= SHORTEST_REASON) return;
    var language = LocaleContextHolder.getLocale();
    var instead =
        courses.alternatives(programme.courseVersion()).stream()
            .map(one -> one.title().in(language))
            .collect(Collectors.joining(", "));
    throw new Refusal("coding.refusal.blocks", programme.tool(), instead.isEmpty() ? "–" : instead);
  }

  /** Rooms where a group may be taught: handed over and not ended. */
  @Transactional(readOnly = true)
  public List<Room> rooms() {
    return cohorts.rooms(null);
  }

  /** The same where this person works. */
  @Transactional(readOnly = true)
  List<Room> rooms(Actor actor) {
    return cohorts.rooms(nearby.schools(actor));
  }

  /** A group for whoever may see it: the office, and the school in whose room it is taught. */
  @Transactional(readOnly = true)
  public Cohort cohort(long cohort, Actor reader) {
    var known = cohorts.cohort(cohort).orElseThrow(() -> Refusal.notFound("" + cohort));
    if (!reader.is(Role.OFFICER, Role.AUDITOR)
        && !reader.partnersAs(Role.SCHOOL).contains(known.school()))
      throw Refusal.notFound("" + cohort);
    return known;
  }

  @Transactional(readOnly = true)
  Slice<Cohort> of(long programme, Actor reader, long before, int size) {
    var schools = reader.places() == null ? null : nearby.schools(reader); // a company sees its own
    return Slice.of(
        cohorts.of(schools, programme, before, size + 1),
        size,
        one -> String.valueOf(one.cohort()));
  }

  @Transactional(readOnly = true)
  Slice<Cohort> ofSchools(Actor reader, long before, int size) {
    return Slice.of(
        cohorts.ofSchools(List.copyOf(reader.partnersAs(Role.SCHOOL)), before, size + 1),
        size,
        one -> String.valueOf(one.cohort()));
  }

  @Transactional(readOnly = true)
  public void each(Actor reader, Consumer<Cohort> each) {
    cohorts.each(nearby.schools(reader), each);
  }

  /** How many lessons there were, and how many reached each goal. */
  public void progress(
      Occasion occasion,
      long cohort,
      int lessons,
      @Nullable LocalDate endsOn,
      Map<Long, Integer> reached) {
    var known = cohort(cohort, occasion.actor());
    if (lessons < 0 || lessons > 500) throw new Refusal("coding.refusal.lessons", lessons);
    if (endsOn != null && endsOn.isBefore(known.startsOn()))
      throw new Refusal("coding.refusal.days", known.startsOn(), endsOn);
    var goals =
        coding.goals(known.programme()).stream().map(Goal::goal).collect(Collectors.toSet());
    if (!goals.containsAll(reached.keySet())) throw Refusal.notFound("goal");
    for (int many : reached.values())
      if (many < 0 || many > known.pupils())
        throw new Refusal("coding.refusal.reached", many, known.pupils());
    cohorts.progress(cohort, lessons, endsOn);
    cohorts.reached(
        cohort, reached.keySet().toArray(Long[]::new), reached.values().toArray(Integer[]::new));
  }

  @Transactional(readOnly = true)
  Map<Long, Integer> reached(long cohort) {
    return cohorts.reached(cohort);
  }

  /** A test as the teacher adds it up; told again, the later word stands. */
  public void tell(Occasion occasion, long cohort, Result result) {
    var known = cohort(cohort, occasion.actor());
    if (result.tested() < 1 || result.tested() > known.pupils())
      throw new Refusal("coding.refusal.tested", result.tested(), known.pupils());
    if (result.mean() < 0 || result.mean() > 100)
      throw new Refusal("coding.refusal.mean", result.mean());
    int sum = result.quarters().stream().mapToInt(Integer::intValue).sum();
    if (sum != result.tested() || result.quarters().stream().anyMatch(one -> one < 0))
      throw new Refusal("coding.refusal.quarters", sum, result.tested());
    cohorts.tell(cohort, result, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  List<Result> results(long cohort) {
    return cohorts.results(cohort);
  }

  /**
   * Takes a project; answers its code.
   *
   * @param bytes empty: there is no file
   */
  public String make(Occasion occasion, long cohort, Piece said, byte[] bytes, String fileName) {
    var key = occasion.keyFor("project/" + cohort);
    var already = projects.keyed(key);
    if (already.isPresent()) return already.get();
    var known = cohort(cohort, occasion.actor());
    var title = Nameless.line(said.title(), 60);
    if (title.isEmpty()) throw new Refusal("frame.refusal.missing", "title");
    if (said.goal() != null
        && coding.goals(known.programme()).stream().noneMatch(one -> one.goal() == said.goal()))
      throw Refusal.notFound("goal");
    var piece = new Piece(title, Nameless.line(said.medium(), 60), said.goal());
    var work = bytes.length == 0 ? null : Work.of(bytes, fileName);
    while (true) {
      var code = Code.fresh();
      if (projects.insert(
          key, cohort, code, piece, work, occasion.now(), occasion.actor().account())) return code;
      var same = projects.keyed(key);
      if (same.isPresent()) return same.get();
    }
  }

  @Transactional(readOnly = true)
  Slice<Project> projects(long cohort, long after, int size) {
    return Slice.of(
        projects.of(cohort, after, size + 1), size, one -> String.valueOf(one.project()));
  }

  @Transactional(readOnly = true)
  Work work(Occasion occasion, long cohort, long project) {
    cohort(cohort, occasion.actor());
    return projects.work(cohort, project).orElseThrow(() -> Refusal.notFound("project"));
  }

  public void withdraw(Occasion occasion, long cohort, long project) {
    cohort(cohort, occasion.actor());
    if (!projects.withdraw(cohort, project, occasion.now())) throw Refusal.notFound("project");
  }

  /** Files of projects older than a year go. Run once a night. */
  public int forget(Occasion occasion) {
    var before = occasion.now().atZone(occasion.zone()).minus(KEPT).toInstant();
    return projects.forget(before, occasion.now());
  }
}
