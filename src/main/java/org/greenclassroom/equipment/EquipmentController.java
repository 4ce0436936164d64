package org.greenclassroom.equipment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partner;
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

/** Pages: the rooms with a profile, and what stands in one of them. */
@Controller
class EquipmentController {
  private static final int PAGE = 50;
  private final Equipment equipment;
  private final Nearby nearby;
  private final Partners partners;

  EquipmentController(Equipment equipment, Nearby nearby, Partners partners) {
    this.equipment = equipment;
    this.nearby = nearby;
    this.partners = partners;
  }

  record RoomsPage(Slice<CoverageTable.Row> rooms, LocalDate today) {
    public boolean soon(CoverageTable.Row row) {
      return row.expiresOn() != null && !row.expiresOn().isAfter(today.plusDays(Item.SOON));
    }
  }

  /**
   * @param gone what stood here before
   */
  record RoomPage(
      Classroom room,
      String school,
      List<Coverage> profile,
      List<Item> items,
      List<Item> gone,
      Feature[] features,
      Map<Long, String> providers,
      LocalDate today,
      boolean writes,
      boolean officer) {
    public long met() {
      return profile.stream().filter(Coverage::met).count();
    }

    public boolean asked(Feature feature) {
      return profile.isEmpty() || profile.stream().anyMatch(one -> one.feature() == feature);
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/equipment")
  String rooms(
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new RoomsPage(
            equipment.page(occasion, nearby.schools(occasion.actor()), only, after, PAGE),
            occasion.today()));
    return "equipment/rooms";
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/equipment/{classroom:\\d+}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var room = equipment.room(classroom, actor);
    var writes = actor.is(Role.OFFICER, Role.ENGINEER) && !room.closed();
    var items = equipment.items(classroom);
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            equipment.nameOf(room.school()),
            equipment.profile(classroom),
            items.stream().filter(item -> item.endedOn() == null).toList(),
            items.stream().filter(item -> item.endedOn() != null).toList(),
            Feature.values(),
            writes ? providers() : Map.of(),
            occasion.today(),
            writes,
            writes && actor.is(Role.OFFICER)));
    return "equipment/room";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/equipment/{classroom:\\d+}/items")
  String enter(
      @PathVariable long classroom,
      @RequestParam Feature feature,
      @RequestParam String product,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(required = false) @Nullable Integer seat,
      @RequestParam(required = false) @Nullable Integer pieces,
      @RequestParam(required = false) @Nullable Long provider,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @Nullable LocalDate validTo,
      Occasion occasion,
      RedirectAttributes redirect) {
    equipment.enter(
        occasion,
        classroom,
        new Equipment.Wanted(feature, product, version, seat, pieces, provider, number, validTo));
    Said.that(redirect, "equipment.said.entered", product.strip());
    return "redirect:/equipment/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/equipment/{classroom:\\d+}/items/{item:\\d+}/licences")
  String renew(
      @PathVariable long classroom,
      @PathVariable long item,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @Nullable LocalDate validTo,
      Occasion occasion,
      RedirectAttributes redirect) {
    equipment.renew(occasion, classroom, item, number, validTo);
    Said.that(redirect, "equipment.said.renewed");
    return "redirect:/equipment/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/equipment/{classroom:\\d+}/items/{item:\\d+}/end")
  String end(
      @PathVariable long classroom,
      @PathVariable long item,
      Occasion occasion,
      RedirectAttributes redirect) {
    equipment.end(occasion, classroom, item);
    Said.that(redirect, "equipment.said.ended");
    return "redirect:/equipment/" + classroom;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/equipment/{classroom:\\d+}/measures")
  String measure(
      @PathVariable long classroom,
      @RequestParam Feature feature,
      @RequestParam int seats,
      Occasion occasion,
      RedirectAttributes redirect) {
    equipment.measure(occasion, classroom, feature, seats);
    Said.that(redirect, "equipment.said.measured");
    return "redirect:/equipment/" + classroom;
  }

  private Map<Long, String> providers() {
    var names = new LinkedHashMap<Long, String>();
    names.put(Partners.HOUSE, partners.partner(Partners.HOUSE).name());
    for (var kind : List.of(PartnerKind.SPONSOR, PartnerKind.DONOR))
      for (Partner partner : partners.of(kind)) names.put(partner.partner(), partner.name());
    return names;
  }
}
