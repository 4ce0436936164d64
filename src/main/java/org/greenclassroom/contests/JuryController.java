package org.greenclassroom.contests;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a juror sees behind the link: first the question of conflicts, then works under codes. */
@Controller
class JuryController {
  private static final int PAGE = 100;
  private static final String LINK = "/jury/{secret:[0-9a-z]{32}}";
  private static final String ENTRY = LINK + "/entries/{entry:\\d{1,18}}";

  private final Jury jury;
  private final Contests contests;
  private final BatchPages pages;

  JuryController(Jury jury, Contests contests, BatchPages pages) {
    this.jury = jury;
    this.contests = contests;
    this.pages = pages;
  }

  /**
   * A juror’s list.
   *
   * @param near schools and companies to stay away from
   * @param first what is scored next; null: all are, or nothing may be yet
   */
  record JuryPage(
      String at,
      Edition edition,
      Juror juror,
      List<JuryTable.Near> near,
      Slice<Facing> entries,
      JuryTable.Done done,
      @Nullable Facing first) {}

  record SheetPage(
      String at,
      Edition edition,
      Facing facing,
      List<Criterion> criteria,
      Map<Long, Integer> points,
      JuryTable.Done done) {
    public @Nullable Integer pointsOf(long criterion) {
      return points.get(criterion);
    }
  }

  @AllowEveryone
  @GetMapping(LINK)
  String list(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String after,
      HttpServletResponse response,
      CsrfToken csrf,
      Model model) {
    var juror = jury.behind(secret);
    csrf.getToken(); // before the page is too long for a session to begin
    BatchPages.close(response);
    boolean judges = jury.judges(juror);
    model.addAttribute(
        "page",
        new JuryPage(
            "/jury/" + secret,
            contests.edition(juror.edition()),
            juror,
            jury.near(juror),
            judges ? jury.facing(juror, after, PAGE) : new Slice<>(List.of(), null),
            judges ? jury.done(juror) : new JuryTable.Done(0, 0),
            judges ? jury.unscored(juror, "").orElse(null) : null));
    return "contests/jury";
  }

  @AllowEveryone
  @PostMapping(LINK + "/conflicts")
  String declare(
      @PathVariable String secret,
      @RequestParam(required = false) @Nullable Set<Long> partners,
      @RequestParam(defaultValue = "false") boolean said,
      Occasion occasion,
      RedirectAttributes redirect) {
    var juror = jury.behind(secret);
    if (!said) throw new Refusal("contests.refusal.declare-first");
    jury.declare(occasion, juror, partners == null ? Set.of() : partners);
    Said.that(redirect, "contests.said.declared");
    return "redirect:/jury/" + secret;
  }

  @AllowEveryone
  @GetMapping(ENTRY)
  String sheet(
      @PathVariable String secret,
      @PathVariable long entry,
      HttpServletResponse response,
      CsrfToken csrf,
      Model model) {
    var juror = jury.behind(secret);
    csrf.getToken();
    BatchPages.close(response);
    var sheet = jury.sheet(juror, entry);
    model.addAttribute(
        "page",
        new SheetPage(
            "/jury/" + secret,
            contests.edition(juror.edition()),
            sheet.facing(),
            sheet.criteria(),
            sheet.points(),
            jury.done(juror)));
    return "contests/judging";
  }

  /** One field for each criterion, named {@code points.<number>}. */
  @AllowEveryone
  @PostMapping(ENTRY)
  String score(
      @PathVariable String secret,
      @PathVariable long entry,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    var points = new HashMap<Long, Integer>();
    typed.forEach((field, said) -> {
      if (!field.matches("points\\.\\d{1,18}") || said.isBlank()) return;
      if (!said.strip().matches("\\d{1,3}"))
        throw new Refusal("contests.refusal.points-unread", said);
      points.put(Long.parseLong(field.substring(7)), Integer.parseInt(said.strip()));
    });
    var juror = jury.behind(secret);
    var next = jury.score(occasion, juror, entry, points);
    Said.that(redirect, next.isEmpty() ? "contests.said.all-scored" : "contests.said.scored");
    return "redirect:/jury/" + secret + next.map(one -> "/entries/" + one.entry()).orElse("");
  }

  @AllowEveryone
  @GetMapping(ENTRY + "/work")
  ResponseEntity<byte[]> work(@PathVariable String secret, @PathVariable long entry) {
    return pages.work(jury.work(jury.behind(secret), entry), "entry-" + entry);
  }
}
