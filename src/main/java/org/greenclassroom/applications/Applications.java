package org.greenclassroom.applications;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.applications.ApplicationTable.Filter;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.SchoolKind;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.surveys.Errand;
import org.greenclassroom.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for the programme's officers: applications are read, asked about and matched. */
@Service
@Transactional
public class Applications {
  /** A school that hears nothing for two weeks asks elsewhere. */
  private static final Duration LATE = Duration.ofDays(14);

  private static final int PAGE = 50;
  private static final int MOST_WAITING = 500;
  private final ApplicationTable table;
  private final QuestionTable questions;
  private final LikenessTable likeness;
  private final FormTable forms;
  private final Letters letters;
  private final Partners partners;
  private final Schools schools;
  private final Surveys surveys;

  Applications(
      ApplicationTable table,
      QuestionTable questions,
      LikenessTable likeness,
      FormTable forms,
      Letters letters,
      Partners partners,
      Schools schools,
      Surveys surveys) {
    this.table = table;
    this.questions = questions;
    this.likeness = likeness;
    this.forms = forms;
    this.letters = letters;
    this.partners = partners;
    this.schools = schools;
    this.surveys = surveys;
  }

  /** An officer has it in hand. */
  public void review(Occasion occasion, long id) {
    var application = locked(id);
    if (application.state() == Application.State.RECEIVED)
      become(occasion, id, Application.State.REVIEW);
  }

  /** Asks the school, by letter and on its page. */
  public void ask(Occasion occasion, long id, String question) {
    var application = open(id);
    var asked = question.strip();
    if (asked.isEmpty() || asked.length() > 2_000)
      throw new Refusal("applications.refusal.question", 2_000);
    questions.ask(id, asked, occasion.now(), occasion.actor().account());
    questions.read(id, occasion.now());
    letters.asked(occasion, application, asked);
    if (application.state() == Application.State.RECEIVED)
      become(occasion, id, Application.State.REVIEW);
  }

  /** The answers were read, and nothing more follows from them. */
  public void read(Occasion occasion, long id) {
    application(id);
    questions.read(id, occasion.now());
  }

  /** Writes down what was learned of a fact, and from where. */
  public void learn(Occasion occasion, long id, Criterion criterion, int value, String whence) {
    open(id);
    if (whence.isBlank() || whence.length() > 300)
      throw new Refusal("applications.refusal.whence", criterion);
    if (value < 0 || value > Criterion.NO_COMPUTER || (criterion.isYesOrNo() && value > 1))
      throw new Refusal("applications.refusal.value", criterion, value);
    questions.learn(
        id, criterion, value, whence.strip(), occasion.now(), occasion.actor().account());
    questions.read(id, occasion.now());
  }

  /**
   * Says which school it is of.
   *
   * @param school null: one that is recorded now, as the application names it
   */
  public long match(Occasion occasion, long id, @Nullable Long school) {
    var application = open(id);
    long found = school == null ? record(occasion, application) : school(school);
    table.match(id, found);
    if (application.state() == Application.State.RECEIVED)
      become(occasion, id, Application.State.REVIEW);
    return found;
  }

  private long school(long school) {
    var known = partners.partner(school);
    if (!known.is(PartnerKind.SCHOOL))
      throw new Refusal("applications.refusal.not-a-school", known.name());
    return school;
  }

  private long record(Occasion occasion, Application application) {
    if (application.school() != null) return application.school();
    var told = application.told();
    return schools.register(
        occasion,
        new Schools.NewSchool(
            told.name(), told.territory(), told.address(), told.code(), Set.copyOf(told.kinds())));
  }

  /** Sends somebody to look at the room. */
  public void survey(Occasion occasion, long id, LocalDate until) {
    var application = open(id);
    var school = application.school();
    if (school == null) throw new Refusal("applications.refusal.no-school", application.number());
    if (until.isBefore(occasion.today()))
      throw new Refusal("applications.refusal.survey-late", until);
    var told = application.told();
    var errand =
        surveys.order(
            occasion,
            school,
            schools.school(school).site(),
            told.room(),
            told.seats(),
            until,
            application.number(),
            null);
    table.survey(id, errand);
    if (application.state() != Application.State.SURVEY)
      table.step(id, Application.State.SURVEY, occasion.now(), occasion.actor().account());
    letters.surveyed(occasion, application);
  }

  /** Forgets whom to write to; the application stays. */
  void forget(long id) {
    var application = application(id);
    if (table.forget(id) == 0) throw Refusal.notFound(application.number());
  }

  private void become(Occasion occasion, long id, Application.State state) {
    table.become(id, state);
    table.step(id, state, occasion.now(), occasion.actor().account());
  }

  private Application locked(long id) {
    table.lock(id);
    return application(id);
  }

  private Application open(long id) {
    var application = locked(id);
    if (!application.isOpen())
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "applications.refusal.ended",
          application.number(),
          application.state());
    return application;
  }

  @Transactional(readOnly = true)
  Application application(long id) {
    return table.application(id).orElseThrow(() -> Refusal.notFound(String.valueOf(id)));
  }

  /** One that this person may see; another school's does not exist for it. */
  @Transactional(readOnly = true)
  Application seen(long id, Actor actor) {
    var application = application(id);
    if (!sees(own(actor), application)) throw Refusal.notFound(String.valueOf(id));
    return application;
  }

  /** The schools whose applications this person reads; null: all, and those of no school yet. */
  private @Nullable Set<Long> own(Actor actor) {
    return actor.is(STAFF) ? schools.own(actor) : actor.partnersAs(Role.SCHOOL);
  }

  static boolean sees(@Nullable Set<Long> own, Application application) {
    return own == null || application.school() != null && own.contains(application.school());
  }

  private static final Set<Role> STAFF = EnumSet.of(Role.OFFICER, Role.AUDITOR);

  @Transactional(readOnly = true)
  Slice<Application> page(
      Application.@Nullable State state,
      @Nullable SchoolKind kind,
      @Nullable String territory,
      @Nullable Integer leastPoints,
      @Nullable Awaited awaited,
      String part,
      long before,
      Actor actor) {
    return Slice.of(
        table.page(
            new Filter(state, kind, territory, leastPoints, awaited, own(actor), part.strip()),
            before,
            PAGE + 1),
        PAGE,
        application -> Long.toString(application.application()));
  }

  /** The application that this classroom came from; empty: it was planned without one. */
  @Transactional(readOnly = true)
  Optional<Application> ofClassroom(long classroom) {
    return table.ofClassroom(classroom);
  }

  /** Of these schools, the newest first; not more than one page. */
  @Transactional(readOnly = true)
  List<Application> ofSchools(Set<Long> schools) {
    return table.page(new Filter(null, null, null, null, null, schools, ""), Long.MAX_VALUE, PAGE);
  }

  @Transactional(readOnly = true)
  List<Application> waitingList(Actor actor) {
    var own = own(actor);
    return table.waiting(MOST_WAITING).stream().filter(one -> sees(own, one)).toList();
  }

  @Transactional(readOnly = true)
  int place(Application application) {
    return table.place(application.application());
  }

  @Transactional(readOnly = true)
  List<ApplicationTable.Step> steps(long id) {
    return table.steps(id);
  }

  @Transactional(readOnly = true)
  List<Question> questions(long id) {
    return questions.questions(id);
  }

  @Transactional(readOnly = true)
  List<QuestionTable.Learned> learned(long id) {
    return questions.learned(id);
  }

  @Transactional(readOnly = true)
  Optional<Contact> contact(long id) {
    return table.contact(id);
  }

  @Transactional(readOnly = true)
  List<Photograph.Kept> photographs(Application application) {
    return forms.photographs(application.form());
  }

  @Transactional(readOnly = true)
  Photograph photograph(Application application, long photograph) {
    return forms
        .photograph(application.form(), photograph)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(photograph)));
  }

  @Transactional(readOnly = true)
  List<LikenessTable.Alike> alike(long id, Actor actor) {
    var own = own(actor);
    return likeness.alike(id).stream()
        .filter(one -> sees(own, application(one.application())))
        .toList();
  }

  @Transactional(readOnly = true)
  List<LikenessTable.KnownSchool> known(long id, Actor actor) {
    var own = own(actor);
    return likeness.known(id).stream()
        .filter(one -> own == null || own.contains(one.school()))
        .toList();
  }

  @Transactional(readOnly = true)
  Tray.Waiting tray(Occasion occasion, Application.State state, Application.State... more) {
    var counted = table.count(EnumSet.of(state, more), occasion.now().minus(LATE));
    return new Tray.Waiting(counted.count(), counted.late(), null, "/applications?state=" + state);
  }

  /** The survey that was ordered; empty: none. */
  @Transactional(readOnly = true)
  Optional<Errand> errand(Application application) {
    var errand = application.errand();
    return errand == null ? Optional.empty() : Optional.of(surveys.errand(errand));
  }

  /** Rooms that were surveyed and wait for their points. */
  @Transactional(readOnly = true)
  Tray.Waiting surveyed() {
    return new Tray.Waiting(table.surveyed(), 0, null, "/applications?awaited=SCORING");
  }

  /** Answers that came and were not read yet. */
  @Transactional(readOnly = true)
  Tray.Waiting answers() {
    return new Tray.Waiting(questions.unread(), 0, null, "/applications?awaited=READING");
  }
}
