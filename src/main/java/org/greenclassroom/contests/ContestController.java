package org.greenclassroom.contests;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Editions: announced, moved on, with their schools and their jury. */
@Controller
class ContestController {
  private static final int PAGE = 50;
  private static final String EDITION = "/contests/{edition:\\d{1,18}}";

  private final Contests contests;
  private final HandIn handIn;
  private final Jury jury;
  private final Awards awards;
  private final Partners partners;

  ContestController(Contests contests, HandIn handIn, Jury jury, Awards awards, Partners partners) {
    this.contests = contests;
    this.handIn = handIn;
    this.jury = jury;
    this.awards = awards;
    this.partners = partners;
  }

  /**
   * All editions.
   *
   * @param own what the reader’s schools handed in; empty for the office
   */
  record ListPage(Slice<Edition> editions, List<Batch> own, boolean writes) {
    public @Nullable Batch ownOf(long edition) {
      return own.stream().filter(one -> one.edition() == edition).findFirst().orElse(null);
    }
  }

  record NewPage(Map<Long, String> sponsors, LocalDate deadline, LocalDate deleteOn) {}

  /**
   * One edition.
   *
   * @param next where it may go from here
   * @param schools that may be invited; empty: the reader invites nobody
   * @param own the schools of a reader who hands in
   */
  record EditionPage(
      Edition edition,
      Contests.Asked asked,
      Slice<Batch> batches,
      List<Juror> jury,
      List<EditionTable.Deletion> deletions,
      List<LicenceTable.Use> toPull,
      List<EditionState> next,
      Map<Long, String> schools,
      Map<Long, String> companies,
      List<Own> own,
      boolean office,
      boolean writes) {}

  /** A school of the reader, and what it handed in; null: nothing yet. */
  record Own(long school, String name, @Nullable Batch batch) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/contests")
  String list(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    var actor = occasion.actor();
    model.addAttribute(
        "page",
        new ListPage(
            contests.editions(actor, number(after, Long.MAX_VALUE), PAGE),
            handIn.ofSchools(actor.partnersAs(Role.SCHOOL)),
            actor.is(Role.OFFICER)));
    return "contests/list";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/contests/new")
  String fresh(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new NewPage(companies(), occasion.today().plusMonths(2), occasion.today().plusMonths(14)));
    return "contests/new";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/contests")
  String announce(
      @RequestParam String title,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam LocalDate deadline,
      @RequestParam LocalDate deleteOn,
      @RequestParam String categories,
      @RequestParam String bands,
      @RequestParam String criteria,
      @RequestParam String levels,
      @RequestParam(defaultValue = "") String sponsor,
      @RequestParam(defaultValue = "") String special,
      Occasion occasion,
      RedirectAttributes redirect) {
    long edition =
        contests.announce(
            occasion,
            new Contests.Announcement(
                title,
                theme,
                deadline,
                deleteOn,
                categories,
                bands,
                criteria,
                levels,
                sponsor.isEmpty() ? null : number(sponsor, -1),
                special));
    Said.that(redirect, "contests.said.announced", title.strip());
    return "redirect:/contests/" + edition;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @ShowsPeople(Held.Whose.JUROR)
  @GetMapping(EDITION)
  String edition(
      @PathVariable long edition,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var known = contests.edition(edition, actor);
    boolean office = actor.is(Role.OFFICER, Role.AUDITOR);
    boolean writes = actor.is(Role.OFFICER);
    model.addAttribute(
        "page",
        new EditionPage(
            known,
            contests.asked(edition),
            office
                ? handIn.batches(edition, actor, number(after, 0), PAGE)
                : new Slice<>(List.of(), null),
            office ? jury.of(edition) : List.of(),
            office ? contests.deletions(edition) : List.of(),
            office ? awards.toPull(edition, PAGE) : List.of(),
            writes
                ? Arrays.stream(EditionState.values()).filter(known.state()::mayBecome).toList()
                : List.of(),
            writes ? schools(actor) : Map.of(),
            writes ? companies() : Map.of(),
            own(edition, occasion),
            office,
            writes));
    return "contests/edition";
  }

  private List<Own> own(long edition, Occasion occasion) {
    var mine = occasion.actor().partnersAs(Role.SCHOOL);
    var batches = handIn.ofSchools(mine);
    return mine.stream()
        .map(school ->
            new Own(
                school,
                partners.partner(school).name(),
                batches.stream()
                    .filter(one -> one.edition() == edition && one.school() == school)
                    .findFirst()
                    .orElse(null)))
        .toList();
  }

  @Allow(Role.OFFICER)
  @PostMapping(EDITION + "/state")
  String move(
      @PathVariable long edition,
      @RequestParam EditionState next,
      Occasion occasion,
      RedirectAttributes redirect) {
    contests.move(occasion, edition, next);
    Said.that(redirect, "contests.said.moved", next);
    return "redirect:/contests/" + edition;
  }

  /** The office gives a school its link; a school’s own person begins to hand in. */
  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(EDITION + "/batches")
  String invite(@PathVariable long edition, @RequestParam long school, Occasion occasion) {
    return "redirect:/contests/batches/" + handIn.batch(occasion, edition, school).batch();
  }

  @Allow(Role.OFFICER)
  @PostMapping(EDITION + "/jury")
  String inviteJuror(
      @PathVariable long edition,
      @RequestParam String name,
      @RequestParam String email,
      @RequestParam(defaultValue = "zh") String speaks,
      @RequestParam(defaultValue = "") String company,
      Occasion occasion,
      RedirectAttributes redirect) {
    jury.invite(
        occasion,
        edition,
        name,
        email,
        Locale.of(speaks),
        company.isEmpty() ? null : number(company, -1));
    Said.that(redirect, "contests.said.invited", name.strip());
    return "redirect:/contests/" + edition + "#jury";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/contests/jury/{juror:\\d{1,18}}/links")
  String relink(@PathVariable long juror, Occasion occasion, RedirectAttributes redirect) {
    var known = jury.juror(juror);
    jury.relink(occasion, juror);
    Said.that(redirect, "contests.said.invited", known.name());
    return "redirect:/contests/" + known.edition() + "#jury";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/contests/jury/{juror:\\d{1,18}}/end")
  String end(@PathVariable long juror, Occasion occasion, RedirectAttributes redirect) {
    var known = jury.juror(juror);
    jury.end(occasion, juror);
    Said.that(redirect, "contests.said.ended", known.name());
    return "redirect:/contests/" + known.edition() + "#jury";
  }

  private Map<Long, String> schools(Actor actor) {
    var all = new LinkedHashMap<Long, String>();
    for (var one : partners.of(PartnerKind.SCHOOL)) all.put(one.partner(), one.name());
    var own = handIn.own(actor);
    if (own != null) all.keySet().retainAll(own);
    return all;
  }

  private Map<Long, String> companies() {
    var all = new LinkedHashMap<Long, String>();
    for (var kind : List.of(PartnerKind.SPONSOR, PartnerKind.DONOR))
      for (var one : partners.of(kind)) all.put(one.partner(), one.name());
    return all;
  }

  static long number(String typed, long otherwise) {
    if (typed.isEmpty()) return otherwise;
    if (!typed.matches("\\d{1,18}")) throw Refusal.notFound(typed);
    return Long.parseLong(typed);
  }
}
