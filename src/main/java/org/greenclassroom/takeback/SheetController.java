package org.greenclassroom.takeback;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Foreigner;
import org.greenclassroom.classrooms.Foreigners;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.ContentPolicy;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheet of a count: without a connection once it was open, and without scripts. */
@Controller
class SheetController {
  private final OnSite site;
  private final Takeback takeback;
  private final Classrooms classrooms;
  private final Foreigners foreigners;
  private final Partners partners;

  SheetController(
      OnSite site,
      Takeback takeback,
      Classrooms classrooms,
      Foreigners foreigners,
      Partners partners) {
    this.site = site;
    this.takeback = takeback;
    this.classrooms = classrooms;
    this.foreigners = foreigners;
    this.partners = partners;
  }

  /**
   * The sheet.
   *
   * @param asked accessories that were sent, with how many; all others may be counted too
   */
  record SheetPage(
      long account,
      Recall recall,
      Classroom room,
      String school,
      List<RecallTable.Issued> issued,
      Map<Accessory, Integer> asked,
      List<Foreigner> foreigners,
      Map<String, String> carriers) {
    public List<Accessory> others() {
      return Arrays.stream(Accessory.values()).filter(one -> !asked.containsKey(one)).toList();
    }

    public Condition[] conditions() {
      return Condition.values();
    }

    public LossCause[] causes() {
      return LossCause.values();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/takeback/{recall}/sheet")
  String sheet(
      @PathVariable long recall, Occasion occasion, HttpServletResponse response, Model model) {
    ContentPolicy.withDecoder(response);
    var found = takeback.recall(recall, occasion.actor());
    var room = classrooms.room(found.classroom());
    var asked = new LinkedHashMap<Accessory, Integer>();
    for (var one : site.accessories(recall))
      if (one.issued() > 0) asked.put(one.accessory(), one.issued());
    var carriers = new LinkedHashMap<String, String>();
    for (var carrier : partners.of(PartnerKind.CARRIER))
      carriers.put(Long.toString(carrier.partner()), carrier.name());
    model.addAttribute(
        "page",
        new SheetPage(
            occasion.actor().account(),
            found,
            room,
            partners.partner(room.school()).name(),
            takeback.issued(recall),
            asked,
            foreigners.of(found.classroom()),
            carriers));
    return "takeback/sheet";
  }

  /** From a form, without scripts. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/takeback/{recall}/sheet")
  String count(
      @PathVariable long recall,
      @RequestParam(required = false) @Nullable Long carrier,
      @RequestParam Map<String, String> fields,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var pictures =
        Signing.files(request, "photos").stream()
            .map(bytes -> new SiteCount.Picture(bytes, null))
            .toList();
    var closed =
        site.count(
            occasion,
            recall,
            SheetForm.of(fields)
                .read(
                    occasion.now(),
                    carrier,
                    pictures,
                    Signing.of(request, "giver", Party.SCHOOL),
                    Signing.of(request, "taker", Party.PROGRAMME)));
    Said.that(redirect, "takeback.said.closed", closed.found(), closed.missing());
    return "redirect:/takeback/" + recall;
  }

  /** A photograph of the room or of a computer. */
  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/takeback/photos/{photo:\\d+}")
  ResponseEntity<byte[]> photo(@PathVariable long photo, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .body(site.photo(photo, occasion.actor()).bytes());
  }
}
