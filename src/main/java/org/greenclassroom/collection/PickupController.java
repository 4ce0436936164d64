package org.greenclassroom.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: pick-ups, one pick-up, its order as a form. */
@Controller
class PickupController {
  private final Pickups pickups;
  private final Partners partners;
  private final People people;
  private final Passes passes;

  PickupController(Pickups pickups, Partners partners, People people, Passes passes) {
    this.pickups = pickups;
    this.partners = partners;
    this.people = people;
    this.passes = passes;
  }

  record ListPage(
      List<Pickup> open,
      Slice<Pickup> over,
      boolean mayOrder,
      boolean seesDrives,
      java.time.Instant now) {}

  record PickupPage(
      Pickup pickup,
      List<Line> lines,
      List<Change> changes,
      @Nullable Contact contact,
      @Nullable Collecting collecting,
      List<PassTable.Pass> passes,
      boolean mayPlan,
      boolean mayDrive,
      boolean late,
      List<WhyNot> whyNot) {}

  /**
   * The form of an order, new or to be changed.
   *
   * @param lots to choose from; null where the lot is known
   */
  record OrderPage(
      @Nullable Pickup pickup,
      @Nullable Long lot,
      @Nullable Map<Long, String> lots,
      Map<Long, String> sites,
      Map<Long, String> carriers,
      Map<Long, String> drivers,
      Map<ThingClass, Integer> expected,
      List<ThingClass> classes,
      List<Access> accesses,
      @Nullable Contact contact,
      java.time.LocalDate day,
      java.time.LocalDate until,
      String from,
      String to) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/collection")
  String list(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    model.addAttribute(
        "page",
        new ListPage(
            pickups.open(actor),
            pickups.over(actor, after),
            actor.is(Role.OFFICER),
            actor.is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR),
            occasion.now()));
    return "collection/pickups";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/collection/pickups/new")
  String blank(@RequestParam(required = false) @Nullable Long lot, Occasion occasion, Model model) {
    var lots = new LinkedHashMap<Long, String>();
    if (lot == null)
      for (var one : pickups.lots())
        lots.put(one.lot(), "%d · %s".formatted(one.lot(), one.donor()));
    var tomorrow = occasion.today().plusDays(1);
    model.addAttribute(
        "page",
        new OrderPage(
            null,
            lot,
            lot == null ? lots : null,
            lot == null ? Map.of() : sites(pickups.donorOf(lot)),
            carriers(),
            drivers(),
            Map.of(),
            List.of(ThingClass.values()),
            List.of(Access.values()),
            null,
            tomorrow,
            tomorrow,
            "09:00",
            "12:00"));
    return "collection/order";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/pickups")
  String order(
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    var form = new OrderForm(posted);
    var pickup = pickups.order(occasion, form.lot(), form.order(), form.contact());
    Said.that(redirect, "collection.said.ordered");
    return "redirect:/collection/pickups/" + pickup;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/collection/pickups/{id:\\d+}")
  String pickup(@PathVariable long id, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var pickup = pickups.pickup(actor, id);
    boolean officer = actor.is(Role.OFFICER);
    boolean drives = actor.is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER);
    model.addAttribute(
        "page",
        new PickupPage(
            pickup,
            pickups.lines(id),
            pickups.changes(id),
            drives ? pickups.contact(id).orElse(null) : null,
            pickups.collecting(id).orElse(null),
            officer ? passes.of(id) : List.of(),
            officer && pickup.state().isOpen(),
            drives && pickup.collectedAt() == null,
            pickup.isLate(occasion.now()),
            List.of(WhyNot.values())));
    return "collection/pickup";
  }

  @Allow(Role.OFFICER)
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/collection/pickups/{id:\\d+}/change")
  String change(@PathVariable long id, Occasion occasion, Model model) {
    var pickup = pickups.pickup(occasion.actor(), id);
    var expected = new LinkedHashMap<ThingClass, Integer>();
    for (var line : pickups.lines(id))
      if (line.expected() != null) expected.put(line.thingClass(), line.expected());
    model.addAttribute(
        "page",
        new OrderPage(
            pickup,
            pickup.lot(),
            null,
            sites(pickup.donor()),
            carriers(),
            drivers(),
            expected,
            List.of(ThingClass.values()),
            List.of(Access.values()),
            pickups.contact(id).orElse(null),
            Moments.day(pickup.plannedFrom()),
            Moments.day(pickup.plannedTo()),
            Moments.time(pickup.plannedFrom()).toString(),
            Moments.time(pickup.plannedTo()).toString()));
    return "collection/order";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/pickups/{id:\\d+}")
  String change(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    var form = new OrderForm(posted);
    pickups.change(occasion, id, form.sequence(), form.order(), form.contact());
    Said.that(redirect, "collection.said.changed");
    return "redirect:/collection/pickups/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/pickups/{id:\\d+}/confirmation")
  String confirm(
      @PathVariable long id,
      @RequestParam int sequence,
      Occasion occasion,
      RedirectAttributes redirect) {
    pickups.confirm(occasion, id, sequence);
    Said.that(redirect, "collection.said.confirmed");
    return "redirect:/collection/pickups/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/pickups/{id:\\d+}/end")
  String end(
      @PathVariable long id,
      @RequestParam int sequence,
      @RequestParam WhyNot why,
      @RequestParam(defaultValue = "CANCELLED") PickupState state,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (state == PickupState.FAILED) pickups.fail(occasion, id, sequence, why);
    else pickups.cancel(occasion, id, sequence, why);
    Said.that(redirect, "collection.said.ended");
    return "redirect:/collection/pickups/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/collection/pickups/{id:\\d+}/photos/{sha256:[0-9a-f]{64}}")
  ResponseEntity<byte[]> photo(
      @PathVariable long id, @PathVariable String sha256, Occasion occasion) {
    var kept = pickups.photo(occasion.actor(), id, sha256);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .body(kept.bytes());
  }

  private Map<Long, String> sites(long donor) {
    var all = new LinkedHashMap<Long, String>();
    for (var site : partners.sites(donor))
      all.put(
          site.site(), site.address() == null ? site.name() : site.name() + ", " + site.address());
    return all;
  }

  private Map<Long, String> carriers() {
    var all = new LinkedHashMap<Long, String>();
    for (var carrier : partners.of(PartnerKind.CARRIER)) all.put(carrier.partner(), carrier.name());
    return all;
  }

  /** Staff who may drive. */
  private Map<Long, String> drivers() {
    var roles = List.of(Role.ENGINEER, Role.TECHNICIAN, Role.OFFICER);
    var all = new LinkedHashMap<Long, String>();
    var staff = new ArrayList<>(people.all());
    staff.removeIf(
        one -> one.disabled() || one.grants().stream().noneMatch(g -> roles.contains(g.role())));
    for (var one : staff) all.put(one.account(), one.name());
    return all;
  }
}
