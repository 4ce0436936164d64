package org.greenclassroom.schools;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: a school merges, closes or moves; the paper; the second person who takes it back. */
@Controller
class SuccessionController {
  private static final int CHOICES = 500;
  private final Schools schools;
  private final Successions successions;

  SuccessionController(Schools schools, Successions successions) {
    this.schools = schools;
    this.successions = successions;
  }

  /**
   * The form.
   *
   * @param others schools that stand and that the officer knows, by number; those nearest by name
   *     of a long list
   */
  record EndPage(
      School school,
      Succession.Kind[] kinds,
      Map<Long, String> others,
      String typed,
      LocalDate today) {}

  @Allow(Role.OFFICER)
  @GetMapping("/schools/{school:\\d+}/successions/new")
  String form(
      @PathVariable long school,
      @RequestParam(defaultValue = "") String q,
      Occasion occasion,
      Model model) {
    var known = schools.school(school);
    var others = new LinkedHashMap<Long, String>();
    var wanted = new Wanted(q, null, State.OPEN, "", schools.own(occasion.actor()));
    for (var other : schools.page(wanted, "", CHOICES).rows())
      if (other.school() != school)
        others.put(
            other.school(),
            other.lies() == null ? other.name() : other.name() + " · " + other.lies());
    model.addAttribute(
        "page", new EndPage(known, Succession.Kind.values(), others, q, occasion.today()));
    return "schools/succession";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/schools/{school:\\d+}/successions")
  String record(
      @PathVariable long school,
      @RequestParam Succession.Kind kind,
      @RequestParam(required = false) @Nullable Long successor,
      @RequestParam(defaultValue = "") String address,
      @RequestParam LocalDate day,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    var known = schools.school(school);
    if (successor != null) schools.school(successor, occasion.actor());
    if (paper == null || paper.isEmpty()) throw new Refusal("schools.refusal.no-paper");
    var name = paper.getOriginalFilename();
    var proof = new Successions.Proof(name == null ? "paper" : name, paper.getBytes());
    switch (kind) {
      case MERGED -> {
        if (successor == null) throw new Refusal("schools.refusal.no-successor", known.name());
        successions.merge(occasion, school, successor, day, proof);
      }
      case CLOSED -> successions.close(occasion, school, successor, day, proof);
      case MOVED -> successions.move(occasion, school, address, day, proof);
    }
    Said.that(redirect, "schools.said.succession", known.name());
    return "redirect:/schools/" + school;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.SCHOOL})
  @GetMapping("/schools/{school:\\d+}/successions/{succession:\\d+}/paper")
  ResponseEntity<byte[]> paper(
      @PathVariable long school, @PathVariable long succession, Occasion occasion) {
    var kept = successions.paper(schools.school(school, occasion.actor()).school(), succession);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("Content-Disposition", "attachment; filename=\"paper-" + succession + "\"")
        .body(kept.bytes());
  }

  @Allow(Role.OFFICER)
  @PostMapping("/schools/{school:\\d+}/successions/{succession:\\d+}/withdrawal")
  String withdraw(
      @PathVariable long school,
      @PathVariable long succession,
      Occasion occasion,
      RedirectAttributes redirect) {
    successions.withdraw(occasion, school, succession);
    Said.that(redirect, "schools.said.withdrawn");
    return "redirect:/schools/" + school;
  }
}
