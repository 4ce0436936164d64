package org.greenclassroom.labels;

import java.util.LinkedHashMap;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sheets of one's own, and a page with a ruler for each. */
@Controller
class SheetController {
  private final Labels labels;
  private final LabelSheets sheets;
  private final Shown shown;

  SheetController(Labels labels, LabelSheets sheets, Shown shown) {
    this.labels = labels;
    this.sheets = sheets;
    this.shown = shown;
  }

  record SheetPage(Map<Code.Kind, String> codes) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/labels/sheets/new")
  String blank(Model model) {
    var codes = new LinkedHashMap<Code.Kind, String>();
    for (var kind : Code.Kind.values()) codes.put(kind, shown.word(kind));
    model.addAttribute("page", new SheetPage(codes));
    return "labels/sheet";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/labels/sheets")
  String keep(
      @RequestParam String name,
      @RequestParam String width,
      @RequestParam String height,
      @RequestParam String left,
      @RequestParam String top,
      @RequestParam String labelWidth,
      @RequestParam String labelHeight,
      @RequestParam String across,
      @RequestParam String down,
      @RequestParam int columns,
      @RequestParam int rows,
      @RequestParam Code.Kind code,
      Occasion occasion,
      RedirectAttributes redirect) {
    var geometry =
        new Geometry(
            Geometry.micrometres("width", width),
            Geometry.micrometres("height", height),
            Geometry.micrometres("left", left),
            Geometry.micrometres("top", top),
            Geometry.micrometres("labelWidth", labelWidth),
            Geometry.micrometres("labelHeight", labelHeight),
            Geometry.micrometres("across", across),
            Geometry.micrometres("down", down),
            columns,
            rows);
    labels.keep(occasion, name, geometry, code);
    Said.that(redirect, "labels.said.kept", name.strip());
    return "redirect:/labels";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/labels/sheets/{sheet}/ruler.pdf")
  ResponseEntity<byte[]> ruler(@PathVariable long sheet, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("ruler-" + sheet + ".pdf").build().toString())
        .body(sheets.ruler(labels.sheet(occasion.actor(), sheet)));
  }
}
