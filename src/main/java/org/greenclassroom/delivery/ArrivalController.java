package org.greenclassroom.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A consignment is unloaded: on a phone without a connection once the page was loaded, and without
 * scripts while there is one.
 */
@Controller
class ArrivalController {
  private static final String FOUND = "found.";

  private final Classrooms classrooms;
  private final Partners partners;
  private final Sending sending;
  private final Arriving arriving;

  ArrivalController(Classrooms classrooms, Partners partners, Sending sending, Arriving arriving) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.sending = sending;
    this.arriving = arriving;
  }

  record ArrivalPage(
      long account,
      Classroom room,
      String school,
      Consignment consignment,
      List<Consignments.Sent> devices,
      Arrivals.@Nullable Arrival arrival,
      Map<Trouble, List<Cause>> causes,
      boolean forSchool) {}

  /**
   * What was found, as a page's queue posts it.
   *
   * @param found by tag: {@code MISSING:WET}; what arrived well is not in here
   */
  record ArrivalIn(
      @Nullable Receiver receiver,
      @Nullable Map<String, String> found,
      @Nullable Instant at,
      Signing.@Nullable SignedIn giver,
      Signing.@Nullable SignedIn taker,
      @Nullable List<Signing.AttachedIn> attachments) {}

  /** How many arrived. */
  record Taken(int arrived) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @GetMapping("/delivery/consignments/{id:\\d+}/arrival")
  String arrival(@PathVariable long id, Occasion occasion, Model model) {
    var consignment = sending.consignment(id, occasion.actor());
    var room = classrooms.room(consignment.classroom());
    var causes = new EnumMap<Trouble, List<Cause>>(Trouble.class);
    causes.put(Trouble.MISSING, List.of(Cause.NOT_LOADED, Cause.LOST_ON_THE_WAY, Cause.OTHER));
    causes.put(
        Trouble.DAMAGED,
        List.of(Cause.CRUSHED, Cause.DROPPED, Cause.WET, Cause.SEAL_BROKEN, Cause.OTHER));
    model.addAttribute(
        "page",
        new ArrivalPage(
            occasion.actor().account(),
            room,
            partners.partner(room.school()).name(),
            consignment,
            sending.sent(id),
            arriving.of(id).orElse(null),
            causes,
            !occasion.actor().seesAll()));
    return "delivery/arrival";
  }

  /** From the queue of a page: photographs were sent before. */
  @Once
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping(
      path = "/delivery/consignments/{id:\\d+}/arrival",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken unload(@PathVariable long id, @RequestBody ArrivalIn in, Occasion occasion) {
    var consignment = sending.consignment(id, occasion.actor());
    boolean driven = consignment.carrier() != null;
    var found = in.found() == null ? Map.<String, String>of() : in.found();
    return new Taken(
        arriving.unload(
            occasion,
            id,
            new Arriving.Unloaded(
                in.receiver(),
                of(found, Trouble.MISSING),
                of(found, Trouble.DAMAGED),
                in.at() == null ? occasion.now() : in.at(),
                driven ? Signing.of(in.giver(), PartnerKind.CARRIER) : null,
                driven ? Signing.of(in.taker(), PartnerKind.SCHOOL) : null,
                arriving.sent(occasion, Signing.hashes(in.attachments())))));
  }

  /** From a form, without scripts. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/delivery/consignments/{id:\\d+}/arrival")
  String unload(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Receiver receiver,
      @RequestParam Map<String, String> form,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var consignment = sending.consignment(id, occasion.actor());
    boolean driven = consignment.carrier() != null;
    var found = new TreeMap<String, String>();
    form.forEach((name, value) -> {
      if (name.startsWith(FOUND)) found.put(name.substring(FOUND.length()), value);
    });
    var arrived =
        arriving.unload(
            occasion,
            id,
            new Arriving.Unloaded(
                receiver,
                of(found, Trouble.MISSING),
                of(found, Trouble.DAMAGED),
                occasion.now(),
                driven ? Signing.of(request, "giver", PartnerKind.CARRIER) : null,
                driven ? Signing.of(request, "taker", PartnerKind.SCHOOL) : null,
                Signing.photos(request)));
    Said.that(redirect, "delivery.said.arrived", arrived);
    return "redirect:/delivery/consignments/" + id;
  }

  private static Map<Tag, Cause> of(Map<String, String> found, Trouble what) {
    var all = new TreeMap<Tag, Cause>();
    found.forEach((tag, said) -> {
      if (said == null || said.isBlank()) return;
      var halves = said.split(":", 2);
      if (!halves[0].equals(what.name())) {
        if (java.util.Arrays.stream(Trouble.values())
            .noneMatch(one -> one.name().equals(halves[0])))
          throw new Refusal("frame.refusal.unreadable", "found", said);
        return;
      }
      for (var cause : Cause.values())
        if (halves.length == 2 && cause.name().equals(halves[1])) {
          all.put(Tag.parse(tag), cause);
          return;
        }
      throw new Refusal("frame.refusal.unreadable", "found", said);
    });
    return all;
  }

  /** A photograph of goods or of the room. */
  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/delivery/photos/{photo:\\d+}")
  ResponseEntity<byte[]> photo(@PathVariable long photo, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .body(arriving.photo(photo, occasion.actor()).bytes());
  }
}
