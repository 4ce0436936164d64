package org.greenclassroom.training;

import java.time.LocalDate;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
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

/** Pages: a certificate, its paper, and whether it may be believed. */
@Controller
class CertificateController {
  private static final String CERTIFICATE = "/training/certificates/{id:\\d{1,18}}";

  private final Certificates certificates;
  private final Teachers teachers;
  private final Origin origin;

  CertificateController(Certificates certificates, Teachers teachers, Origin origin) {
    this.certificates = certificates;
    this.teachers = teachers;
    this.origin = origin;
  }

  record IssuedPage(Certificate certificate, Teacher teacher, String address, boolean officer) {}

  /** What is public: no person, no school. */
  record CheckedPage(
      String number,
      Level level,
      CertificateState state,
      LocalDate issuedOn,
      LocalDate expiresOn,
      @Nullable LocalDate endedOn,
      @Nullable String successor) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(CERTIFICATE)
  String certificate(@PathVariable long id, Occasion occasion, Model model) {
    var known = certificates.certificate(id, occasion.actor());
    model.addAttribute(
        "page",
        new IssuedPage(
            known,
            teachers.teacher(known.teacher()),
            origin.here() + "/t/" + known.code(),
            occasion.actor().is(Role.OFFICER)));
    return "training/issued";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(CERTIFICATE + "/{language:en|zh|fr}.pdf")
  ResponseEntity<byte[]> paper(
      @PathVariable long id, @PathVariable String language, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"certificate-%d-%s.pdf\"".formatted(id, language))
        .header("Cache-Control", "no-store")
        .body(certificates.print(id, occasion.actor(), Locale.of(language), origin.here()));
  }

  @Allow(Role.OFFICER)
  @PostMapping(CERTIFICATE + "/ending")
  String end(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    certificates.end(occasion, id, reason);
    Said.that(redirect, "training.said.voided");
    return "redirect:/training/certificates/" + id;
  }

  @AllowEveryone
  @GetMapping({"/t/{code}", "/T/{code}"})
  String check(@PathVariable String code, Model model) {
    var known = certificates.coded(code);
    model.addAttribute(
        "page",
        new CheckedPage(
            known.number(),
            known.level(),
            known.state(),
            known.issuedOn(),
            known.expiresOn(),
            known.endedOn(),
            known.successor()));
    return "training/checked";
  }
}
