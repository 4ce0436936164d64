package org.greenclassroom.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A day's folder: checklist, run-sheet on a page and on paper, risks, costs. */
@Controller
@RequestMapping("/activities/{activity:\\d+}")
class SheetController {
  private final Activities activities;
  private final Sheets sheets;
  private final Chosen chosen;
  private final Paper paper;
  private final Schools schools;
  private final Entities entities;

  SheetController(
      Activities activities,
      Sheets sheets,
      Chosen chosen,
      Paper paper,
      Schools schools,
      Entities entities) {
    this.activities = activities;
    this.sheets = sheets;
    this.chosen = chosen;
    this.paper = paper;
    this.schools = schools;
    this.entities = entities;
  }

  record SheetPage(
      Activity activity,
      @Nullable String company,
      @Nullable String school,
      List<SheetTable.Line> lines,
      List<Slot> slots,
      Map<String, String> kinds,
      boolean writes) {
    /** When a line begins, in the day's own zone. */
    public LocalTime at(SheetTable.Line line) {
      return LocalTime.ofInstant(
          activity.startsAt().plusSeconds(line.minute() * 60L), activity.zoneId());
    }

    public LocalTime until(SheetTable.Line line) {
      return LocalTime.ofInstant(
          activity.startsAt().plusSeconds((line.minute() + line.minutes()) * 60L),
          activity.zoneId());
    }
  }

  record MoneyPage(
      Activity activity,
      List<SheetTable.Risk> risks,
      List<SheetTable.Cost> costs,
      List<SheetTable.Sum> sums,
      boolean writes) {}

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/items/{item:\\d+}")
  String tick(
      @PathVariable long activity,
      @PathVariable long item,
      @RequestParam boolean done,
      Occasion occasion) {
    sheets.tick(occasion, activity, item, done);
    return "redirect:/activities/" + activity + "#items";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/items")
  String addItem(
      @PathVariable long activity,
      @RequestParam String words,
      @RequestParam LocalDate dueOn,
      Occasion occasion) {
    sheets.addItem(occasion, activity, words, dueOn);
    return "redirect:/activities/" + activity + "#items";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/run-sheet")
  String runSheet(@PathVariable("activity") long number, Occasion occasion, Model model) {
    model.addAttribute("page", sheet(number, occasion));
    return "activities/run-sheet";
  }

  private SheetPage sheet(long number, Occasion occasion) {
    var activity = activities.activity(number, occasion.actor());
    return new SheetPage(
        activity,
        activity.partner() == null ? null : chosen.nameOf(activity.partner()),
        activity.school() == null ? null : chosen.nameOf(activity.school()),
        sheets.lines(number),
        activities.slots(number),
        chosen.words(LineKind.values()),
        occasion.actor().is(Role.OFFICER) && !activity.removed() && activity.state().isLive());
  }

  /** On paper, in the language that is asked for, else in the reader's. */
  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/run-sheet.pdf")
  ResponseEntity<byte[]> paper(
      @PathVariable("activity") long number,
      @RequestParam(defaultValue = "") String in,
      Occasion occasion,
      Locale locale) {
    var model = new HashMap<String, Object>();
    var sheet = sheet(number, occasion);
    model.put("page", sheet);
    model.put("issued", occasion.today());
    var language = Chosen.languages().containsKey(in) ? Locale.forLanguageTag(in) : locale;
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"run-sheet-%d.pdf\"".formatted(number))
        .header("Cache-Control", "private, no-store")
        .body(
            paper.pdf(
                "activities/paper",
                Map.copyOf(model),
                language,
                entities.actingFor(territory(sheet.activity()), occasion.today())));
  }

  private String territory(Activity activity) {
    return activity.school() == null ? "CN" : schools.school(activity.school()).territory();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/lines")
  String addLine(
      @PathVariable long activity,
      @RequestParam LineKind kind,
      @RequestParam String words,
      @RequestParam LocalTime at,
      @RequestParam int minutes,
      @RequestParam(defaultValue = "") String who,
      Occasion occasion,
      RedirectAttributes redirect) {
    sheets.addLine(occasion, activity, kind, words, minute(activity, at), minutes, who);
    Said.that(redirect, "activities.said.kept");
    return "redirect:/activities/" + activity + "/run-sheet";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/lines/{line:\\d+}")
  String changeLine(
      @PathVariable long activity,
      @PathVariable long line,
      @RequestParam(defaultValue = "") String words,
      @RequestParam LocalTime at,
      @RequestParam int minutes,
      @RequestParam(defaultValue = "") String who,
      Occasion occasion,
      RedirectAttributes redirect) {
    sheets.changeLine(occasion, activity, line, minute(activity, at), minutes, words, who);
    Said.that(redirect, "activities.said.kept");
    return "redirect:/activities/" + activity + "/run-sheet";
  }

  /** From a time of day to minutes from the beginning; half a day around it. */
  private int minute(long number, LocalTime at) {
    var activity = activities.activity(number);
    int minute = (at.toSecondOfDay() - activity.from().toSecondOfDay()) / 60;
    return minute < -720 ? minute + 1440 : minute;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/risks")
  String risks(@PathVariable("activity") long number, Occasion occasion, Model model) {
    var activity = activities.activity(number, occasion.actor());
    model.addAttribute(
        "page",
        new MoneyPage(
            activity,
            sheets.risks(number),
            sheets.costs(number),
            sheets.sums(number),
            occasion.actor().is(Role.OFFICER) && !activity.removed()));
    return "activities/risks";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/risks")
  String addRisk(
      @PathVariable long activity,
      @RequestParam String hazard,
      @RequestParam int likelihood,
      @RequestParam int harm,
      @RequestParam String measure,
      Occasion occasion) {
    sheets.addRisk(occasion, activity, hazard, likelihood, harm, measure);
    return "redirect:/activities/" + activity + "/risks";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/costs")
  String addCost(
      @PathVariable long activity,
      @RequestParam String item,
      @RequestParam String amount,
      @RequestParam String currency,
      Occasion occasion) {
    sheets.addCost(occasion, activity, item, amount, currency);
    return "redirect:/activities/" + activity + "/risks";
  }

  /** Something is struck out of the folder. */
  @Allow(Role.OFFICER)
  @PostMapping("/{part:items|lines|risks|costs}/{number:\\d+}/removal")
  String strike(
      @PathVariable long activity,
      @PathVariable String part,
      @PathVariable long number,
      Occasion occasion) {
    var which =
        switch (part) {
          case "items" -> SheetTable.Part.ITEM;
          case "lines" -> SheetTable.Part.LINE;
          case "risks" -> SheetTable.Part.RISK;
          default -> SheetTable.Part.COST;
        };
    sheets.strike(occasion, activity, which, number);
    var page =
        switch (which) {
          case ITEM -> "#items";
          case LINE -> "/run-sheet";
          case RISK, COST -> "/risks";
        };
    return "redirect:/activities/" + activity + page;
  }
}
