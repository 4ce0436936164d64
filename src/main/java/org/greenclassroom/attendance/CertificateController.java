package org.greenclassroom.attendance;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.volunteers.Volunteer;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Certificates of hours: issued, printed, ended. */
@Controller
class CertificateController {
  private static final int PAGE = 50;
  private final Certificates certificates;
  private final Attendance attendance;
  private final Volunteers volunteers;
  private final Origin origin;

  CertificateController(
      Certificates certificates, Attendance attendance, Volunteers volunteers, Origin origin) {
    this.certificates = certificates;
    this.attendance = attendance;
    this.volunteers = volunteers;
    this.origin = origin;
  }

  record ListPage(Slice<Certificate> certificates) {}

  /** Of whom, and over which days. */
  record NewPage(
      Volunteer volunteer,
      LocalDate fromDay,
      LocalDate untilDay,
      int minutes,
      List<Given> hours,
      List<Certificate> issued) {}

  record IssuedPage(
      Certificate certificate,
      List<Certificate.Line> lines,
      @Nullable Certificate before,
      @Nullable Certificate after,
      boolean officer) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/attendance/certificates")
  String list(@RequestParam(defaultValue = "9223372036854775807") long after, Model model) {
    model.addAttribute("page", new ListPage(certificates.page(after, PAGE)));
    return "attendance/certificates";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/attendance/certificates/of/{volunteer:\\d+}")
  String fresh(
      @PathVariable long volunteer,
      @RequestParam(name = "from_day", required = false) @Nullable LocalDate fromDay,
      @RequestParam(name = "until_day", required = false) @Nullable LocalDate untilDay,
      Occasion occasion,
      Model model) {
    var person = volunteers.volunteer(volunteer);
    var until = untilDay == null ? occasion.today() : untilDay;
    var from = fromDay == null ? until.withDayOfYear(1) : fromDay;
    model.addAttribute(
        "page",
        new NewPage(
            person,
            from,
            until,
            certificates.minutes(volunteer, from, until),
            attendance.of(volunteer, from, until),
            certificates.of(volunteer)));
    return "attendance/fresh";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/attendance/certificates")
  String issue(
      @RequestParam long volunteer,
      @RequestParam("from_day") LocalDate fromDay,
      @RequestParam("until_day") LocalDate untilDay,
      Occasion occasion,
      RedirectAttributes redirect) {
    long issued = certificates.issue(occasion, volunteer, fromDay, untilDay);
    Said.that(redirect, "attendance.said.issued");
    return "redirect:/attendance/certificates/" + issued;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/attendance/certificates/{certificate:\\d+}")
  String certificate(@PathVariable long certificate, Occasion occasion, Model model) {
    var it = certificates.certificate(certificate);
    var before = it.supersedes();
    model.addAttribute(
        "page",
        new IssuedPage(
            it,
            certificates.lines(certificate),
            before == null ? null : certificates.certificate(before),
            certificates.successor(certificate),
            occasion.actor().is(Role.OFFICER)));
    return "attendance/issued";
  }

  /**
   * The paper. What is typed of a document of identity is posted, so that it stands in no address
   * and no log, is printed, and is not kept.
   */
  @Allow(Role.OFFICER)
  @PostMapping("/attendance/certificates/{certificate:\\d+}/paper")
  ResponseEntity<byte[]> paper(
      @PathVariable long certificate,
      @RequestParam(defaultValue = "en") String tongue,
      @RequestParam(defaultValue = "") String document) {
    var it = certificates.certificate(certificate);
    return DayController.pdf(
        certificates.paper(it, DayController.spoken(tongue), document, origin.here()),
        it.number() + "-" + tongue.replaceAll("[^a-z]", "") + ".pdf");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/attendance/certificates/{certificate:\\d+}/end")
  String end(
      @PathVariable long certificate,
      @RequestParam(defaultValue = "VOID") Certificate.State how,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (how == Certificate.State.SUPERSEDED) {
      long now = certificates.supersede(occasion, certificate, reason);
      Said.that(redirect, "attendance.said.superseded");
      return "redirect:/attendance/certificates/" + now;
    }
    certificates.revoke(occasion, certificate, reason);
    Said.that(redirect, "attendance.said.voided");
    return "redirect:/attendance/certificates/" + certificate;
  }
}
