package org.greenclassroom.classrooms;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.papers.Drawn;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The agreement of a loan: drawn up, or entered as it was signed by hand. */
@Controller
class AgreementController {
  private final Classrooms classrooms;
  private final Agreements agreements;

  AgreementController(Classrooms classrooms, Agreements agreements) {
    this.classrooms = classrooms;
    this.agreements = agreements;
  }

  /**
   * Before it is signed.
   *
   * @param sponsor null: two parties
   * @param waiting the paper that not all have signed; null: none was drawn
   */
  record AgreementPage(
      Classroom room,
      String school,
      @Nullable String sponsor,
      @Nullable Drawn waiting,
      int devices,
      LocalDate today) {}

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/{classroom}/agreement/new")
  String signing(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new AgreementPage(
            room,
            classrooms.nameOf(room.school()),
            room.sponsor() == null ? null : classrooms.nameOf(room.sponsor()),
            agreements.standing(room).paper(),
            room.devices(),
            occasion.today()));
    return "classrooms/agreement";
  }

  /** Draws it up; it is signed on its own page. */
  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/agreement/paper")
  String draw(@PathVariable long classroom, Occasion occasion, RedirectAttributes redirect) {
    var drawn = agreements.draw(occasion, classroom);
    Said.that(redirect, "classrooms.said.drawn", drawn.number());
    return "redirect:/papers/" + drawn.paper();
  }

  /** Enters one that was signed by hand before. */
  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/agreement")
  String enter(
      @PathVariable long classroom,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate signedOn,
      @RequestParam MultipartFile scan,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    var room = classrooms.room(classroom);
    var signers = new EnumMap<Party, String>(Party.class);
    for (var party : Party.values()) {
      var name = request.getParameter(party.name().toLowerCase(java.util.Locale.ROOT) + "Name");
      if (name != null && !name.isBlank()) signers.put(party, name);
    }
    agreements.enter(
        occasion, classroom, new Agreements.ByHand(signedOn, signers, scan.getBytes()));
    Said.that(redirect, "classrooms.said.signed", room.name());
    return "redirect:/classrooms/" + classroom;
  }

  /** The exact words that were signed: the paper, or the file. */
  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}/agreement")
  ResponseEntity<byte[]> text(@PathVariable long classroom, Occasion occasion) {
    var signed = signed(classroom, occasion);
    var file = agreements.file(signed);
    return file.isPresent()
        ? Asked.sent(file.get())
        : ResponseEntity.status(HttpStatus.FOUND)
            .header("Location", "/papers/" + signed.paper())
            .build();
  }

  @Allow({Role.OFFICER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/classrooms/{classroom}/agreement/signatures/{party}")
  ResponseEntity<byte[]> signature(
      @PathVariable long classroom, @PathVariable Party party, Occasion occasion) {
    var kept = agreements.signatureImage(signed(classroom, occasion).agreement(), party);
    return Asked.sent(kept);
  }

  private Agreement signed(long classroom, Occasion occasion) {
    var signed = agreements.standing(classrooms.room(classroom, occasion.actor())).signed();
    if (signed == null) throw Refusal.notFound(Long.toString(classroom));
    return signed;
  }
}
