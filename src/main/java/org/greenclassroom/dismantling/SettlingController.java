package org.greenclassroom.dismantling;

import java.time.LocalDate;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the house: weigh tickets and certificates, settled line by line. */
@Controller
class SettlingController {
  private static final String CERTIFICATE =
      "/dismantling/{id}/certificates/{certificate:\\d{1,18}}";

  private final Dismantling dismantling;
  private final Settling settling;
  private final CertificateForm form;

  SettlingController(Dismantling dismantling, Settling settling, CertificateForm form) {
    this.dismantling = dismantling;
    this.settling = settling;
    this.form = form;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/weighings")
  String weigh(
      @PathVariable long id,
      @RequestParam String ticket,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate weighedOn,
      @RequestParam String gross,
      @RequestParam String tare,
      @RequestParam(defaultValue = "MIXED") Category stood,
      @RequestParam(required = false) @Nullable Integer pallet,
      @RequestParam MultipartFile ticketFile,
      Occasion occasion,
      RedirectAttributes redirect) {
    form.weigh(occasion, id, ticket, weighedOn, gross, tare, stood, pallet, ticketFile);
    Said.that(redirect, "dismantling.said.weighed");
    return "redirect:/dismantling/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/weighings/{weighing}/strike")
  String strike(
      @PathVariable long id,
      @PathVariable long weighing,
      Occasion occasion,
      RedirectAttributes redirect) {
    dismantling.strike(occasion, id, weighing);
    Said.that(redirect, "dismantling.said.struck");
    return "redirect:/dismantling/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/certificates")
  String certify(
      @PathVariable long id,
      @RequestParam String number,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate issuedOn,
      @RequestParam String kilograms,
      @RequestParam(defaultValue = "") String named,
      @RequestParam(required = false) @Nullable MultipartFile list,
      @RequestParam MultipartFile certificateFile,
      @RequestParam Map<String, String> fields,
      Occasion occasion,
      RedirectAttributes redirect) {
    var entered =
        form.enter(occasion, id, number, issuedOn, kilograms, named, list, certificateFile, fields);
    return said(redirect, entered, number, "/dismantling/" + id);
  }

  /** A certificate that is clear leads back to its batch, one in doubt to its lines. */
  static String said(
      RedirectAttributes redirect, Dismantling.Certified entered, String number, String batch) {
    if (entered.doubts() == 0) {
      Said.that(redirect, "dismantling.said.certified", number.strip());
      return "redirect:" + batch;
    }
    Said.that(redirect, "dismantling.said.in-doubt", number.strip(), entered.doubts());
    return "redirect:" + batch + "/certificates/" + entered.certificate();
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping(CERTIFICATE)
  String certificate(
      @PathVariable long id,
      @PathVariable long certificate,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "false") boolean doubtful,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var batch = dismantling.batch(actor, id);
    var kept = settling.certificate(actor, id, certificate);
    var lines = settling.lines(actor, id, certificate, doubtful, after);
    var settles = actor.is(Role.OFFICER) && kept.state() == Certificate.State.IN_DOUBT;
    model.addAttribute(
        "page",
        new CertificatePage(
            batch,
            kept,
            lines,
            settling.likely(id, certificate, lines.rows()),
            "/dismantling/" + id,
            doubtful,
            settles,
            settles,
            actor.is(Role.OFFICER)
                && batch.state() != Batch.State.CLOSED
                && kept.state() != Certificate.State.STRUCK));
    return "dismantling/certificate";
  }

  @Allow(Role.OFFICER)
  @PostMapping(CERTIFICATE + "/lines/{line:\\d{1,18}}/pairing")
  String pair(
      @PathVariable long id,
      @PathVariable long certificate,
      @PathVariable long line,
      @RequestParam String meant,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    settling.pair(occasion, id, certificate, line, meant, reason);
    Said.that(redirect, "dismantling.said.settled");
    return back(id, certificate);
  }

  @Allow(Role.OFFICER)
  @PostMapping(CERTIFICATE + "/lines/{line:\\d{1,18}}/omission")
  String leaveOut(
      @PathVariable long id,
      @PathVariable long certificate,
      @PathVariable long line,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    settling.leaveOut(occasion, id, certificate, line, reason);
    Said.that(redirect, "dismantling.said.settled");
    return back(id, certificate);
  }

  @Allow(Role.OFFICER)
  @PostMapping(CERTIFICATE + "/acceptance")
  String accept(
      @PathVariable long id,
      @PathVariable long certificate,
      Occasion occasion,
      RedirectAttributes redirect) {
    settling.accept(occasion, id, certificate);
    Said.that(
        redirect,
        "dismantling.said.certified",
        settling.certificate(occasion.actor(), id, certificate).paper().number());
    return back(id, certificate);
  }

  @Allow(Role.OFFICER)
  @PostMapping(CERTIFICATE + "/strike")
  String strikeCertificate(
      @PathVariable long id,
      @PathVariable long certificate,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    settling.strike(occasion, id, certificate, reason);
    Said.that(redirect, "dismantling.said.certificate-struck");
    return "redirect:/dismantling/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping(CERTIFICATE + "/materials")
  String materials(
      @PathVariable long id,
      @PathVariable long certificate,
      @RequestParam Map<String, String> fields,
      Occasion occasion,
      RedirectAttributes redirect) {
    settling.materials(occasion, id, certificate, CertificateForm.outputs(fields));
    Said.that(redirect, "dismantling.said.materials");
    return back(id, certificate);
  }

  private static String back(long batch, long certificate) {
    return "redirect:/dismantling/%d/certificates/%d".formatted(batch, certificate);
  }
}
