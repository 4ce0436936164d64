package org.greenclassroom.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.lists.Import;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
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

/** Pages: the lots, a lot, and receiving it. */
@Controller
class IntakeController {
  private static final int PAGE = 50;

  /** A form of this many ticks can be sent; longer lots name the lines that did not come. */
  static final int TICKS = 80;

  private final Intake intake;
  private final Partners partners;
  private final Custody custody;
  private final Lists lists;
  private final ReceivingSessions sessions;
  private final Reconciling reconciling;
  private final Shown shown;

  IntakeController(
      Intake intake,
      Partners partners,
      Custody custody,
      Lists lists,
      ReceivingSessions sessions,
      Reconciling reconciling,
      Shown shown) {
    this.intake = intake;
    this.partners = partners;
    this.custody = custody;
    this.lists = lists;
    this.sessions = sessions;
    this.reconciling = reconciling;
    this.shown = shown;
  }

  /**
   * @param waiting lists that were read and not committed; empty for who may not
   * @param donors from whom a list may come; null for who may not bring one
   * @param donor whose lots are shown; null: everybody's
   */
  record LotsPage(
      Slice<Lot> lots,
      List<Import> waiting,
      Map<Long, String> names,
      @Nullable Map<Long, String> donors,
      @Nullable Long donor,
      boolean filtered) {}

  /** What came in on one slip. */
  record SlipShown(long slip, String number, Lots.Receipt receipt) {}

  record LotPage(
      Lot lot,
      String donor,
      Slice<Item> items,
      @Nullable Boolean came,
      List<SlipShown> slips,
      List<Lots.OfKind> kinds,
      String chart,
      List<Session> sessions,
      List<Difference> differences,
      @Nullable Session open,
      boolean mayScan,
      boolean mayReceive,
      boolean mayLabel) {}

  /**
   * @param ticks whether every item has its own box
   * @param place the place chosen beforehand
   */
  record ReceivingPage(
      Lot lot,
      String donor,
      List<Item> items,
      boolean ticks,
      Map<Long, String> places,
      Long place) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR})
  @GetMapping("/intake")
  String lots(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "false") boolean differs,
      @RequestParam(defaultValue = "-lot") String sort,
      Occasion occasion,
      Model model) {
    var officer = occasion.actor().is(Role.OFFICER);
    var filter = new Lots.Filter(donor, open, differs, sort.equals("lot"));
    var lots = intake.lots(occasion.actor(), filter, after, PAGE);
    var waiting = officer ? lists.waiting() : List.<Import>of();
    var donors = new ArrayList<Long>();
    lots.rows().forEach(lot -> donors.add(lot.donor()));
    waiting.forEach(list -> donors.add(list.donor()));
    if (donor != null && !lots.rows().isEmpty()) donors.add(donor);
    model.addAttribute(
        "page",
        new LotsPage(
            lots,
            waiting,
            intake.names(donors),
            officer ? donorsByName() : null,
            lots.rows().isEmpty() ? null : donor,
            donor != null || open || differs));
    return "intake/lots";
  }

  private Map<Long, String> donorsByName() {
    var donors = new LinkedHashMap<Long, String>();
    for (Partner partner : partners.of(PartnerKind.DONOR))
      donors.put(partner.partner(), partner.name());
    return donors;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR})
  @GetMapping("/intake/lots/{id}")
  String lot(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Boolean came,
      @RequestParam(defaultValue = "-1") long after,
      Occasion occasion,
      Model model) {
    var lot = intake.lot(occasion.actor(), id);
    var staff = occasion.actor().is(Role.OFFICER, Role.TECHNICIAN);
    var kinds = intake.byKind(id);
    var all =
        occasion.actor().is(Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR)
            ? sessions.sessions(id)
            : List.<Session>of();
    model.addAttribute(
        "page",
        new LotPage(
            lot,
            partners.partner(lot.donor()).name(),
            intake.items(id, came, after, PAGE),
            came,
            slips(id),
            kinds,
            chart(kinds),
            all,
            reconciling.some(id, null, 0, PAGE),
            all.stream().filter(Session::open).findFirst().orElse(null),
            staff,
            lot.open() > 0 && staff,
            staff));
    return "intake/lot";
  }

  /** Of each kind: what came of the list, what will not come, what is awaited, what came beyond. */
  private String chart(List<Lots.OfKind> kinds) {
    var words =
        Stream.of("intake.received", "intake.kinds.given-up", "intake.open", "intake.kinds.extra")
            .map(key -> shown.sentence(new Said(key, List.of())))
            .toList();
    var title = shown.sentence(new Said("intake.kinds.title", List.of()));
    return Charts.stacked(
        title,
        title,
        words,
        kinds.stream()
            .map(kind ->
                new Charts.Stack(
                    shown.word(kind.kind()),
                    List.of(
                        (long) kind.received(),
                        (long) kind.givenUp(),
                        (long) kind.awaited(),
                        (long) kind.extra()),
                    shown.number(kind.received() + kind.extra())
                        + " / "
                        + shown.number(kind.announced())))
            .toList());
  }

  private List<SlipShown> slips(long lot) {
    return intake.receipts(lot).stream()
        .map(receipt ->
            new SlipShown(receipt.slip(), custody.slip(receipt.slip()).number(), receipt))
        .toList();
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/intake/lots/{id}/receiving")
  String receiving(@PathVariable long id, Occasion occasion, Model model) {
    var lot = intake.lot(occasion.actor(), id);
    var ticks = lot.open() <= TICKS;
    var places = new LinkedHashMap<Long, String>();
    for (Site site : partners.sites(Partners.HOUSE)) places.put(site.site(), site.name());
    model.addAttribute(
        "page",
        new ReceivingPage(
            lot,
            partners.partner(lot.donor()).name(),
            ticks ? intake.open(id) : List.of(),
            ticks,
            places,
            places.keySet().iterator().next()));
    return "intake/receiving";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/lots/{id}/receiving")
  String receive(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String counted,
      @RequestParam(defaultValue = "") String total,
      @RequestParam(defaultValue = "") String missing,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(required = false) @Nullable Long place,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var lot = intake.lot(occasion.actor(), id);
    var fields = request.getParameterMap();
    var giver = Signed.from(request, "giver", partners.partner(lot.donor()).name());
    var taker = Signed.from(request, "taker", partners.partner(Partners.HOUSE).name());
    var received =
        intake.receive(
            occasion,
            id,
            new Receiving(
                fields.containsKey("ticks") ? ticked(fields) : allBut(id, missing),
                number(counted),
                total.isBlank() ? null : Weight.kilograms(total),
                weights(fields),
                worn(fields),
                place == null ? partners.sites(Partners.HOUSE).getFirst().site() : place,
                seal.isBlank() ? null : seal.strip(),
                new HandOver.Signature(giver.name(), giver.image(), giver.mediaType()),
                new HandOver.Signature(taker.name(), taker.image(), taker.mediaType())));
    Said.that(redirect, "intake.said.received", received.items().size());
    return "redirect:/intake/lots/" + id;
  }

  private static Integer number(String counted) {
    if (counted.isBlank()) throw new Refusal("intake.refusal.not-counted");
    try {
      return Integer.valueOf(counted.strip());
    } catch (NumberFormatException e) {
      throw new Refusal("intake.refusal.not-counted");
    }
  }

  private static List<Long> ticked(Map<String, String[]> fields) {
    return fields.keySet().stream()
        .filter(name -> name.matches("came-\\d{1,18}"))
        .map(name -> Long.valueOf(name.substring(5)))
        .toList();
  }

  private static Map<Long, Weight> weights(Map<String, String[]> fields) {
    var weights = new HashMap<Long, Weight>();
    for (var field : fields.entrySet()) {
      var typed = field.getValue()[0];
      if (!field.getKey().matches("kg-\\d{1,18}") || typed.isBlank()) continue;
      var item = Long.valueOf(field.getKey().substring(3));
      if (fields.containsKey("came-" + item)) weights.put(item, Weight.kilograms(typed));
    }
    return weights;
  }

  private static Map<Long, Tag> worn(Map<String, String[]> fields) {
    var worn = new HashMap<Long, Tag>();
    for (var field : fields.entrySet()) {
      var typed = field.getValue()[0];
      if (!field.getKey().matches("tag-\\d{1,18}") || typed.isBlank()) continue;
      var item = Long.valueOf(field.getKey().substring(4));
      if (fields.containsKey("came-" + item)) worn.put(item, Tag.parse(typed));
    }
    return worn;
  }

  /** Everything still announced, but the lines named: "3, 7-9". */
  private @Nullable List<Long> allBut(long lot, String missing) {
    if (missing.isBlank()) return null;
    var lines = Lines.of(missing);
    return intake.open(lot).stream()
        .filter(item -> !lines.contains(item.line()))
        .map(Item::id)
        .toList();
  }
}
