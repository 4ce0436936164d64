package org.greenclassroom.coding;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToIntFunction;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of programmes: what a partner teaches, who helps, what came of it in a year. */
@Service
@Transactional
public class Coding {
  private static final int MOST_GOALS = 12;

  private final ProgrammeTable programmes;
  private final CohortTable cohorts;
  private final Courses courses;
  private final Partners partners;

  Coding(ProgrammeTable programmes, CohortTable cohorts, Courses courses, Partners partners) {
    this.programmes = programmes;
    this.cohorts = cohorts;
    this.courses = courses;
    this.partners = partners;
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

  /** The course of a programme. */
  @Transactional(readOnly = true)
  CourseVersion course(long version) {
    return courses.version(version);
  }

  /** Courses a programme may teach. */
  @Transactional(readOnly = true)
  public List<CourseVersion> offered() {
    return courses.offered();
  }

  /** Of which partner and year there is something to report. */
  public record Reported(long partner, String partnerName, int year) {}

  /** For which of their partners and years a reader may have a report, the latest first. */
  @Transactional(readOnly = true)
  public List<Reported> reports(Actor reader, LocalDate today) {
    var own = reader.partnersAs(Role.DONOR);
    return own.isEmpty() ? List.of() : programmes.reports(own.toArray(Long[]::new), today);
  }

  /**
   * What a partner’s programmes did in a year: the sums, and the rows they are the sums of. A group
   * counts in the year in which it began, with all that came of it since, so that the years add up.
   */
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
}
