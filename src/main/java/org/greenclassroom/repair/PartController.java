package org.greenclassroom.repair;

import java.util.Arrays;
import java.util.List;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The shelves of parts, and what goes into devices and out of them. */
@Controller
class PartController {
  private final Stockroom stockroom;

  PartController(Stockroom stockroom) {
    this.stockroom = stockroom;
  }

  record PartsPage(
      Stockroom.Stock room,
      @Nullable PartKind kind,
      List<PartKind> kinds,
      List<Destruction> ways,
      boolean mayWrite) {}

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair/parts")
  String parts(
      @RequestParam(required = false) @Nullable PartKind kind, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new PartsPage(
            stockroom.stock(kind),
            kind,
            Arrays.asList(PartKind.values()),
            Arrays.asList(Destruction.values()),
            occasion.actor().is(Role.TECHNICIAN, Role.OFFICER)));
    return "repair/parts";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/parts")
  String buy(
      @RequestParam PartKind kind,
      @RequestParam Part.Source source,
      @RequestParam(defaultValue = "") String serial,
      @RequestParam(required = false) @Nullable Long grams,
      @RequestParam(defaultValue = "") String reference,
      Occasion occasion,
      RedirectAttributes redirect) {
    stockroom.buy(occasion, new Part.Said(kind, source, serial, grams, reference));
    return said(redirect, "repair.said.bought");
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/parts/{part}/proof")
  String prove(
      @PathVariable long part,
      @RequestParam String sha256,
      Occasion occasion,
      RedirectAttributes redirect) {
    stockroom.prove(occasion, part, sha256);
    return said(redirect, "repair.said.proven");
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/parts/{part}/destruction")
  String destroy(
      @PathVariable long part,
      @RequestParam Destruction how,
      Occasion occasion,
      RedirectAttributes redirect) {
    stockroom.destroy(occasion, part, how);
    return said(redirect, "repair.said.destroyed");
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/parts/{part}/dismantling")
  String sendOff(@PathVariable long part, Occasion occasion, RedirectAttributes redirect) {
    stockroom.sendOff(occasion, part);
    return said(redirect, "repair.said.sent-off");
  }

  /** From the stock when a {@code part} is named, else bought and put in at once. */
  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/parts")
  String fit(
      @PathVariable String tag,
      @RequestParam(required = false) @Nullable Long part,
      @RequestParam(required = false) @Nullable PartKind kind,
      @RequestParam(required = false) Part.@Nullable Source source,
      @RequestParam(defaultValue = "") String serial,
      @RequestParam(required = false) @Nullable Long grams,
      @RequestParam(defaultValue = "") String reference,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    if (part != null) {
      stockroom.putIn(occasion, device, part);
    } else {
      if (kind == null || source == null)
        throw new org.greenclassroom.kernel.Refusal("frame.refusal.missing", "kind");
      stockroom.fit(occasion, device, new Part.Said(kind, source, serial, grams, reference));
    }
    Said.that(redirect, "repair.said.fitted", device.printed());
    return "redirect:/repair/" + device.code();
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/removals")
  String takeOut(
      @PathVariable String tag,
      @RequestParam(required = false) @Nullable Long part,
      @RequestParam(defaultValue = "OTHER") PartKind kind,
      @RequestParam(defaultValue = "") String serial,
      @RequestParam(required = false) @Nullable Long grams,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    stockroom.takeOut(occasion, device, part, kind, serial, grams);
    Said.that(redirect, "repair.said.taken-out", device.printed());
    return "redirect:/repair/" + device.code();
  }

  private static String said(RedirectAttributes redirect, String key) {
    Said.that(redirect, key);
    return "redirect:/repair/parts";
  }
}
