package org.greenclassroom.coding;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.contests.Nameless;
import org.greenclassroom.contests.Work;
import org.greenclassroom.courses.CourseVersion;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of coding. */
@Service
@Transactional
public class Coding {
  /** So long the file of a project is kept; then only its code and title. */
  static final Period KEPT = Period.ofYears(1);

  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int SHORTEST_REASON = 5;
  private static final int MOST_GOALS = 12;

  private final ProgrammeTable programmes;
  private final CohortTable cohorts;
  private final ProjectTable projects;
  private final Courses courses;
  private final Classrooms classrooms;
  private final Partners partners;
  private final List<RoomNeeds> needs;
  private final SecureRandom random = new SecureRandom();

  Coding(
      ProgrammeTable programmes,
      CohortTable cohorts,
      ProjectTable projects,
      Courses courses,
      Classrooms classrooms,
      Partners partners,
      List<RoomNeeds> needs) {
    this.programmes = programmes;
    this.cohorts = cohorts;
    this.projects = projects;
    this.courses = courses;
    this.classrooms = classrooms;
    this.partners = partners;
    this.needs = needs;
  }

  /** What a programme is to be; its goals one a line. */
  public record Plan(
      String title,
      Tool tool,
      long courseVersion,
      long partner,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      String goals) {}

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

  public long begin(Occasion occasion, Plan said) {
    var key = occasion.keyFor("programme");
    var already = programmes.keyed(key);
    if (already.isPresent()) return already.get();
    var title = said.title().strip();
    if (title.isEmpty()) throw new Refusal("frame.refusal.missing", "title");
    if (title.length() > 120) throw new Refusal("coding.refusal.long", title, 120);
    if (said.endsOn() != null && said.endsOn().isBefore(said.startsOn()))
      throw new Refusal("coding.refusal.days", said.startsOn(), said.endsOn());
    var partner = partners.partner(said.partner());
    if (!partner.is(PartnerKind.DONOR) && !partner.is(PartnerKind.SPONSOR))
      throw new Refusal("coding.refusal.not-a-partner", partner.name());
    var course = courses.version(said.courseVersion());
    if (course.draft()) throw new Refusal("coding.refusal.draft", course.called());
    var goals = goals(said.goals());
    long programme =
        programmes.insert(
            key,
            new Plan(
                title,
                said.tool(),
                said.courseVersion(),
                said.partner(),
                said.startsOn(),
                said.endsOn(),
                ""),
            occasion.now(),
            occasion.actor().account());
    programmes.insertGoals(programme, goals);
    return programme;
  }

  private static List<String> goals(String typed) {
    var goals = typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (goals.isEmpty() || goals.size() > MOST_GOALS)
      throw new Refusal("coding.refusal.goals", MOST_GOALS);
    for (var goal : goals)
      if (goal.length() > 80) throw new Refusal("coding.refusal.long", goal, 80);
    if (new HashSet<>(goals).size() < goals.size()) throw new Refusal("coding.refusal.goal-twice");
    return goals;
  }

  @Transactional(readOnly = true)
  public Programme programme(long programme) {
    return programmes
        .programme(programme)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(programme)));
  }

  /** The same for a reader: a partner’s own person sees its own. */
  @Transactional(readOnly = true)
  public Programme programme(long programme, Actor reader) {
    var known = programme(programme);
    if (!reader.is(Role.OFFICER, Role.AUDITOR)
        && !reader.partnersAs(Role.DONOR).contains(known.partner()))
      throw Refusal.notFound(String.valueOf(programme));
    return known;
  }

  @Transactional(readOnly = true)
  Slice<Programme> page(Actor reader, long before, int size) {
    return Slice.of(
        programmes.page(seen(reader), before, size + 1),
        size,
        one -> String.valueOf(one.programme()));
  }

  @Transactional(readOnly = true)
  List<ProgrammeTable.Sum> sums(Actor reader) {
    return programmes.sums(seen(reader));
  }

  private static Long @Nullable [] seen(Actor reader) {
    return reader.is(Role.OFFICER, Role.AUDITOR)
        ? null
        : reader.partnersAs(Role.DONOR).toArray(Long[]::new);
  }

  /** What is to be reached, and how many did, of all groups. */
  @Transactional(readOnly = true)
  public List<Goal> goals(long programme) {
    return programmes.goals(programme);
  }

  @Transactional(readOnly = true)
  List<ProgrammeTable.Aide> helpers(long programme) {
    return programmes.helpers(programme);
  }

  @Transactional(readOnly = true)
  List<ProgrammeTable.Aide> free(long programme, LocalDate today) {
    return programmes.free(programme, today);
  }

  /** Somebody of the partner helps from today on. */
  public void help(Occasion occasion, long programme, long volunteer) {
    programme(programme);
    var free = programmes.free(programme, occasion.today());
    if (free.stream().noneMatch(one -> one.volunteer() == volunteer)) {
      boolean helps =
          programmes.helpers(programme).stream().anyMatch(one -> one.volunteer() == volunteer);
      if (helps) return; // pressed twice
      throw Refusal.notFound(String.valueOf(volunteer));
    }
    programmes.help(programme, volunteer, occasion.today());
  }

  public void leave(Occasion occasion, long programme, long volunteer) {
    programme(programme);
    programmes.leave(programme, volunteer, occasion.today());
  }

  /**
   * A new group. In a room that is taught without looking, blocks are refused with what to teach
   * instead, unless somebody says why (AX-06).
   */
  public long teach(Occasion occasion, long programme, Group group) {
    var key = occasion.keyFor("cohort");
    var already = cohorts.keyed(key);
    if (already.isPresent()) return already.get();
    var known = programme(programme);
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
    if (isWithoutLooking(group.classroom(), room.specialNeeds())) refuseBlocks(known, reason);
    return cohorts
        .insert(
            key,
            programme,
            new Group(
                group.classroom(),
                group.grade(),
                group.pupils(),
                group.girls(),
                group.boys(),
                group.startsOn(),
                reason.isEmpty() ? null : reason),
            occasion.now(),
            occasion.actor().account())
        .orElseGet(() -> cohorts.keyed(key).orElseThrow());
  }

  private static int zero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private boolean isWithoutLooking(long classroom, boolean specialNeeds) {
    return needs.isEmpty()
        ? specialNeeds
        : needs.stream().anyMatch(one -> one.screenReader(classroom));
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

  /** The course of a programme. */
  @Transactional(readOnly = true)
  CourseVersion course(long version) {
    return courses.version(version);
  }

  /** Rooms where a group may be taught: handed over and not ended. */
  @Transactional(readOnly = true)
  public List<Room> rooms() {
    return cohorts.rooms();
  }

  /** Courses a programme may teach. */
  @Transactional(readOnly = true)
  public List<CourseVersion> offered() {
    return courses.offered();
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
  Slice<Cohort> cohorts(long programme, long before, int size) {
    return Slice.of(
        cohorts.of(programme, before, size + 1), size, one -> String.valueOf(one.cohort()));
  }

  @Transactional(readOnly = true)
  Slice<Cohort> ofSchools(Actor reader, long before, int size) {
    return Slice.of(
        cohorts.ofSchools(List.copyOf(reader.partnersAs(Role.SCHOOL)), before, size + 1),
        size,
        one -> String.valueOf(one.cohort()));
  }

  @Transactional(readOnly = true)
  public void each(Consumer<Cohort> each) {
    cohorts.each(each);
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
        programmes.goals(known.programme()).stream().map(Goal::goal).collect(Collectors.toSet());
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
        && programmes.goals(known.programme()).stream().noneMatch(one -> one.goal() == said.goal()))
      throw Refusal.notFound("goal");
    var piece = new Piece(title, Nameless.line(said.medium(), 60), said.goal());
    var work = bytes.length == 0 ? null : Work.of(bytes, fileName);
    while (true) {
      var code = code();
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

  /** What a partner’s programmes did in a year: the sums, and the rows they are the sums of. */
  public record Report(
      long partner,
      String partnerName,
      int year,
      List<Programme> programmes,
      List<Cohort> cohorts) {
    private int sum(ToIntFunction<Programme> what) {
      return programmes.stream().mapToInt(what).sum();
    }

    public int pupils() {
      return sum(Programme::pupils);
    }

    public int lessons() {
      return sum(Programme::lessons);
    }

    public int projects() {
      return sum(Programme::projects);
    }

    public long schools() {
      return cohorts.stream().map(Cohort::school).distinct().count();
    }
  }

  @Transactional(readOnly = true)
  public Report report(long partner, int year, Actor reader) {
    if (!reader.is(Role.OFFICER, Role.AUDITOR) && !reader.partnersAs(Role.DONOR).contains(partner))
      throw Refusal.notFound("partner");
    if (year < 2000 || year > 2100) throw Refusal.notFound("year");
    var from = LocalDate.of(year, 1, 1);
    var to = LocalDate.of(year, 12, 31);
    return new Report(
        partner,
        partners.partner(partner).name(),
        year,
        programmes.within(partner, from, to),
        cohorts.within(partner, from, to));
  }

  private String code() {
    var code = new StringBuilder(6);
    for (int i = 0; i < 6; i++) code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return code.toString();
  }
}
