package org.greenclassroom.applications;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.SchoolKind;
import org.greenclassroom.surveys.Draw;
import org.greenclassroom.surveys.Errand;
import org.greenclassroom.surveys.Readiness;
import org.greenclassroom.surveys.Survey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: applications that came, the waiting list, one application and what is asked about it. */
@Controller
class ReviewController {
  private final Applications applications;
  private final Scoring scoring;
  private final Deciding deciding;
  private final Progress progress;
  private final Wording wording;
  private final Partners partners;

  ReviewController(
      Applications applications,
      Scoring scoring,
      Deciding deciding,
      Progress progress,
      Wording wording,
      Partners partners) {
    this.applications = applications;
    this.scoring = scoring;
    this.deciding = deciding;
    this.progress = progress;
    this.wording = wording;
    this.partners = partners;
  }

  /**
   * The list.
   *
   * @param own whether a school's own person looks at its own
   */
  record ListPage(Slice<Application> applications, boolean mayWrite, boolean own) {}

  record WaitingPage(List<Application> applications, boolean mayWrite) {}

  /** Another application beside this one; `like` is null for this one itself. */
  record Beside(Application application, LikenessTable.@Nullable Alike like) {}

  record LearnedPage(Criterion criterion, String fact, QuestionTable.Learned learned) {}

  /** The survey of the room that counts, in numbers. */
  record SurveyPage(Survey survey, Readiness readiness) {}

  /**
   * One application.
   *
   * @param score as it was last kept; null: never
   * @param today what it would come to today; null where that is the same, or nothing counts any
   *     more
   * @param errand the survey that was ordered; null: none
   * @param secondWaits the approval that waits for a second officer; null: none
   * @param maySecond whether this officer is another one than the first
   */
  record ReviewPage(
      Application application,
      @Nullable Contact contact,
      List<Photograph.Kept> photographs,
      List<Question> questions,
      List<LearnedPage> learned,
      List<Beside> beside,
      List<LikenessTable.KnownSchool> known,
      @Nullable Partner school,
      @Nullable Score score,
      @Nullable Score today,
      @Nullable Errand errand,
      @Nullable SurveyPage survey,
      Doubled doubled,
      List<Decision> decisions,
      @Nullable Decision secondWaits,
      boolean maySecond,
      Map<Long, String> sponsors,
      List<ApplicationTable.Step> steps,
      int place,
      boolean officer) {
    public boolean mayWrite() {
      return officer && application.isOpen();
    }

    public boolean mayOrder() {
      return mayWrite()
          && school != null
          && secondWaits == null
          && (errand == null || !errand.isOpen());
    }

    public boolean mayForget() {
      return officer && contact != null && !application.isOpen();
    }

    public Criterion[] criteria() {
      return Criterion.values();
    }

    public boolean mayDecide() {
      return mayWrite() && application.canBeDecided() && secondWaits == null;
    }

    public boolean hasUnread() {
      return mayWrite() && questions.stream().anyMatch(Question::unread);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/applications")
  String list(
      @RequestParam(required = false) Application.@Nullable State state,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(required = false) @Nullable String territory,
      @RequestParam(required = false) @Nullable Integer points,
      @RequestParam(required = false) @Nullable Awaited awaited,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    model.addAttribute(
        "page",
        new ListPage(
            applications.page(state, kind, territory, points, awaited, q, after, actor),
            actor.is(Role.OFFICER),
            !actor.is(Role.OFFICER, Role.AUDITOR)));
    return "applications/list";
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/applications/waiting")
  String waiting(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new WaitingPage(
            applications.waitingList(occasion.actor()), occasion.actor().is(Role.OFFICER)));
    return "applications/waiting";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/waiting/scores")
  String scoreWaiting(Occasion occasion, RedirectAttributes redirect) {
    Said.that(redirect, "applications.said.ranked", scoring.scoreWaiting(occasion));
    return "redirect:/applications/waiting";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/applications/{id:\\d{1,18}}")
  String application(@PathVariable long id, Occasion occasion, Locale locale, Model model) {
    var application = applications.seen(id, occasion.actor());
    if (!occasion.actor().is(Role.OFFICER, Role.AUDITOR)) {
      model.addAttribute("page", progress.of(application, false));
      return "applications/progress";
    }
    model.addAttribute("page", page(application, occasion, locale));
    return "applications/application";
  }

  private ReviewPage page(Application application, Occasion occasion, Locale locale) {
    long id = application.application();
    var officer = occasion.actor().is(Role.OFFICER);
    var decisions = deciding.decisions(id);
    var second =
        decisions.stream()
            .filter(decision -> decision.waitsForSecond() && application.isOpen())
            .findFirst()
            .orElse(null);
    var score = scoring.last(id).orElse(null);
    var today = application.isOpen() ? scoring.preview(occasion, application) : null;
    if (score != null && today != null && score.saysAs(today)) today = null;
    var beside = new ArrayList<Beside>();
    var alike = applications.alike(id, occasion.actor());
    if (!alike.isEmpty()) beside.add(new Beside(application, null));
    for (var each : alike)
      beside.add(new Beside(applications.application(each.application()), each));
    return new ReviewPage(
        application,
        applications.contact(id).orElse(null),
        applications.photographs(application),
        applications.questions(id),
        applications.learned(id).stream()
            .map(each ->
                new LearnedPage(
                    each.criterion(), wording.fact(each.criterion(), each.value(), locale), each))
            .toList(),
        beside,
        applications.known(id, occasion.actor()),
        application.school() == null ? null : partners.partner(application.school()),
        score,
        today,
        applications.errand(application).orElse(null),
        scoring
            .survey(application)
            .map(survey -> new SurveyPage(survey, survey.readiness(Draw.DESKTOP)))
            .orElse(null),
        deciding.doubled(application, application.told().room()),
        decisions,
        second,
        officer && second != null && second.decidedBy() != occasion.actor().account(),
        named(PartnerKind.SPONSOR),
        applications.steps(id),
        application.state() == Application.State.WAITING ? applications.place(application) : 0,
        officer);
  }

  private Map<Long, String> named(PartnerKind kind) {
    var names = new LinkedHashMap<Long, String>();
    for (var partner : partners.of(kind)) names.put(partner.partner(), partner.name());
    return names;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/{id:\\d{1,18}}/review")
  String review(@PathVariable long id, Occasion occasion) {
    applications.review(occasion, id);
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/{id:\\d{1,18}}/questions")
  String ask(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String question,
      Occasion occasion,
      RedirectAttributes redirect) {
    applications.ask(occasion, id, question);
    Said.that(redirect, "applications.said.asked", Application.number(id));
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/{id:\\d{1,18}}/answers/read")
  String read(@PathVariable long id, Occasion occasion) {
    applications.read(occasion, id);
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/{id:\\d{1,18}}/facts")
  String learn(
      @PathVariable long id,
      @RequestParam Criterion criterion,
      @RequestParam java.math.BigDecimal value,
      @RequestParam(defaultValue = "") String whence,
      Occasion occasion,
      RedirectAttributes redirect) {
    applications.learn(occasion, id, criterion, criterion.read(value), whence);
    Said.that(redirect, "applications.said.learned", criterion);
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/{id:\\d{1,18}}/school")
  String match(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long school,
      Occasion occasion,
      RedirectAttributes redirect) {
    var found = applications.match(occasion, id, school);
    Said.that(redirect, "applications.said.matched", partners.partner(found).name());
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/{id:\\d{1,18}}/survey")
  String survey(
      @PathVariable long id,
      @RequestParam LocalDate until,
      Occasion occasion,
      RedirectAttributes redirect) {
    applications.survey(occasion, id, until);
    Said.that(redirect, "applications.said.surveyed", Application.number(id));
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/{id:\\d{1,18}}/contact/forget")
  String forget(@PathVariable long id, RedirectAttributes redirect) {
    applications.forget(id);
    Said.that(redirect, "applications.said.forgotten");
    return back(id);
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/applications/{id:\\d{1,18}}/photographs/{photograph:\\d{1,18}}")
  ResponseEntity<byte[]> photograph(@PathVariable long id, @PathVariable long photograph) {
    var kept = applications.photograph(applications.application(id), photograph);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            ContentDisposition.inline()
                .filename(kept.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(kept.bytes());
  }

  static String back(long id) {
    return "redirect:/applications/" + id;
  }
}
