package org.greenclassroom.checkins;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.checklists.Answer;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A room's reports, for the office and for the school's own person. */
@Controller
class RoomController {
  private static final String ROOM = "/checkins/rooms/{id:\\d{1,18}}";
  private static final String KIND = "/{kind:checkin|inventory|principal|teacher|pupils}";
  private static final int PAGE = 50;

  private final Checkins checkins;
  private final Links links;
  private final Filling filling;
  private final Checklists checklists;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Origin origin;

  RoomController(
      Checkins checkins,
      Links links,
      Filling filling,
      Checklists checklists,
      Classrooms classrooms,
      Partners partners,
      Origin origin) {
    this.checkins = checkins;
    this.links = links;
    this.filling = filling;
    this.checklists = checklists;
    this.classrooms = classrooms;
    this.partners = partners;
    this.origin = origin;
  }

  /**
   * A room.
   *
   * @param address of its form; null: there is no link, or the reader may not know it
   */
  record RoomPage(
      Classroom room,
      String school,
      String code,
      @Nullable String address,
      @Nullable String qr,
      Slice<Report> reports,
      ReportKind[] kinds,
      boolean writes,
      boolean answers) {}

  /** An item of a report with its answer, in the reader's words. */
  record Line(String label, @Nullable String value, @Nullable String reason, boolean starred) {}

  /**
   * A report.
   *
   * @param hidden a questionnaire: what one person said is shown to nobody
   */
  record ReportPage(
      Report report,
      Classroom room,
      String school,
      List<Line> lines,
      List<Report> revisions,
      List<RoomTable.Difference> differences,
      boolean hidden) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(ROOM)
  String room(
      @PathVariable long id,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var room = classrooms.room(id, actor);
    var secret = actor.is(Role.OFFICER, Role.SCHOOL) ? links.secret(id).orElse(null) : null;
    var address = secret == null ? null : origin.here() + "/r/" + secret;
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            partners.partner(room.school()).name(),
            links.code(id),
            address,
            address == null ? null : Qr.svg(address),
            Slice.of(checkins.of(id, after, PAGE + 1), PAGE, last -> String.valueOf(last.report())),
            ReportKind.values(),
            actor.is(Role.OFFICER),
            actor.is(Role.OFFICER, Role.SCHOOL)));
    return "checkins/room";
  }

  @Allow(Role.OFFICER)
  @PostMapping(ROOM + "/links")
  String link(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    links.make(occasion, id);
    Said.that(redirect, "checkins.said.link");
    return "redirect:/checkins/rooms/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ROOM + "/links/end")
  String end(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    classrooms.room(id);
    links.revoke(occasion, id);
    Said.that(redirect, "checkins.said.link-ended");
    return "redirect:/checkins/rooms/" + id;
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @GetMapping(ROOM + KIND)
  String form(
      @PathVariable long id,
      @PathVariable String kind,
      CsrfToken csrf,
      Occasion occasion,
      Locale locale,
      Model model) {
    var asked = asked(id, kind, occasion);
    csrf.getToken(); // before the page is too long for a session to begin
    return filling.show(
        asked, checkins.asked(asked.kind()), Map.of(), List.of(), null, occasion, locale, model);
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ROOM + KIND)
  String take(
      @PathVariable long id,
      @PathVariable String kind,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var asked = asked(id, kind, occasion);
    var posted = request.getParameterMap();
    var via = asked.office() ? new ReportForm(posted).via() : Via.LINK;
    var receipt = filling.take(asked, posted, via, occasion, locale, response, model);
    if (receipt.isEmpty()) return "checkins/form";
    Said.that(
        redirect,
        switch (receipt.get().outcome()) {
          case ACCEPTED -> "checkins.said.accepted";
          case SAME -> "checkins.said.same";
          case CORRECTED -> "checkins.said.corrected";
        },
        receipt.get().number());
    return "redirect:/checkins/reports/" + receipt.get().report();
  }

  /** The fields of a form, as it would have posted them. */
  record Fields(@Nullable Map<String, List<String>> fields) {}

  /** What is answered: the report, and whether it was known. */
  record Taken(long report, String number, Receipt.Outcome outcome) {}

  /** From the queue of the page: it waited until there was a line. */
  @Once
  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(path = ROOM + KIND, consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken queued(
      @PathVariable long id, @PathVariable String kind, @RequestBody Fields in, Occasion occasion) {
    var asked = asked(id, kind, occasion);
    var fields = in.fields();
    if (fields == null) throw new Refusal("frame.refusal.missing", "fields");
    var said = fields.getOrDefault("via", List.of());
    var via = !asked.office() ? Via.LINK : said.contains("OFFICE") ? Via.OFFICE : Via.PAPER;
    var receipt = filling.queued(asked, fields, via, occasion);
    return new Taken(receipt.report(), receipt.number(), receipt.outcome());
  }

  private Filling.Request asked(long id, String path, Occasion occasion) {
    var actor = occasion.actor();
    classrooms.room(id, actor);
    for (var kind : ReportKind.values())
      if (kind.path().equals(path))
        return new Filling.Request(
            "/checkins/rooms/" + id + "/" + path,
            id,
            kind,
            Map.of(),
            false,
            actor.is(Role.OFFICER),
            actor.account());
    throw Refusal.notFound(path);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/checkins/reports/{report:\\d{1,18}}")
  String report(@PathVariable long report, Occasion occasion, Locale locale, Model model) {
    var known = checkins.report(report, occasion.actor());
    var room = classrooms.room(known.classroom());
    boolean hidden = !known.kind().revised();
    model.addAttribute(
        "page",
        new ReportPage(
            known,
            room,
            partners.partner(room.school()).name(),
            hidden ? List.of() : lines(known, locale),
            known.kind().revised() ? checkins.revisions(known) : List.of(),
            known.kind() == ReportKind.INVENTORY ? checkins.differences(known) : List.of(),
            hidden));
    return "checkins/report";
  }

  private List<Line> lines(Report report, Locale locale) {
    var answers = checkins.answers(report.report());
    var fill = checklists.fill(checklists.version(report.version()), answers, locale);
    return fill.lines().stream()
        .filter(line -> line.item().asks() && answers.containsKey(line.name()))
        .map(line -> {
          var answer = answers.getOrDefault(line.name(), Answer.NONE);
          var chosen =
              line.choices().stream()
                  .filter(choice -> choice.chosen())
                  .map(choice -> choice.label())
                  .toList();
          return new Line(
              line.label(),
              chosen.isEmpty() ? answer.value() : String.join(", ", chosen),
              answer.reason(),
              answer.starred());
        })
        .toList();
  }
}
