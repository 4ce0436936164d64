package org.greenclassroom.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Parcels leave; and what left, with its papers. */
@Controller
class SendingController {
  private final Classrooms classrooms;
  private final Partners partners;
  private final Packing packing;
  private final Sending sending;
  private final Arriving arriving;

  SendingController(
      Classrooms classrooms,
      Partners partners,
      Packing packing,
      Sending sending,
      Arriving arriving) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.packing = packing;
    this.sending = sending;
    this.arriving = arriving;
  }

  record DispatchPage(
      Classroom room,
      String school,
      Packing.Counted kit,
      List<Packing.Opened> parcels,
      boolean byCarrier,
      Map<String, String> carriers,
      LocalDate today,
      LocalDate expected,
      Map<String, String> languages) {}

  record ConsignmentPage(
      Classroom room,
      String school,
      Consignment consignment,
      List<Consignments.Sent> devices,
      Arrivals.@Nullable Arrival arrival,
      List<Photos.Photo> photos,
      LocalDate today,
      boolean mayUnload,
      boolean staff) {
    public long missing() {
      return devices.stream().filter(one -> one.what() == Trouble.MISSING).count();
    }

    public long damaged() {
      return devices.stream().filter(one -> one.what() == Trouble.DAMAGED).count();
    }
  }

  @Allow(Role.OFFICER)
  @GetMapping("/delivery/{classroom:\\d+}/dispatch")
  String dispatching(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "own") String by,
      Occasion occasion,
      Model model) {
    var room = classrooms.room(classroom);
    var carriers = new LinkedHashMap<String, String>();
    for (var one : partners.of(PartnerKind.CARRIER))
      carriers.put(Long.toString(one.partner()), one.name());
    var languages = new LinkedHashMap<String, String>();
    for (var one : List.of("zh", "en", "fr"))
      languages.put(one, Locale.forLanguageTag(one).getDisplayLanguage(Locale.forLanguageTag(one)));
    model.addAttribute(
        "page",
        new DispatchPage(
            room,
            partners.partner(room.school()).name(),
            packing.kit(classroom),
            packing.opened(classroom),
            by.equals("carrier"),
            carriers,
            occasion.today(),
            occasion.today().plusDays(3),
            languages));
    return "delivery/dispatch";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/delivery/{classroom:\\d+}/dispatch")
  String dispatch(
      @PathVariable long classroom,
      @RequestParam(name = "parcel", defaultValue = "") List<Long> parcels,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate leftOn,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate expectedOn,
      @RequestParam(defaultValue = "own") String by,
      @RequestParam(required = false) @Nullable Long carrier,
      @RequestParam(defaultValue = "") String vehicle,
      @RequestParam(defaultValue = "") String seal,
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "zh") String mailLanguage,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    classrooms.room(classroom);
    var byCarrier = by.equals("carrier");
    if (byCarrier && carrier == null) throw new Refusal("classrooms.refusal.no-carrier");
    var consignment =
        sending.send(
            occasion,
            classroom,
            new Sending.Departure(
                parcels,
                leftOn,
                expectedOn,
                byCarrier ? carrier : null,
                vehicle,
                seal,
                byCarrier ? Signing.of(request, "giver", PartnerKind.HOUSE) : null,
                byCarrier ? Signing.of(request, "taker", PartnerKind.CARRIER) : null,
                mail,
                Locale.forLanguageTag(mailLanguage)));
    Said.that(
        redirect,
        "delivery.said.sent",
        sending.consignment(consignment, occasion.actor()).devices());
    return "redirect:/delivery/consignments/" + consignment;
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/delivery/consignments/{id:\\d+}")
  String consignment(@PathVariable long id, Occasion occasion, Model model) {
    var consignment = sending.consignment(id, occasion.actor());
    var room = classrooms.room(consignment.classroom());
    model.addAttribute(
        "page",
        new ConsignmentPage(
            room,
            partners.partner(room.school()).name(),
            consignment,
            sending.sent(id),
            arriving.of(id).orElse(null),
            arriving.photos(room.classroom()).stream()
                .filter(one -> one.occasion() == Photos.At.ARRIVAL)
                .toList(),
            occasion.today(),
            Arriving.mayUnload(occasion.actor()),
            occasion.actor().seesAll()));
    return "delivery/consignment";
  }

  /** The sealed slip; {@code ?language=zh}, {@code en} or {@code fr}, else the reader's. */
  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/delivery/consignments/{id:\\d+}/slip.pdf")
  ResponseEntity<byte[]> slip(
      @PathVariable long id,
      @RequestParam(name = "in", required = false) @Nullable String language,
      Occasion occasion) {
    var consignment = sending.consignment(id, occasion.actor());
    var spoken = language == null ? LocaleContextHolder.getLocale().getLanguage() : language;
    var kept = sending.paper(consignment, spoken);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            "inline; filename*=UTF-8''"
                + java.net.URLEncoder.encode(kept.name(), StandardCharsets.UTF_8))
        .body(kept.bytes());
  }
}
