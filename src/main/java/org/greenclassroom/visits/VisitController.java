package org.greenclassroom.visits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Visits as a list, and one that is read, approved or given back. */
@Controller
class VisitController {
  private static final int PAGE = 50;
  private final Visits visits;

  VisitController(Visits visits) {
    this.visits = visits;
  }

  record ListPage(
      Slice<Visit> visits,
      VisitTable.Counts counts,
      String q,
      boolean fills,
      List<VisitState> states) {}

  record VisitPage(Report report, boolean mayRead, boolean mine, boolean officer) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/visits")
  String list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String whose,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            visits.page(
                occasion.actor(),
                state(state),
                whose.equals("mine") ? (Long) occasion.actor().account() : null,
                q.strip(),
                after,
                PAGE),
            visits.counts(null),
            q,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER),
            List.of(VisitState.values())));
    return "visits/list";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/visits/{visit:\\d+}")
  String visit(@PathVariable long visit, Occasion occasion, Locale locale, Model model) {
    var report = visits.report(visit, locale);
    var actor = occasion.actor();
    model.addAttribute(
        "page",
        new VisitPage(
            report,
            actor.is(Role.OFFICER) && visits.mayRead(actor, report.visit()),
            report.visit().author() == actor.account(),
            actor.is(Role.OFFICER)));
    return "visits/visit";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/visits/{visit:\\d+}/approval")
  String approve(
      @PathVariable long visit,
      @RequestParam(defaultValue = "-1") long seen,
      Occasion occasion,
      RedirectAttributes redirect) {
    visits.approve(occasion, visit, seen);
    Said.that(redirect, "visits.said.approved");
    return "redirect:/visits/" + visit;
  }

  /** Fields {@code remark.<item>}, and {@code remark.} of the visit as a whole. */
  @Allow(Role.OFFICER)
  @PostMapping("/visits/{visit:\\d+}/return")
  String giveBack(
      @PathVariable long visit,
      @RequestParam Map<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    var words = new LinkedHashMap<String, String>();
    for (var one : posted.entrySet())
      if (one.getKey().startsWith("remark.")) words.put(one.getKey().substring(7), one.getValue());
    visits.giveBack(occasion, visit, words);
    Said.that(redirect, "visits.said.given-back");
    return "redirect:/visits/" + visit;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/visits/photographs/{photograph:\\d+}")
  ResponseEntity<byte[]> photograph(@PathVariable long photograph) {
    var kept = visits.photograph(photograph);
    return ResponseEntity.ok()
        .header("Content-Type", kept.mediaType())
        .header("Cache-Control", "private, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff")
        .body(kept.bytes());
  }

  private static @Nullable VisitState state(String typed) {
    for (var one : VisitState.values()) if (one.name().equals(typed)) return one;
    return null;
  }
}
