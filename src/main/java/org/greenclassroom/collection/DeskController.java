package org.greenclassroom.collection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk of a drive, on a phone: what is brought, containers, scales. */
@Controller
class DeskController {
  private final Drives drives;
  private final Desk desk;
  private final Partners partners;
  private final Shown shown;

  DeskController(Drives drives, Desk desk, Partners partners, Shown shown) {
    this.drives = drives;
    this.desk = desk;
    this.partners = partners;
    this.shown = shown;
  }

  record DeskPage(
      long account,
      Drive drive,
      String giver,
      Map<Long, String> companies,
      List<ThingClass> classes,
      List<Drive.Container> containers,
      List<Drive.Item> items,
      List<Category> categories,
      Drive.Came came,
      long[] loose) {}

  /** One line, as the page's queue posts it. */
  record BroughtIn(
      @Nullable UUID giver,
      @Nullable String kind,
      @Nullable Long partner,
      @Nullable String company,
      @Nullable ThingClass thingClass,
      @Nullable Integer pieces,
      @Nullable String kilograms,
      @Nullable Boolean dataBearing,
      @Nullable Long container,
      @Nullable Instant broughtAt) {}

  /** What is answered, in words. */
  record Answer(String said, boolean warning) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/collection/drives/{id:\\d+}/desk")
  String desk(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable UUID giver,
      Occasion occasion,
      Model model) {
    var companies = new LinkedHashMap<Long, String>();
    for (var one : partners.of(PartnerKind.DONOR)) companies.put(one.partner(), one.name());
    model.addAttribute(
        "page",
        new DeskPage(
            occasion.actor().account(),
            drives.drive(id),
            (giver == null ? UUID.randomUUID() : giver).toString(),
            companies,
            List.of(ThingClass.values()),
            desk.containers(id),
            desk.items(id),
            List.of(Category.values()),
            drives.came(id),
            desk.loose(id)));
    return "collection/desk";
  }

  @Once
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping(
      path = "/collection/drives/{id:\\d+}/items",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Answer bring(@PathVariable long id, @RequestBody BroughtIn in, Occasion occasion) {
    drives.drive(id);
    if (in.thingClass() == null) throw new Refusal("frame.refusal.missing", "thing_class");
    if (in.giver() == null) throw new Refusal("frame.refusal.missing", "giver");
    if (in.pieces() == null) throw new Refusal("frame.refusal.missing", "pieces");
    var noted =
        desk.bring(
            occasion,
            id,
            new Brought(
                in.giver(),
                "PERSON".equals(in.kind()),
                in.partner(),
                in.company() == null || in.company().isBlank() ? null : in.company().strip(),
                in.thingClass(),
                in.pieces(),
                weight(in.kilograms()),
                Boolean.TRUE.equals(in.dataBearing()),
                in.container(),
                in.broughtAt() == null ? occasion.now() : in.broughtAt()));
    return new Answer(shown.sentence(said(noted)), noted.damagedBattery());
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/collection/drives/{id:\\d+}/items")
  String bring(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    drives.drive(id);
    var form = new OrderForm(posted);
    var giver = giver(form.text("giver"));
    var noted =
        desk.bring(
            occasion,
            id,
            new Brought(
                giver,
                "PERSON".equals(form.text("kind")),
                form.number("partner"),
                form.text("company"),
                thingClass(form.text("thing_class")),
                form.whole("pieces"),
                weight(form.text("kilograms")),
                form.text("data_bearing") != null,
                form.number("container"),
                occasion.now()));
    var said = said(noted);
    Said.that(redirect, said.key(), said.argumentArray());
    return "redirect:/collection/drives/%d/desk?giver=%s".formatted(id, giver);
  }

  private static Said said(Desk.Noted noted) {
    return new Said(
        noted.damagedBattery() ? "collection.said.battery" : "collection.said.brought",
        List.of(noted.pieces(), noted.thingClass(), noted.weight().kilograms()));
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/collection/drives/{id:\\d+}/items/{item}/strike")
  String strike(@PathVariable long id, @PathVariable long item, Occasion occasion) {
    desk.strike(occasion, id, item);
    return "redirect:/collection/drives/%d/desk".formatted(id);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/collection/drives/{id:\\d+}/items/{item}/container")
  String put(
      @PathVariable long id,
      @PathVariable long item,
      @RequestParam long container,
      Occasion occasion) {
    desk.put(occasion, id, item, container);
    return "redirect:/collection/drives/%d/desk".formatted(id);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/collection/drives/{id:\\d+}/containers")
  String stand(
      @PathVariable long id,
      @RequestParam String number,
      @RequestParam Purpose purpose,
      Occasion occasion) {
    desk.stand(occasion, id, number, purpose);
    return "redirect:/collection/drives/%d/desk".formatted(id);
  }

  /** Its level, its seal, or its opening. */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/collection/drives/{id:\\d+}/containers/{container}")
  String container(
      @PathVariable long id,
      @PathVariable long container,
      @RequestParam(required = false) @Nullable Integer fill,
      @RequestParam(required = false) @Nullable String seal,
      @RequestParam(defaultValue = "") String one,
      @RequestParam(defaultValue = "") String other,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (fill != null) desk.fill(occasion, id, container, fill);
    else if (seal != null) desk.seal(occasion, id, container, seal, one, other);
    else desk.unseal(occasion, id, container, one, other);
    Said.that(redirect, "collection.said.container");
    return "redirect:/collection/drives/%d/desk".formatted(id);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/collection/drives/{id:\\d+}/weighings")
  String weigh(
      @PathVariable long id,
      @RequestParam Category category,
      @RequestParam String kilograms,
      Occasion occasion,
      RedirectAttributes redirect) {
    desk.weigh(occasion, id, category, Weight.kilograms(kilograms));
    Said.that(redirect, "collection.said.weighed");
    return "redirect:/collection/drives/" + id;
  }

  private static UUID giver(@Nullable String typed) {
    try {
      return UUID.fromString(String.valueOf(typed));
    } catch (IllegalArgumentException none) {
      throw new Refusal("frame.refusal.missing", "giver");
    }
  }

  private static ThingClass thingClass(@Nullable String name) {
    for (var one : ThingClass.values()) if (one.name().equals(name)) return one;
    throw new Refusal("frame.refusal.missing", "thing_class");
  }

  private static @Nullable Weight weight(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : Weight.kilograms(typed);
  }
}
