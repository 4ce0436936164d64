package org.greenclassroom.surveys;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Errands, and the sheet an engineer carries on a tablet: it works without a connection once it was
 * loaded, and without scripts while there is one.
 */
@Controller
class ErrandController {
  private static final int PAGE = 100;

  private final Surveys surveys;
  private final Partners partners;
  private final People people;
  private final Telling telling;
  private final Shown shown;

  ErrandController(
      Surveys surveys, Partners partners, People people, Telling telling, Shown shown) {
    this.surveys = surveys;
    this.partners = partners;
    this.people = people;
    this.telling = telling;
    this.shown = shown;
  }

  record ErrandsPage(
      long account, Slice<Errand> errands, LocalDate today, boolean fills, boolean plans) {}

  /**
   * The form of an order.
   *
   * @param sites of the chosen school; null while none is chosen
   */
  record OrderPage(
      Map<Long, String> schools,
      @Nullable Long school,
      @Nullable String schoolName,
      @Nullable Map<Long, String> sites,
      Map<Long, String> engineers,
      boolean plans,
      LocalDate until) {}

  /** What seats draw, as the sheet begins with it. */
  record DrawLine(Draw draw, BigDecimal amperes, int breaker, int sockets) {}

  /**
   * The sheet.
   *
   * @param seen the newest survey of the school there is
   * @param before the survey of this room that counts; null: the first one
   * @param told its answers in words
   * @param done what came of the errand before; null: nothing yet
   */
  record SheetPage(
      long account,
      Errand errand,
      long seen,
      List<Part> parts,
      List<DrawLine> draws,
      int volts,
      @Nullable Survey before,
      @Nullable Map<Question, String> told,
      @Nullable Survey done,
      boolean plans,
      Map<Long, String> engineers,
      boolean late) {}

  /** What is answered: the survey, and where it stands. */
  record Taken(long survey, String number, boolean contested) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/surveys/errands")
  String errands(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    var actor = occasion.actor();
    model.addAttribute(
        "page",
        new ErrandsPage(
            actor.account(),
            surveys.open(actor, after, PAGE),
            occasion.today(),
            actor.is(Role.OFFICER, Role.ENGINEER),
            actor.is(Role.OFFICER)));
    return "surveys/errands";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/surveys/errands.ics")
  ResponseEntity<byte[]> calendar(Occasion occasion) {
    return ResponseEntity.ok()
        .header("Content-Type", "text/calendar;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"surveys.ics\"")
        .header("Cache-Control", "no-store")
        .body(
            ErrandCalendar.of(
                shown.sentence(new Said("surveys.survey", List.of())),
                surveys.open(occasion.actor())));
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/surveys/errands/new")
  String blank(
      @RequestParam(required = false) @Nullable Long school, Occasion occasion, Model model) {
    var schools = new LinkedHashMap<Long, String>();
    if (school == null)
      for (var one : partners.of(PartnerKind.SCHOOL)) schools.put(one.partner(), one.name());
    var own = surveys.own(occasion.actor());
    if (own != null) schools.keySet().retainAll(own);
    model.addAttribute(
        "page",
        new OrderPage(
            schools,
            school,
            school == null ? null : partners.partner(school).name(),
            school == null ? null : sites(school),
            engineers(),
            occasion.actor().is(Role.OFFICER),
            occasion.today().plusWeeks(2)));
    return "surveys/order";
  }

  /** An engineer writes errands for himself. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/surveys/errands")
  String order(
      @RequestParam Map<String, String> posted, Occasion occasion, RedirectAttributes redirect) {
    var form = new SheetForm(posted);
    var school = form.number("school");
    if (school == null) throw new Refusal("frame.refusal.missing", "school");
    var plans = occasion.actor().is(Role.OFFICER);
    var errand =
        surveys.order(
            occasion,
            school,
            form.number("site"),
            form.need("room"),
            form.whole("seats"),
            form.day("until"),
            form.text("reference"),
            plans ? form.number("engineer") : (Long) occasion.actor().account());
    Said.that(redirect, "surveys.said.ordered");
    return "redirect:/surveys/errands/" + errand;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/surveys/errands/{id:\\d+}")
  String sheet(@PathVariable long id, Occasion occasion, Model model) {
    var errand = surveys.errand(id);
    var before = surveys.latest(errand.school(), errand.room()).orElse(null);
    var measured = before == null ? null : before.answers().count(Question.VOLTS);
    int volts = measured == null ? Draw.NOMINAL_VOLTS : measured;
    model.addAttribute(
        "page",
        new SheetPage(
            occasion.actor().account(),
            errand,
            surveys.newest(errand.school()),
            List.of(Part.values()),
            List.of(Draw.values()).stream()
                .map(draw ->
                    new DrawLine(
                        draw,
                        draw.amperes(errand.seats(), volts),
                        draw.breaker(errand.seats(), volts),
                        draw.sockets(errand.seats())))
                .toList(),
            volts,
            before,
            before == null ? null : telling.answers(before.answers()),
            surveys.ofErrand(id).orElse(null),
            occasion.actor().is(Role.OFFICER),
            engineers(),
            errand.isLate(occasion.today())));
    return "surveys/sheet";
  }

  /** From the queue of a page: photographs were sent before. */
  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(path = "/surveys/errands/{id:\\d+}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken record(@PathVariable long id, @RequestBody SheetForm.SheetIn in, Occasion occasion) {
    var errand = surveys.errand(id);
    var sheet = in.sheet(occasion, surveys.sent(occasion, in.hashes()));
    return taken(occasion, surveys.record(occasion, errand, sheet));
  }

  /** From a form, without scripts. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/surveys/errands/{id:\\d+}")
  String record(
      @PathVariable long id,
      @RequestParam Map<String, String> posted,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException, ServletException {
    var errand = surveys.errand(id);
    var sheet = new SheetForm(posted).sheet(occasion, SheetForm.photos(request));
    var taken = taken(occasion, surveys.record(occasion, errand, sheet));
    Said.that(redirect, taken.contested() ? "surveys.said.contested" : "surveys.said.recorded");
    return "redirect:/surveys/" + taken.survey();
  }

  private Taken taken(Occasion occasion, long survey) {
    var known = surveys.survey(occasion.actor(), survey);
    return new Taken(survey, known.number(), known.contested());
  }

  @Allow(Role.OFFICER)
  @PostMapping("/surveys/errands/{id:\\d+}/engineer")
  String give(
      @PathVariable long id,
      @RequestParam Map<String, String> posted,
      RedirectAttributes redirect) {
    var form = new SheetForm(posted);
    surveys.errand(id);
    surveys.give(id, form.number("engineer"), form.day("until"));
    Said.that(redirect, "surveys.said.given");
    return "redirect:/surveys/errands/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/surveys/errands/{id:\\d+}/end")
  String callOff(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    surveys.callOff(occasion, id);
    Said.that(redirect, "surveys.said.called-off");
    return "redirect:/surveys/errands/" + id;
  }

  private Map<Long, String> sites(long school) {
    var all = new LinkedHashMap<Long, String>();
    for (var site : partners.sites(school))
      all.put(
          site.site(), site.address() == null ? site.name() : site.name() + ", " + site.address());
    return all;
  }

  /** Staff who may survey. */
  private Map<Long, String> engineers() {
    var all = new LinkedHashMap<Long, String>();
    for (var one : people.all())
      if (!one.disabled()
          && one.grants().stream()
              .anyMatch(grant -> grant.role() == Role.ENGINEER || grant.role() == Role.OFFICER))
        all.put(one.account(), one.name());
    return all;
  }
}
