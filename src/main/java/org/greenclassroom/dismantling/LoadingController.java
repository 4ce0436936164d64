package org.greenclassroom.dismantling;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms on the page of an open batch: its pallets, and what travels apart. */
@Controller
class LoadingController {
  private final Loading loading;

  LoadingController(Loading loading) {
    this.loading = loading;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling/{id}/pallets")
  String pallet(
      @PathVariable long id,
      @RequestParam Category category,
      @RequestParam(defaultValue = "") String on,
      @RequestParam Map<String, String> fields,
      Occasion occasion,
      RedirectAttributes redirect) {
    var tags =
        DismantlingController.tags(List.of(), on).stream().map(Tag::code).distinct().toList();
    int number = loading.pallet(occasion, id, category, tags, things(fields));
    Said.that(redirect, "dismantling.said.pallet", number);
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling/{id}/pallets/{number:\\d{1,6}}/removal")
  String remove(
      @PathVariable long id,
      @PathVariable int number,
      Occasion occasion,
      RedirectAttributes redirect) {
    loading.remove(occasion, id, number);
    Said.that(redirect, "dismantling.said.pallet-removed", number);
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling/{id}/hazards")
  String apart(
      @PathVariable long id,
      @RequestParam Substance substance,
      @RequestParam(required = false) @Nullable Chemistry chemistry,
      @RequestParam int hazardPieces,
      @RequestParam(required = false) @Nullable Long wh,
      @RequestParam String hazardKg,
      @RequestParam Measured basis,
      Occasion occasion,
      RedirectAttributes redirect) {
    loading.apart(
        occasion,
        id,
        new Hazard(
            substance, chemistry, hazardPieces, wh, Weight.kilograms(hazardKg).grams(), basis));
    Said.that(redirect, "dismantling.said.apart");
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling/{id}/hazards/{hazard:\\d{1,18}}/removal")
  String removeHazard(
      @PathVariable long id,
      @PathVariable long hazard,
      Occasion occasion,
      RedirectAttributes redirect) {
    loading.removeHazard(occasion, id, hazard);
    Said.that(redirect, "dismantling.said.apart-removed");
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/dismantling/{id}/loading-list/{language:en|zh|fr}.pdf")
  ResponseEntity<byte[]> list(
      @PathVariable long id, @PathVariable String language, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition", "inline; filename=\"load-%d-%s.pdf\"".formatted(id, language))
        .header("Cache-Control", "no-store")
        .body(loading.list(occasion, id, Locale.of(language)));
  }

  private static Map<Thing, Integer> things(Map<String, String> fields) {
    var things = new EnumMap<Thing, Integer>(Thing.class);
    for (var thing : Thing.values()) {
      var typed = fields.getOrDefault("pieces-" + thing, "").strip();
      if (typed.isEmpty() || typed.equals("0")) continue;
      if (!typed.matches("\\d{1,9}"))
        throw new Refusal("frame.refusal.unreadable", "pieces-" + thing, typed);
      things.put(thing, Integer.valueOf(typed));
    }
    return things;
  }
}
