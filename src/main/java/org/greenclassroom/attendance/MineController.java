package org.greenclassroom.attendance;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.volunteers.Volunteers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A volunteer's own hours and certificates, by their link, without an account. */
@Controller
class MineController {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private final Attendance attendance;
  private final Certificates certificates;
  private final Volunteers volunteers;
  private final Origin origin;

  MineController(
      Attendance attendance, Certificates certificates, Volunteers volunteers, Origin origin) {
    this.attendance = attendance;
    this.certificates = certificates;
    this.volunteers = volunteers;
    this.origin = origin;
  }

  record MinePage(List<Given> hours, List<Certificate> certificates) {
    /** Minutes that count. */
    public int confirmed() {
      return hours.stream()
          .filter(one -> one.state() == HoursState.CONFIRMED)
          .mapToInt(Given::actual)
          .sum();
    }
  }

  @AllowSignedIn(guests = true)
  @GetMapping("/attendance/mine")
  String mine(Occasion occasion, Model model) {
    // whoever never was a volunteer has none
    model.addAttribute(
        "page",
        volunteers
            .of(occasion.actor())
            .map(me ->
                new MinePage(
                    attendance.of(me, FIRST, occasion.today()),
                    certificates.of(me).stream()
                        .filter(one -> one.state() == Certificate.State.VALID)
                        .toList()))
            .orElseGet(() -> new MinePage(List.of(), List.of())));
    return "attendance/mine";
  }

  /** Their own paper; what they type of a document of identity is printed and not kept. */
  @AllowSignedIn(guests = true)
  @PostMapping("/attendance/mine/certificates/{certificate:\\d+}/paper")
  ResponseEntity<byte[]> paper(
      @PathVariable long certificate,
      @RequestParam(defaultValue = "en") String tongue,
      @RequestParam(defaultValue = "") String document,
      Occasion occasion) {
    var it = certificates.own(occasion.actor(), certificate);
    return DayController.pdf(
        certificates.paper(it, DayController.spoken(tongue), document, origin.here()),
        it.number() + "-" + tongue.replaceAll("[^a-z]", "") + ".pdf");
  }
}
