package org.greenclassroom.partners;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: whom the programme deals with, one partner with its sites and licences. */
@Controller
class PartnerController {
  private static final int PAGE = 50;
  private static final List<String> TERRITORIES = List.of("CN", "HK", "VN", "OTHER");
  private static final List<String> CATEGORIES =
      List.of(
          "LAPTOP",
          "DESKTOP",
          "ALL_IN_ONE",
          "TABLET",
          "SCREEN",
          "OTHER",
          "BATTERIES",
          "HAZARDOUS_PARTS");
  private final Partners partners;
  private final Within within;
  private final Files files;

  PartnerController(Partners partners, Within within, Files files) {
    this.partners = partners;
    this.within = within;
    this.files = files;
  }

  record ListPage(
      Slice<Partner> partners,
      List<PartnerKind> kinds,
      List<String> territories,
      @Nullable PartnerKind kind,
      String typed) {}

  record PartnerPage(
      Partner partner,
      List<Site> sites,
      List<Licence> licences,
      Map<Long, String> standing,
      List<PartnerKind> kinds,
      List<String> territories,
      Datum[] datums,
      List<String> categories) {
    public boolean plant() {
      return partner.is(PartnerKind.DISMANTLER);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/partners")
  String list(
      @RequestParam(required = false) @Nullable PartnerKind kind,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            partners.page(kind, q, after, PAGE, within.schools(occasion.actor())),
            recordable(),
            TERRITORIES,
            kind,
            q));
    return "partners/list";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/partners")
  String record(
      @RequestParam String name,
      @RequestParam(name = "kinds", defaultValue = "") Set<PartnerKind> kinds,
      @RequestParam String territory,
      @RequestParam(defaultValue = "") String address,
      Occasion occasion,
      RedirectAttributes redirect) {
    var partner = partners.record(occasion, name, kinds, territory, address);
    Said.that(redirect, "partners.said.recorded", name.strip());
    return "redirect:/partners/" + partner;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/partners/{partner}")
  String partner(@PathVariable long partner, Occasion occasion, Model model) {
    var licences = partners.licences(partner);
    var standing = new LinkedHashMap<Long, String>();
    for (var licence : licences) standing.put(licence.licence(), standing(licence, occasion));
    model.addAttribute(
        "page",
        new PartnerPage(
            partners.partner(partner),
            partners.sites(partner),
            licences,
            standing,
            recordable(),
            TERRITORIES,
            Datum.values(),
            CATEGORIES));
    return "partners/partner";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/partners/{partner}")
  String change(
      @PathVariable long partner,
      @RequestParam String name,
      @RequestParam(name = "kinds", defaultValue = "") Set<PartnerKind> kinds,
      @RequestParam String territory,
      RedirectAttributes redirect) {
    partners.change(partner, name, kinds, territory);
    Said.that(redirect, "partners.said.changed");
    return "redirect:/partners/" + partner;
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/partners/{partner}/sites")
  String addSite(
      @PathVariable long partner,
      @RequestParam String siteName,
      @RequestParam Site.Kind siteKind,
      @RequestParam(defaultValue = "") String siteAddress,
      Occasion occasion,
      RedirectAttributes redirect) {
    partners.addSite(occasion, partner, siteName, siteKind, siteAddress);
    Said.that(redirect, "partners.said.site");
    return "redirect:/partners/" + partner;
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/partners/{partner}/sites/{site}/position")
  String locate(
      @PathVariable long partner,
      @PathVariable long site,
      @RequestParam(defaultValue = "") String territory,
      @RequestParam(defaultValue = "") String coordinates,
      @RequestParam(defaultValue = "WGS84") Datum datum,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = partners.site(site);
    if (known.partner() != partner) throw Refusal.notFound(String.valueOf(site));
    partners.place(occasion, site, territory, datum, coordinates);
    Said.that(redirect, "partners.said.located", known.name());
    return "redirect:/partners/" + partner;
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/partners/{partner}/licences")
  String enterLicence(
      @PathVariable long partner,
      @RequestParam String number,
      @RequestParam(defaultValue = "") Set<String> categories,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "") String capacity,
      @RequestParam(required = false) @Nullable MultipartFile evidence,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    if (!CATEGORIES.containsAll(categories)) throw new Refusal("partners.refusal.category");
    var copy =
        evidence == null || evidence.isEmpty()
            ? null
            : files.keep(evidence.getBytes(), "licence", Files.typeOf(evidence.getBytes()));
    Long grams = capacity.isBlank() ? null : Weight.kilograms(capacity).grams();
    partners.enterLicence(occasion, partner, number, categories, from, to, copy, grams);
    Said.that(redirect, "partners.said.licence");
    return "redirect:/partners/" + partner;
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/partners/{partner}/licences/{licence}/withdrawal")
  String withdraw(
      @PathVariable long partner,
      @PathVariable long licence,
      Occasion occasion,
      RedirectAttributes redirect) {
    partners.withdrawLicence(occasion, licence);
    Said.that(redirect, "partners.said.withdrawn");
    return "redirect:/partners/" + partner;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/partners/{partner}/licences/{licence}/copy")
  ResponseEntity<byte[]> copy(@PathVariable long partner, @PathVariable long licence) {
    var found =
        partners.licences(partner).stream()
            .filter(one -> one.licence() == licence && one.evidence() != null)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(String.valueOf(licence)));
    var kept = files.file(String.valueOf(found.evidence()));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("Content-Disposition", "attachment; filename=\"licence\"")
        .body(kept.bytes());
  }

  /** Which of four words says how a licence stands today. */
  private static String standing(Licence licence, Occasion occasion) {
    var today = occasion.today();
    if (licence.withdrawn()) return "withdrawn";
    if (today.isBefore(licence.validFrom())) return "not-yet";
    if (today.isAfter(licence.validTo())) return "expired";
    return today.plusDays(60).isAfter(licence.validTo()) ? "expiring" : "valid";
  }

  private static List<PartnerKind> recordable() {
    return Arrays.stream(PartnerKind.values()).filter(kind -> kind != PartnerKind.HOUSE).toList();
  }
}
