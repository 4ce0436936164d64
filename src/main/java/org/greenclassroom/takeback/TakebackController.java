package org.greenclassroom.takeback;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Foreigner;
import org.greenclassroom.classrooms.Foreigners;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: what is to be recalled, the count on site, the signing, the way home, the discharge. */
@Controller
class TakebackController {
  private final Takeback takeback;
  private final Receiving receiving;
  private final Classrooms classrooms;
  private final Foreigners foreigners;
  private final Partners partners;
  private final OnSite site;
  private final Discharges discharges;
  private final Sorting sorting;

  TakebackController(
      Takeback takeback,
      Receiving receiving,
      Classrooms classrooms,
      Foreigners foreigners,
      Partners partners,
      OnSite site,
      Discharges discharges,
      Sorting sorting) {
    this.takeback = takeback;
    this.receiving = receiving;
    this.classrooms = classrooms;
    this.foreigners = foreigners;
    this.partners = partners;
    this.site = site;
    this.discharges = discharges;
    this.sorting = sorting;
  }

  record ListPage(
      List<RecallTable.Due> due,
      List<RecallTable.Due> early,
      List<RecallTable.Line> recalls,
      boolean canRecall,
      long account,
      long toSort) {
    /** Whether there is more than one room that is not being recalled yet. */
    public boolean many() {
      return due.stream().filter(row -> row.recall() == null).count() > 1;
    }
  }

  record RecallPage(
      Recall recall,
      Classroom room,
      String school,
      @Nullable String taker,
      List<RecallTable.Issued> issued,
      List<RecallTable.Sighting> sightings,
      List<RecallTable.Receipt> receipts,
      List<Foreigner> foreigners,
      List<SiteTable.Lost> losses,
      List<SiteTable.Worn> conditions,
      List<SiteTable.Counted> accessories,
      List<SiteTable.Photo> photos,
      @Nullable Discharge discharge,
      boolean staff,
      boolean canCount,
      boolean officer) {
    public List<RecallTable.Issued> lacking() {
      return issued.stream().filter(one -> !one.found()).toList();
    }

    public List<RecallTable.Sighting> with(String answer) {
      return sightings.stream().filter(one -> one.answer().name().equals(answer)).toList();
    }

    public LossCause[] causes() {
      return LossCause.values();
    }

    /** Those that were found and are not in order. */
    public List<SiteTable.Worn> marks() {
      return conditions.stream()
          .filter(one ->
              one.condition() == Condition.DAMAGED
                  || one.condition() == Condition.DEAD
                  || !one.words().isEmpty())
          .toList();
    }

    public int percent() {
      return recall.issued() == 0 ? 0 : 100 * recall.found() / recall.issued();
    }
  }

  record ClosingPage(
      RecallPage count, boolean byCarrier, Map<String, String> carriers, LocalDate today) {}

  record ReceiptPage(
      Recall recall,
      Classroom room,
      String school,
      @Nullable String taker,
      List<RecallTable.Issued> devices,
      boolean byCarrier) {}

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/takeback")
  String list(Occasion occasion, Model model) {
    var canRecall = occasion.actor().is(Role.OFFICER, Role.ENGINEER);
    model.addAttribute(
        "page",
        new ListPage(
            occasion.actor().seesAll() ? takeback.due(occasion.actor()) : List.of(),
            canRecall ? takeback.early(occasion.actor()) : List.of(),
            takeback.newest(occasion.actor()),
            canRecall,
            occasion.actor().account(),
            occasion.actor().seesAll() ? sorting.waiting().count() : 0));
    return "takeback/list";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback")
  String recall(@RequestParam long classroom, Occasion occasion, RedirectAttributes redirect) {
    var recall = takeback.recall(occasion, classroom);
    Said.that(redirect, "takeback.said.recalled", takeback.recall(recall).issued());
    return "redirect:/takeback/" + recall;
  }

  /** Many rooms in one go: a sponsor's programme that ends, a county whose schools merge. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback/many")
  String recallMany(
      @RequestParam(defaultValue = "") List<Long> classroom,
      Occasion occasion,
      RedirectAttributes redirect) {
    var recalls = takeback.recall(occasion, classroom);
    int devices = 0;
    for (var recall : recalls) devices += takeback.recall(recall).issued();
    Said.that(redirect, "takeback.said.recalled-many", recalls.size(), devices);
    return "redirect:/takeback";
  }

  /** Why one of the list is not there, when somebody knows more. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback/{recall}/losses/{tag}")
  String explain(
      @PathVariable long recall,
      @PathVariable String tag,
      @RequestParam LossCause cause,
      @RequestParam(defaultValue = "") String policeReport,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      Occasion occasion,
      RedirectAttributes redirect) {
    var lost = Tag.parse(tag);
    site.explain(occasion, recall, lost, new Loss(cause, policeReport, words, day));
    Said.that(redirect, "takeback.said.explained", lost.printed());
    return "redirect:/takeback/" + recall;
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/takeback/{recall}")
  String recall(@PathVariable long recall, Occasion occasion, Model model) {
    model.addAttribute("page", page(recall, occasion));
    return "takeback/recall";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/takeback/{recall}/count")
  String counting(@PathVariable long recall, Occasion occasion, Model model) {
    if (!takeback.recall(recall).open()) return "redirect:/takeback/" + recall;
    model.addAttribute("page", page(recall, occasion));
    return "takeback/count";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback/{recall}/sightings")
  String see(
      @PathVariable long recall,
      @RequestParam(defaultValue = "") String typed,
      @RequestParam(defaultValue = "false") boolean foreign,
      Occasion occasion,
      RedirectAttributes redirect) {
    var heard = takeback.see(occasion, recall, typed, foreign);
    if (heard.size() == 1) {
      var one = heard.getFirst();
      var word = one.again() ? "again" : word(one.answer());
      Said.that(redirect, "takeback.said." + word, one.typed());
      redirect.addFlashAttribute("heard", word);
    } else {
      long found = heard.stream().filter(one -> one.answer() == Answer.FOUND).count();
      Said.that(redirect, "takeback.said.several", heard.size(), found, heard.size() - found);
      redirect.addFlashAttribute("heard", found == heard.size() ? "found" : "unexpected");
    }
    return "redirect:/takeback/" + recall + "/count";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback/{recall}/sightings/{sighting}/removal")
  String unsee(@PathVariable long recall, @PathVariable long sighting) {
    takeback.unsee(recall, sighting);
    return "redirect:/takeback/" + recall + "/count";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback/{recall}/sightings/{sighting}/foreign")
  String foreign(@PathVariable long recall, @PathVariable long sighting) {
    takeback.declareForeign(recall, sighting);
    return "redirect:/takeback/" + recall + "/count";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/takeback/{recall}/closing")
  String closing(
      @PathVariable long recall,
      @RequestParam(defaultValue = "own") String by,
      Occasion occasion,
      Model model) {
    if (!takeback.recall(recall).open()) return "redirect:/takeback/" + recall;
    var carriers = new LinkedHashMap<String, String>();
    for (var carrier : partners.of(PartnerKind.CARRIER))
      carriers.put(Long.toString(carrier.partner()), carrier.name());
    model.addAttribute(
        "page",
        new ClosingPage(page(recall, occasion), by.equals("carrier"), carriers, occasion.today()));
    return "takeback/closing";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback/{recall}/closing")
  String close(
      @PathVariable long recall,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate closedOn,
      @RequestParam(required = false) @Nullable Long carrier,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    takeback.close(
        occasion,
        recall,
        closedOn,
        carrier,
        Signing.handed(Signed.from(request, "giver", Party.SCHOOL)),
        Signing.handed(
            Signed.from(
                request, "taker", carrier == null ? Party.PROGRAMME : PartnerKind.CARRIER)));
    var closed = takeback.recall(recall);
    Said.that(redirect, "takeback.said.closed", closed.found(), closed.missing());
    return "redirect:/takeback/" + recall;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/takeback/{recall}/receipt")
  String receiving(@PathVariable long recall, Model model) {
    var found = takeback.recall(recall);
    var room = classrooms.room(found.classroom());
    model.addAttribute(
        "page",
        new ReceiptPage(
            found,
            room,
            partners.partner(room.school()).name(),
            found.taker() == null ? null : partners.partner(found.taker()).name(),
            takeback.issued(recall).stream()
                .filter(one -> one.found() && one.stage() == Stage.RETURNING)
                .toList(),
            found.taker() != null && found.taker() != Partners.HOUSE));
    return "takeback/receipt";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/takeback/{recall}/receipt")
  String receive(
      @PathVariable long recall,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      @RequestParam(defaultValue = "false") boolean restMissing,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var giver = Signed.ifAny(request, "giver", PartnerKind.CARRIER);
    var taker = Signed.ifAny(request, "taker", Party.PROGRAMME);
    var arrived = tags.stream().filter(one -> !one.isBlank()).map(Tag::parse).distinct().toList();
    receiving.receive(
        occasion,
        recall,
        arrived,
        restMissing,
        giver == null ? null : Signing.handed(giver),
        taker == null ? null : Signing.handed(taker));
    Said.that(redirect, "takeback.said.received", arrived.size());
    return "redirect:/takeback/" + recall;
  }

  private RecallPage page(long recall, Occasion occasion) {
    var found = takeback.recall(recall, occasion.actor());
    var room = classrooms.room(found.classroom());
    return new RecallPage(
        found,
        room,
        partners.partner(room.school()).name(),
        found.taker() == null ? null : partners.partner(found.taker()).name(),
        takeback.issued(recall),
        takeback.sightings(recall),
        receiving.receipts(recall),
        foreigners.of(found.classroom()),
        site.losses(recall),
        site.conditions(recall),
        site.accessories(recall),
        site.photos(recall),
        discharges.standing(recall).orElse(null),
        occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN),
        occasion.actor().is(Role.OFFICER, Role.ENGINEER),
        occasion.actor().is(Role.OFFICER));
  }

  private static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }
}
