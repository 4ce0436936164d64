package org.greenclassroom.delivery;

import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** On paper: the kit list with its codes, the packing list, the label of a parcel. */
@Controller
class PrintController {
  private final Classrooms classrooms;
  private final Partners partners;
  private final Packing packing;
  private final Paper paper;
  private final Shown shown;
  private final Origin origin;

  PrintController(
      Classrooms classrooms,
      Partners partners,
      Packing packing,
      Paper paper,
      Shown shown,
      Origin origin) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.packing = packing;
    this.paper = paper;
    this.shown = shown;
    this.origin = origin;
  }

  record KitPaper(Classroom room, String school, Packing.Counted kit) {
    /** The square that a scanner reads: one more of these. */
    public String square(Accessory accessory) {
      return Qr.svg(accessory.code());
    }
  }

  record PackingPaper(Classroom room, String school, List<Packing.Opened> parcels) {}

  record LabelPaper(
      Classroom room,
      String school,
      @org.jspecify.annotations.Nullable String address,
      Packing.Opened opened,
      int of,
      String qr) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/delivery/{classroom:\\d+}/kit.pdf")
  ResponseEntity<byte[]> kit(@PathVariable long classroom, Occasion occasion) {
    var room = classrooms.room(classroom);
    return pdf(
        "delivery/kit",
        new KitPaper(room, school(room), packing.kit(classroom)),
        "kit-" + classroom,
        occasion);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/delivery/{classroom:\\d+}/packing.pdf")
  ResponseEntity<byte[]> packingList(@PathVariable long classroom, Occasion occasion) {
    var room = classrooms.room(classroom);
    return pdf(
        "delivery/packing-list",
        new PackingPaper(room, school(room), packing.opened(classroom)),
        "packing-" + classroom,
        occasion);
  }

  /**
   * The sheet for a parcel: what lies in it can be read without unpacking (Directive 2012/19/EU,
   * Annex VI, point 3, step 2 a).
   */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/delivery/parcels/{parcel:\\d+}/label.pdf")
  ResponseEntity<byte[]> label(@PathVariable long parcel, Occasion occasion) {
    var known = packing.parcel(parcel);
    var room = classrooms.room(known.classroom());
    var opened =
        packing.opened(known.classroom()).stream()
            .filter(one -> one.parcel().parcel() == parcel)
            .findFirst()
            .orElse(new Packing.Opened(known, List.of(), Map.of()));
    return pdf(
        "delivery/label",
        new LabelPaper(
            room,
            school(room),
            partners.site(room.site()).address(),
            opened,
            packing.parcels(known.classroom()).size(),
            Qr.svg(origin.here() + "/delivery/" + known.classroom())),
        "parcel-" + known.classroom() + "-" + known.nth(),
        occasion);
  }

  private String school(Classroom room) {
    return partners.partner(room.school()).name();
  }

  private ResponseEntity<byte[]> pdf(String view, Object page, String name, Occasion occasion) {
    var bytes =
        paper.pdf(
            view,
            Map.of("page", page, "issued", shown.day(occasion.today())),
            LocaleContextHolder.getLocale());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
        .body(bytes);
  }
}
