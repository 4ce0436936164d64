package org.greenclassroom.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.collection.Things;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of a receiving session: scanning, and weighing, counting and signing at its end. */
@Controller
class SessionController {
  private static final int RECENT = 50;

  private final Intake intake;
  private final ReceivingSessions sessions;
  private final Reconciling reconciling;
  private final Partners partners;
  private final Custody custody;
  private final ClassCounts classCounts;
  private final Shown shown;

  SessionController(
      Intake intake,
      ReceivingSessions sessions,
      Reconciling reconciling,
      Partners partners,
      Custody custody,
      ClassCounts classCounts,
      Shown shown) {
    this.intake = intake;
    this.sessions = sessions;
    this.reconciling = reconciling;
    this.partners = partners;
    this.custody = custody;
    this.classCounts = classCounts;
    this.shown = shown;
  }

  /** What a session holds so far. */
  record Tally(List<ScanTable.Count> kinds, int pieces, int beyond, int undescribed, int waiting) {
    static Tally of(Lot lot, List<ScanTable.Count> counts, boolean open) {
      int pieces = counts.stream().mapToInt(ScanTable.Count::pieces).sum();
      int beyond = counts.stream().mapToInt(ScanTable.Count::beyond).sum();
      return new Tally(
          counts.stream().filter(count -> count.kind() != null).toList(),
          pieces,
          beyond,
          counts.stream()
              .filter(count -> count.kind() == null)
              .mapToInt(ScanTable.Count::pieces)
              .sum(),
          open ? Math.max(0, lot.awaited() - (pieces - beyond)) : lot.awaited());
    }
  }

  /**
   * @param account whose queue keeps the scans
   * @param differences how many are written down, and how many of them nobody confirmed
   */
  record SessionPage(
      Lot lot,
      String donor,
      Session session,
      Tally tally,
      Slice<Scanned> scans,
      boolean undescribed,
      Map<String, String> kinds,
      int differences,
      int unconfirmed,
      long account,
      boolean mayScan,
      @Nullable Long slip,
      @Nullable String slipNumber) {}

  record ClosingPage(
      Lot lot,
      String donor,
      Session session,
      Tally tally,
      List<SessionTable.Weighed> weighings,
      long net,
      int unconfirmed,
      int unexplained,
      Map<String, String> places,
      String place,
      List<Things.Count> things,
      Map<String, String> classes,
      List<FetchedLoads.Fetched> fetched) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions")
  String open(@PathVariable("lot") long lot, Occasion occasion) {
    return "redirect:/intake/lots/" + lot + "/sessions/" + sessions.open(occasion, lot);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping({
    "/intake/lots/{lot}/sessions/{session}",
    "/intake/lots/{lot}/sessions/{session}/list" // where a refused list is shown again
  })
  String session(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(defaultValue = "false") boolean undescribed,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var known = sessions.session(actor, lot, session);
    var found = intake.lot(actor, lot);
    var counts = reconciling.counts(session, actor.account()).values();
    var slip = intake.slipOf(known.receipt());
    model.addAttribute(
        "page",
        new SessionPage(
            found,
            partners.partner(found.donor()).name(),
            known,
            Tally.of(found, sessions.counts(session), known.open()),
            Slice.of(
                sessions.scanned(session, undescribed, after, RECENT + 1),
                RECENT,
                scan -> String.valueOf(scan.scan())),
            undescribed,
            kinds(shown),
            counts.stream().mapToInt(DifferenceTable.Count::all).sum(),
            counts.stream().mapToInt(DifferenceTable.Count::open).sum(),
            actor.account(),
            known.open() && actor.is(Role.OFFICER, Role.TECHNICIAN),
            slip,
            slip == null ? null : custody.slip(slip).number()));
    return "intake/session";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/intake/lots/{lot}/sessions/{session}/closing")
  String closing(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var known = sessions.session(actor, lot, session);
    // what was refused because somebody else closed it is said on the page of the session
    if (!known.open()) return session(lot, session, false, Long.MAX_VALUE, occasion, model);
    var found = intake.lot(actor, lot);
    var weighings = sessions.weighings(session);
    var places = new LinkedHashMap<String, String>();
    for (Site site : partners.sites(Partners.HOUSE))
      places.put(String.valueOf(site.site()), site.name());
    model.addAttribute(
        "page",
        new ClosingPage(
            found,
            partners.partner(found.donor()).name(),
            known,
            Tally.of(found, sessions.counts(session), true),
            weighings,
            weighings.stream().mapToLong(SessionTable.Weighed::net).sum(),
            reconciling.counts(session, actor.account()).values().stream()
                .mapToInt(DifferenceTable.Count::open)
                .sum(),
            reconciling.unexplained(lot, session),
            places,
            places.keySet().iterator().next(),
            classCounts.of(lot, session),
            ClassCounts.classes(shown),
            classCounts.fetched(lot)));
    return "intake/closing";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/arrival")
  String arrive(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(required = false) @Nullable Boolean intact,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(required = false) @Nullable Integer pallets,
      Occasion occasion,
      RedirectAttributes redirect) {
    sessions.arrive(occasion, lot, session, intact, seal, pallets);
    Said.that(redirect, "intake.said.arrived");
    return closingOf(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/weighings")
  String weigh(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(defaultValue = "") String pallet,
      @RequestParam(defaultValue = "") String gross,
      @RequestParam(defaultValue = "") String tare,
      Occasion occasion,
      RedirectAttributes redirect) {
    sessions.weigh(
        occasion,
        lot,
        session,
        pallet,
        Weight.kilograms(gross),
        tare.isBlank() ? Weight.NOTHING : Weight.kilograms(tare));
    Said.that(redirect, "intake.said.weighed", pallet.strip());
    return closingOf(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/weighings/{weighing}/removal")
  String unweigh(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @PathVariable("weighing") long weighing,
      Occasion occasion) {
    sessions.unweigh(occasion, lot, session, weighing);
    return closingOf(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/things")
  String count(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(name = "class", defaultValue = "") String thingClass,
      @RequestParam(defaultValue = "") String pieces,
      @RequestParam(name = "class-kg", defaultValue = "") String kilograms,
      Occasion occasion) {
    if (!pieces.strip().matches("\\d{1,6}")) throw new Refusal("intake.refusal.not-counted");
    classCounts.count(
        occasion,
        lot,
        session,
        thingClass,
        Integer.parseInt(pieces.strip()),
        kilograms.isBlank() ? null : Weight.kilograms(kilograms));
    return closingOf(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/things/{count}/removal")
  String strike(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @PathVariable("count") long count,
      Occasion occasion) {
    classCounts.strike(occasion, lot, session, count);
    return closingOf(lot, session);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/closing")
  String close(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      @RequestParam(required = false) @Nullable Boolean everything,
      @RequestParam(required = false) @Nullable Long place,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var found = intake.lot(occasion.actor(), lot);
    sessions.session(occasion.actor(), lot, session);
    if (everything == null) throw new Refusal("intake.refusal.say-everything");
    var counted = counted(request.getParameterMap());
    boolean came = counted.values().stream().anyMatch(count -> count > 0);
    int pieces =
        sessions.close(
            occasion,
            lot,
            session,
            new Closing(
                counted,
                everything,
                place == null ? partners.sites(Partners.HOUSE).getFirst().site() : place,
                came ? signature(request, "giver", partners.partner(found.donor()).name()) : null,
                came
                    ? signature(request, "taker", partners.partner(Partners.HOUSE).name())
                    : null));
    Said.that(redirect, "intake.said.session-closed", pieces);
    return "redirect:/intake/lots/" + lot + "/sessions/" + session;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{lot}/sessions/{session}/ending")
  String end(
      @PathVariable("lot") long lot,
      @PathVariable("session") long session,
      Occasion occasion,
      RedirectAttributes redirect) {
    sessions.giveUp(occasion, lot, session);
    Said.that(redirect, "intake.said.session-ended");
    return "redirect:/intake/lots/" + lot;
  }

  private static HandOver.Signature signature(
      HttpServletRequest request, String field, String whose) {
    var signed = Signed.from(request, field, whose);
    return new HandOver.Signature(signed.name(), signed.image(), signed.mediaType());
  }

  private static Map<DeviceKind, Integer> counted(Map<String, String[]> fields) {
    var counted = new EnumMap<DeviceKind, Integer>(DeviceKind.class);
    for (var kind : DeviceKind.values()) {
      var typed = fields.get("count-" + kind);
      if (typed == null || typed[0].isBlank()) continue;
      if (!typed[0].strip().matches("\\d{1,6}")) throw new Refusal("intake.refusal.not-counted");
      counted.put(kind, Integer.valueOf(typed[0].strip()));
    }
    return counted;
  }

  private static String closingOf(long lot, long session) {
    return "redirect:/intake/lots/" + lot + "/sessions/" + session + "/closing";
  }

  static Map<String, String> kinds(Shown shown) {
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : DeviceKind.values()) kinds.put(kind.name(), shown.word(kind));
    return kinds;
  }

  static Map<String, String> reasons(Shown shown, Differs kind) {
    var reasons = new LinkedHashMap<String, String>();
    for (var reason : Reason.of(kind)) reasons.put(reason.name(), shown.word(reason));
    return reasons;
  }
}
