package org.greenclassroom.repair;

import java.util.List;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Defects: noted, mended, waived; and the catalogue they come from. */
@Controller
class DefectController {
  private final Mending mending;

  DefectController(Mending mending) {
    this.mending = mending;
  }

  record CataloguePage(List<DefectCode> codes) {}

  /** Every code with its zone and usual severity: to read, and to hang on the wall. */
  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair/catalogue")
  String catalogue(Model model) {
    model.addAttribute("page", new CataloguePage(DefectCode.all()));
    return "repair/catalogue";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/defects")
  String note(
      @PathVariable String tag,
      @RequestParam String codes,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    int noted = mending.note(occasion, device, codes, note);
    Said.that(redirect, "repair.said.noted", device.printed(), noted);
    return "redirect:/repair/" + device.code();
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/defects/{defect}/mending")
  String mend(
      @PathVariable String tag,
      @PathVariable long defect,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    mending.mend(occasion, device, defect, reason);
    Said.that(redirect, "repair.said.mended", device.printed());
    return "redirect:/repair/" + device.code();
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/mending")
  String mendAll(@PathVariable String tag, Occasion occasion, RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    mending.mendAll(occasion, device);
    Said.that(redirect, "repair.said.mended-all", device.printed());
    return "redirect:/repair/" + device.code();
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/defects/{defect}/waiver")
  String waive(
      @PathVariable String tag,
      @PathVariable long defect,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    mending.waive(occasion, device, defect, reason);
    Said.that(redirect, "repair.said.waived", device.printed());
    return "redirect:/repair/" + device.code();
  }
}
