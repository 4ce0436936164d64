package org.greenclassroom.classrooms;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Devices leave for a room, and the school takes them over. */
@Controller
class RoadController {
  private final Classrooms classrooms;
  private final List<ProtocolPart> protocolParts;
  private final Partners partners;
  private final Entities entities;
  private final Paper paper;
  private final Shown shown;

  RoadController(
      Classrooms classrooms,
      List<ProtocolPart> protocolParts,
      Partners partners,
      Entities entities,
      Paper paper,
      Shown shown) {
    this.classrooms = classrooms;
    this.protocolParts = protocolParts;
    this.partners = partners;
    this.entities = entities;
    this.paper = paper;
    this.shown = shown;
  }

  record DispatchPage(
      Classroom room,
      String school,
      List<ClassroomTable.Seated> devices,
      boolean byCarrier,
      Map<String, String> carriers,
      LocalDate today) {}

  record ProtocolPage(
      Classroom room,
      String school,
      Movements.Acceptance acceptance,
      Slip slip,
      List<ClassroomTable.Seated> devices,
      List<ProtocolPart.Part> parts) {}

  record AcceptPage(
      Classroom room,
      String school,
      List<ClassroomTable.Seated> devices,
      LocalDate today,
      int years) {}

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/{classroom}/dispatch")
  String dispatching(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "own") String by,
      Occasion occasion,
      Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new DispatchPage(
            room,
            classrooms.nameOf(room.school()),
            at(classroom, Stage.RESERVED),
            by.equals("carrier"),
            Asked.choices(partners.of(PartnerKind.CARRIER)),
            occasion.today()));
    return "classrooms/dispatch";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/dispatch")
  String dispatch(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate leftOn,
      @RequestParam(defaultValue = "own") String by,
      @RequestParam(required = false) @Nullable Long carrier,
      @RequestParam(defaultValue = "") String seal,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var byCarrier = by.equals("carrier");
    if (byCarrier && carrier == null) throw new Refusal("classrooms.refusal.no-carrier");
    classrooms.dispatch(
        occasion,
        classroom,
        new Classrooms.Departure(
            Asked.tags(tags),
            leftOn,
            byCarrier ? carrier : null,
            seal.isBlank() ? null : seal.strip(),
            byCarrier ? Asked.signature(Signed.from(request, "giver", Party.PROGRAMME)) : null,
            byCarrier
                ? Asked.signature(Signed.from(request, "taker", PartnerKind.CARRIER))
                : null));
    Said.that(redirect, "classrooms.said.dispatched", tags.size());
    return "redirect:/classrooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/classrooms/{classroom}/acceptance")
  String accepting(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new AcceptPage(
            room,
            classrooms.nameOf(room.school()),
            at(classroom, Stage.ON_THE_WAY),
            occasion.today(),
            Classrooms.YEARS));
    return "classrooms/acceptance";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/classrooms/{classroom}/acceptance")
  String accept(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate acceptedOn,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    classrooms.accept(
        occasion,
        classroom,
        Asked.tags(tags),
        acceptedOn,
        Asked.signature(Signed.from(request, "giver", Party.PROGRAMME)),
        Asked.signature(Signed.from(request, "taker", Party.SCHOOL)));
    Said.that(redirect, "classrooms.said.accepted", tags.size());
    return "redirect:/classrooms/" + classroom;
  }

  /** The list that the school signed for, on paper. */
  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}/acceptances/{acceptance}/protocol.pdf")
  ResponseEntity<byte[]> protocol(
      @PathVariable long classroom, @PathVariable long acceptance, Occasion occasion) {
    var room = classrooms.room(classroom, occasion.actor());
    var protocol = classrooms.protocol(classroom, acceptance);
    var page =
        new ProtocolPage(
            room,
            classrooms.nameOf(room.school()),
            protocol.acceptance(),
            protocol.slip(),
            protocol.devices(),
            protocolParts.stream()
                .flatMap(one ->
                    one.part(classroom, acceptance, LocaleContextHolder.getLocale()).stream())
                .toList());
    var pdf =
        paper.pdf(
            "classrooms/protocol",
            Map.of("page", page, "issued", shown.day(occasion.today())),
            LocaleContextHolder.getLocale(),
            // by whom the room was handed over, as it was on that day
            entities.actingFor(
                partners.partner(room.school()).territory(), protocol.acceptance().acceptedOn()));
    return Asked.sent(
        new Files.Kept("", "acceptance-" + acceptance + ".pdf", "application/pdf", pdf), true);
  }

  private List<ClassroomTable.Seated> at(long classroom, Stage stage) {
    return classrooms.devices(classroom).stream()
        .filter(device -> device.stage() == stage)
        .toList();
  }
}
