package org.greenclassroom.doubt;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.greenclassroom.doubt.Contradiction.Asked;
import org.greenclassroom.doubt.Contradiction.Step;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What we say and cannot be true: how much of it over time, the list, and one of them. */
@Controller
class DoubtController {
  private static final int PAGE = 50;
  private static final int BATCH = 500;

  private final Doubt doubt;
  private final Telling telling;
  private final Shown shown;
  private final MessageSource words;

  DoubtController(Doubt doubt, Telling telling, Shown shown, MessageSource words) {
    this.doubt = doubt;
    this.telling = telling;
    this.shown = shown;
    this.words = words;
  }

  /**
   * How much there is.
   *
   * @param kind of which the chart is; null: all
   * @param days the newest first
   * @param chart empty: nobody looked yet
   * @param look null: nobody looked yet
   */
  record StartPage(
      @Nullable Kind kind,
      List<TallyTable.Count> counts,
      List<TallyTable.Day> days,
      String chart,
      TallyTable.@Nullable Look look,
      List<TallyTable.Owner> owners,
      boolean acts) {
    public long open() {
      return counts.stream().mapToLong(TallyTable.Count::open).sum();
    }

    public TallyTable.Day first() {
      return days.getLast();
    }

    public TallyTable.Day last() {
      return days.getFirst();
    }

    /** Kinds of which something is open: the others are told in one sentence. */
    public long kinds() {
      return counts.stream().filter(one -> one.open() > 0).count();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/doubt")
  String start(
      @RequestParam(required = false) @Nullable Kind kind, Occasion occasion, Model model) {
    var days = doubt.days(kind);
    model.addAttribute(
        "page",
        new StartPage(
            kind,
            doubt.counts(occasion.today()),
            List.copyOf(days.reversed()),
            days.isEmpty() ? "" : chart(kind, days),
            doubt.lastLook().orElse(null),
            doubt.owners(),
            occasion.actor().is(Role.OFFICER)));
    return "doubt/start";
  }

  private String chart(@Nullable Kind kind, List<TallyTable.Day> days) {
    var first = days.getFirst();
    var last = days.getLast();
    return Charts.line(
        kind == null ? word("doubt.chart") : shown.word(kind),
        word(
            "doubt.chart.says",
            shown.number(first.open()),
            shown.day(first.day()),
            shown.number(last.open()),
            shown.day(last.day())),
        days.stream()
            .map(day -> new Charts.Bar(shown.day(day.day()), day.open(), shown.number(day.open())))
            .toList());
  }

  /** Looks now, not only at night. */
  @Allow(Role.OFFICER)
  @PostMapping("/doubt/looks")
  String look(Occasion occasion, RedirectAttributes redirect) {
    Said.that(redirect, "doubt.said.looked", doubt.look(occasion));
    return "redirect:/doubt";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/doubt/keepers")
  String keeper(
      @RequestParam Kind kind,
      @RequestParam(required = false) @Nullable Long owner,
      RedirectAttributes redirect) {
    doubt.keeper(kind, owner);
    Said.that(redirect, "doubt.said.keeper");
    return "redirect:/doubt";
  }

  /** A contradiction and its sentence. */
  record Found(Contradiction it, String sentence) {}

  record ListPage(Slice<Found> found, List<TallyTable.Count> counts, String q) {}

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/doubt/contradictions")
  String list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(defaultValue = "") String whose,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var page = doubt.page(asked(state, kind, whose, q, occasion), after, PAGE);
    model.addAttribute(
        "page",
        new ListPage(
            new Slice<>(
                page.rows().stream().map(one -> new Found(one, telling.found(one))).toList(),
                page.next()),
            doubt.counts(occasion.today()),
            q));
    return "doubt/list";
  }

  private static Asked asked(
      String state, @Nullable Kind kind, String whose, String q, Occasion occasion) {
    return new Asked(
        state.equals("all") ? null : (Boolean) !state.equals("closed"),
        kind,
        whose.equals("mine") ? (Long) occasion.actor().account() : null,
        q.strip());
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/doubt/contradictions.csv")
  void file(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(defaultValue = "") String whose,
      @RequestParam(defaultValue = "") String q,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var asked = asked(state, kind, whose, q, occasion);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"contradictions.csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "contradiction",
          "kind",
          "device",
          "room",
          "found",
          "found_at",
          "times",
          "owner",
          "closed_at",
          "reason",
          "gone_on",
          "address");
      long before = Long.MAX_VALUE;
      while (true) {
        var page = doubt.page(asked, before, BATCH);
        for (var one : page.rows())
          sheet.row(
              one.number(),
              one.kind().name(),
              one.tag(),
              one.place(),
              telling.found(one),
              one.foundAt(),
              one.times(),
              one.ownerName(),
              one.closedAt(),
              one.reason() == null ? null : one.reason().name(),
              one.goneOn() == null ? null : one.goneOn().toString(),
              one.path());
        var next = page.next();
        if (next == null) return;
        before = Long.parseLong(next);
      }
    }
  }

  /**
   * One contradiction.
   *
   * @param acts whether the reader may do something about it
   */
  record OnePage(
      Contradiction it,
      String sentence,
      List<Step> steps,
      List<TallyTable.Owner> owners,
      boolean acts) {
    public List<Reason> reasons() {
      return Reason.said();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/doubt/contradictions/{contradiction:\\d+}")
  String one(@PathVariable long contradiction, Occasion occasion, Model model) {
    var it = doubt.contradiction(contradiction);
    model.addAttribute(
        "page",
        new OnePage(
            it,
            telling.found(it),
            doubt.steps(contradiction),
            doubt.owners(),
            occasion.actor().is(Role.OFFICER)));
    return "doubt/contradiction";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/doubt/contradictions/{contradiction:\\d+}/notes")
  String note(
      @PathVariable long contradiction,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    doubt.note(occasion, contradiction, words);
    return said(redirect, contradiction, "doubt.said.noted");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/doubt/contradictions/{contradiction:\\d+}/owner")
  String give(
      @PathVariable long contradiction,
      @RequestParam(required = false) @Nullable Long owner,
      Occasion occasion,
      RedirectAttributes redirect) {
    doubt.give(occasion, contradiction, owner);
    return said(redirect, contradiction, "doubt.said.given");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/doubt/contradictions/{contradiction:\\d+}/closing")
  String close(
      @PathVariable long contradiction,
      @RequestParam Reason reason,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    doubt.close(occasion, contradiction, reason, words);
    return said(redirect, contradiction, "doubt.said.closed");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/doubt/contradictions/{contradiction:\\d+}/opening")
  String openAgain(
      @PathVariable long contradiction,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    doubt.openAgain(occasion, contradiction, words);
    return said(redirect, contradiction, "doubt.said.opened");
  }

  private static String said(RedirectAttributes redirect, long contradiction, String key) {
    Said.that(redirect, key);
    return "redirect:/doubt/contradictions/" + contradiction;
  }

  private String word(String key, Object... arguments) {
    return words.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
