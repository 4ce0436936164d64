package org.greenclassroom.attendance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheet behind a link in a letter, and what came back, as counts. */
@Controller
class AskingController {
  private static final int MOST_AN_HOUR = 60;

  private final Asking asking;
  private final Days days;
  private final Floods floods;
  private final Shown shown;

  AskingController(Asking asking, Days days, Floods floods, Shown shown) {
    this.asking = asking;
    this.days = days;
    this.floods = floods;
    this.shown = shown;
  }

  /** The sheet: what day it is about, and nothing of whoever reads it. */
  record SheetPage(String secret, Day day, Audience audience, boolean used) {
    public List<Question> questions() {
      return List.of(Question.values());
    }
  }

  @AllowEveryone
  @GetMapping("/asked/{secret:[0-9a-z]{32}}")
  String sheet(
      @PathVariable String secret,
      HttpServletRequest request,
      Occasion occasion,
      CsrfToken token,
      Model model) {
    floods.count("attendance/asked", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    token.getToken(); // before the page is begun: its form stands below
    var sheet = asking.sheet(secret);
    model.addAttribute(
        "page", new SheetPage(secret, days.day(sheet.activity()), sheet.audience(), sheet.used()));
    return "attendance/sheet";
  }

  @AllowEveryone
  @PostMapping("/asked/{secret:[0-9a-z]{32}}")
  String handIn(
      @PathVariable String secret,
      @RequestParam Map<String, String> posted,
      RedirectAttributes redirect) {
    var answers = new EnumMap<Question, Integer>(Question.class);
    for (var question : Question.values()) {
      var choice = Question.choice(posted.get(question.path()));
      if (choice != null) answers.put(question, choice);
    }
    asking.handIn(secret, answers);
    Said.that(redirect, "attendance.said.handed-in");
    return "redirect:/asked/" + secret;
  }

  /**
   * What an audience said of one question.
   *
   * @param counts how often 1 to 5 was chosen
   */
  record Told(Question question, int[] counts, String chart) {
    public int most() {
      int best = 0;
      for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
      return best + 1;
    }
  }

  record AnswersPage(Day day, List<SheetTable.Sheets> sheets, Map<Audience, List<Told>> told) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/attendance/{activity:\\d+}/answers")
  String answers(@PathVariable long activity, Model model) {
    var day = days.day(activity);
    var told = new EnumMap<Audience, List<Told>>(Audience.class);
    asking
        .counted(activity)
        .forEach((audience, byQuestion) -> {
          var all = new ArrayList<Told>();
          byQuestion.forEach((question, counts) ->
              all.add(new Told(question, counts, chart(audience, question, counts))));
          told.put(audience, all);
        });
    model.addAttribute("page", new AnswersPage(day, asking.sheets(activity), told));
    return "attendance/answers";
  }

  private String chart(Audience audience, Question question, int[] counts) {
    var bars = new ArrayList<Charts.Bar>();
    for (int choice = Question.MOST; choice >= 1; choice--)
      bars.add(
          new Charts.Bar(
              said("attendance.choice." + choice),
              counts[choice - 1],
              shown.number(counts[choice - 1])));
    return Charts.bars(
        said("attendance.question." + audience.path() + "." + question.path()),
        said("attendance.answers.chart"),
        bars);
  }

  private String said(String key) {
    return shown.sentence(new Said(key, List.of()));
  }
}
