package org.greenclassroom.donations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.papers.Drawn;
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

/** Pages: lots, and one lot as a whole with what every room above has to say of it. */
@Controller
class LotController {
  private final Donations donations;
  private final Agreements agreements;
  private final Entities entities;
  private final Offers offers;
  private final Partners partners;
  private final List<LotPanel> panels;

  LotController(
      Donations donations,
      Agreements agreements,
      Entities entities,
      Offers offers,
      Partners partners,
      List<LotPanel> panels) {
    this.donations = donations;
    this.agreements = agreements;
    this.entities = entities;
    this.offers = offers;
    this.partners = partners;
    this.panels = panels.stream().sorted(Comparator.comparingInt(LotPanel::order)).toList();
  }

  record LotsPage(Slice<Lots.Listed> lots) {}

  /** What a room above says of the lot. */
  record PanelPage(String title, LotPanel.Line line) {
    public Object[] argumentArray() {
      return line.arguments().toArray();
    }
  }

  /**
   * One lot.
   *
   * @param standing the agreement that speaks; null: none
   * @param holder whose the received things are; null: not passed
   * @param contact null: nobody to write to, or not for this reader
   */
  record LotPage(
      Lot lot,
      String donor,
      String entity,
      @Nullable String offer,
      boolean scrapped,
      Map<Thing, Integer> pledge,
      List<FunderTable.Funder> funders,
      AgreementTable.Held held,
      @Nullable String holder,
      @Nullable Drawn standing,
      List<Drawn> agreements,
      List<Lots.Step> steps,
      List<PanelPage> panels,
      @Nullable Contact contact,
      boolean staff,
      boolean mayWrite,
      Map<Long, String> sponsors,
      Map<Long, String> entities,
      long acting) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/donations/lots")
  String lots(
      @RequestParam(required = false) Lot.@Nullable State state,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute("page", new LotsPage(donations.lots(occasion.actor(), state, after)));
    return "donations/lots";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/donations/lots/{id}")
  String lot(@PathVariable long id, Occasion occasion, Locale locale, Model model) {
    var actor = occasion.actor();
    var lot = donations.lot(actor, id);
    var staff = actor.is(Role.OFFICER, Role.AUDITOR);
    var officer = actor.is(Role.OFFICER);
    var held = agreements.held(id);
    var drawn = agreements.of(id);
    var entity = held.entity();
    model.addAttribute(
        "page",
        new LotPage(
            lot,
            partners.partner(lot.donor()).name(),
            partners.partner(lot.entity()).name(),
            lot.offer() == null ? null : Offer.number(lot.offer()),
            lot.offer() != null && offers.offer(lot.offer()).isScrapped(),
            donations.pledge(id),
            donations.funders(id),
            held,
            entity == null ? null : partners.partner(entity).name(),
            drawn.stream()
                .filter(paper -> Objects.equals(paper.paper(), held.paper()))
                .findFirst()
                .orElse(null),
            drawn,
            donations.steps(id),
            panels(id, occasion),
            officer ? donations.contact(id).orElse(null) : null,
            staff,
            officer && lot.state() == Lot.State.OPEN,
            officer ? sponsors() : Map.of(),
            entities.choices(occasion.today(), locale.getLanguage()),
            donations.letterhead(id, occasion.today()).entity()));
    return "donations/lot";
  }

  private List<PanelPage> panels(long lot, Occasion occasion) {
    var shown = new ArrayList<PanelPage>();
    for (var panel : panels)
      if (occasion.actor().is(panel.roles()))
        panel.line(lot, occasion).ifPresent(line -> shown.add(new PanelPage(panel.key(), line)));
    return shown;
  }

  private Map<Long, String> sponsors() {
    var names = new LinkedHashMap<Long, String>();
    for (var partner : partners.of(PartnerKind.SPONSOR))
      names.put(partner.partner(), partner.name());
    return names;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/donations/lots/{id}/funders")
  String fund(
      @PathVariable long id,
      @RequestParam long sponsor,
      @RequestParam(required = false) @Nullable Integer share,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      RedirectAttributes redirect) {
    donations.fund(occasion, id, sponsor, share, note);
    Said.that(redirect, "donations.said.funded");
    return "redirect:/donations/lots/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/donations/lots/{id}/funders/{funder}/end")
  String endFunding(
      @PathVariable long id,
      @PathVariable long funder,
      Occasion occasion,
      RedirectAttributes redirect) {
    donations.endFunding(occasion, id, funder);
    Said.that(redirect, "donations.said.funding-ended");
    return "redirect:/donations/lots/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/donations/lots/{id}/agreement")
  String draw(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long entity,
      Occasion occasion,
      RedirectAttributes redirect) {
    var drawn = agreements.draw(occasion, id, entity);
    Said.that(redirect, "donations.said.drawn", drawn.number());
    return "redirect:/donations/lots/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/donations/lots/{id}/agreement/invitation")
  String invite(
      @PathVariable long id,
      @RequestParam String email,
      @RequestParam(defaultValue = "en") String spoken,
      Occasion occasion,
      RedirectAttributes redirect) {
    agreements.invite(occasion, id, email, Locale.forLanguageTag(spoken));
    Said.that(redirect, "donations.said.invited", email.strip());
    return "redirect:/donations/lots/" + id;
  }
}
