package org.greenclassroom.volunteers;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
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

/** Pages of the staff: the register of volunteers, one of them, the texts they sign. */
@Controller
class VolunteerController {
  private static final int PAGE = 50;

  private final Volunteers volunteers;
  private final Texts texts;
  private final Partners partners;

  VolunteerController(Volunteers volunteers, Texts texts, Partners partners) {
    this.volunteers = volunteers;
    this.texts = texts;
    this.partners = partners;
  }

  record ListPage(
      Slice<VolunteerTable.Row> rows,
      long count,
      String q,
      Map<Long, String> companies,
      Map<String, String> languages,
      boolean writes,
      boolean narrowed,
      LocalDate today) {}

  record VolunteerPage(
      Volunteer volunteer,
      @Nullable String company,
      List<VolunteerTable.Clearance> clearances,
      List<TextTable.Signed> texts,
      Map<Long, String> companies,
      Map<String, String> languages,
      LocalDate today,
      boolean writes) {
    public ClearanceKind[] kinds() {
      return ClearanceKind.values();
    }

    public ClearanceResult[] results() {
      return ClearanceResult.values();
    }
  }

  record TextsPage(
      Map<Text, TextTable.Version> latest, List<TextTable.Version> all, boolean writes) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @ShowsPeople(Held.Whose.VOLUNTEER)
  @GetMapping("/volunteers")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean unsigned,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    boolean writes = occasion.actor().is(Role.OFFICER);
    model.addAttribute(
        "page",
        new ListPage(
            volunteers.page(q, unsigned, after, PAGE),
            volunteers.count(q, unsigned),
            q,
            writes ? companies() : Map.of(),
            VolunteeringController.LANGUAGES,
            writes,
            unsigned || !q.isBlank(),
            occasion.today()));
    return "volunteers/volunteers";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/volunteers")
  String enter(
      @RequestParam String name,
      @RequestParam String email,
      @RequestParam String spoken,
      @RequestParam(required = false) @Nullable Long partner,
      Occasion occasion,
      RedirectAttributes redirect) {
    var number =
        volunteers.known(
            occasion, new Person(name, email, Locale.forLanguageTag(spoken), partner, null));
    Said.that(redirect, "volunteers.said.entered");
    return "redirect:/volunteers/" + number;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @ShowsPeople(value = Held.Whose.VOLUNTEER, one = "volunteer")
  @GetMapping("/volunteers/{volunteer:\\d+}")
  String volunteer(@PathVariable long volunteer, Occasion occasion, Model model) {
    var known = volunteers.volunteer(volunteer);
    boolean writes = occasion.actor().is(Role.OFFICER) && !known.erased();
    model.addAttribute(
        "page",
        new VolunteerPage(
            known,
            known.partner() == null ? null : partners.partner(known.partner()).name(),
            volunteers.clearances(volunteer),
            texts.signed(volunteer),
            writes ? companies() : Map.of(),
            VolunteeringController.LANGUAGES,
            occasion.today(),
            writes));
    return "volunteers/volunteer";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/volunteers/{volunteer:\\d+}")
  String change(
      @PathVariable long volunteer,
      @RequestParam String name,
      @RequestParam String spoken,
      @RequestParam(required = false) @Nullable Long partner,
      @RequestParam(required = false) @Nullable Integer atLeast,
      Occasion occasion,
      RedirectAttributes redirect) {
    volunteers.change(occasion, volunteer, name, spoken, partner, atLeast);
    Said.that(redirect, "volunteers.said.kept");
    return "redirect:/volunteers/" + volunteer;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/volunteers/{volunteer:\\d+}/clearances")
  String clear(
      @PathVariable long volunteer,
      @RequestParam ClearanceKind clearance,
      @RequestParam ClearanceResult result,
      @RequestParam LocalDate issuedOn,
      @RequestParam LocalDate validUntil,
      Occasion occasion,
      RedirectAttributes redirect) {
    volunteers.clear(occasion, volunteer, clearance, result, issuedOn, validUntil);
    Said.that(redirect, "volunteers.said.cleared", clearance);
    return "redirect:/volunteers/" + volunteer;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/volunteers/{volunteer:\\d+}/links")
  String send(@PathVariable long volunteer, Occasion occasion, RedirectAttributes redirect) {
    volunteers.sendLink(occasion, volunteer, "/volunteering/me");
    Said.that(redirect, "volunteers.said.link-sent");
    return "redirect:/volunteers/" + volunteer;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/volunteers/{volunteer:\\d+}/forgetting")
  String forget(
      @PathVariable long volunteer,
      @RequestParam(defaultValue = "false") boolean sure,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (!sure) throw new Refusal("volunteers.refusal.sure");
    volunteers.erase(occasion, volunteer);
    Said.that(redirect, "volunteers.said.forgotten");
    return "redirect:/volunteers/" + volunteer;
  }

  @Allow({Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/volunteers/texts")
  String texts(Occasion occasion, Model model) {
    var latest = new EnumMap<Text, TextTable.Version>(Text.class);
    var all = texts.all();
    for (var version : all) latest.putIfAbsent(version.text(), version);
    model.addAttribute("page", new TextsPage(latest, all, occasion.actor().is(Role.ADMINISTRATOR)));
    return "volunteers/texts";
  }

  @Allow(Role.ADMINISTRATOR)
  @GetMapping("/volunteers/texts/{text:conduct|waiver|training}")
  String edit(@PathVariable String text, Model model) {
    model.addAttribute("page", texts.latest(Text.valueOf(text.toUpperCase(Locale.ROOT))));
    return "volunteers/text-edit";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/volunteers/texts/{text:conduct|waiver|training}")
  String publish(
      @PathVariable String text,
      @RequestParam String bodyEn,
      @RequestParam String bodyZh,
      @RequestParam String bodyFr,
      Occasion occasion,
      RedirectAttributes redirect) {
    var which = Text.valueOf(text.toUpperCase(Locale.ROOT));
    var number = texts.publish(occasion, which, bodyEn, bodyZh, bodyFr);
    Said.that(redirect, "volunteers.said.published", which, number);
    return "redirect:/volunteers/texts";
  }

  private Map<Long, String> companies() {
    var companies = new LinkedHashMap<Long, String>();
    for (var kind : List.of(PartnerKind.DONOR, PartnerKind.SPONSOR))
      for (var one : partners.of(kind)) companies.put(one.partner(), one.name());
    return companies;
  }
}
