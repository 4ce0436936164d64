package org.greenclassroom.dismantling;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: which plants may take what, who looked it up, and permits for borders. */
@Controller
class PlantsController {
  private static final String PLANT = "/dismantling/plants/{plant:\\d{1,18}}";

  private final Licences licences;

  PlantsController(Licences licences) {
    this.licences = licences;
  }

  record PlantsPage(List<Licences.Plant> plants) {}

  /**
   * What one plant may do.
   *
   * @param abroad territories of ours that lie across a border from it: what comes from there needs
   *     a permit
   */
  record StandingPage(Licences.Plant plant, LocalDate today, List<String> abroad, boolean officer) {
    public List<Found> found() {
      return Arrays.asList(Found.values());
    }
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/dismantling/plants")
  String plants(Occasion occasion, Model model) {
    model.addAttribute("page", new PlantsPage(licences.plants(occasion.today())));
    return "dismantling/plants";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping(PLANT)
  String plant(@PathVariable long plant, Occasion occasion, Model model) {
    var known = licences.ours(plant, occasion.today());
    var here = licences.territory(known.partner());
    model.addAttribute(
        "page",
        new StandingPage(
            known,
            occasion.today(),
            licences.territories().stream().filter(each -> !each.equals(here)).toList(),
            occasion.actor().is(Role.OFFICER)));
    return "dismantling/standing";
  }

  @Allow(Role.OFFICER)
  @PostMapping(PLANT + "/licences/{licence:\\d{1,18}}/checks")
  String check(
      @PathVariable long plant,
      @PathVariable long licence,
      @RequestParam Found found,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(required = false) @Nullable MultipartFile checkFile,
      Occasion occasion,
      RedirectAttributes redirect) {
    licences.check(occasion, plant, licence, found, source, CertificateForm.scanIfAny(checkFile));
    Said.that(redirect, "dismantling.said.checked");
    return "redirect:/dismantling/plants/" + plant;
  }

  @Allow(Role.OFFICER)
  @PostMapping(PLANT + "/permits")
  String permit(
      @PathVariable long plant,
      @RequestParam String number,
      @RequestParam String over,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
      @RequestParam(defaultValue = "") String kilograms,
      @RequestParam MultipartFile permitFile,
      Occasion occasion,
      RedirectAttributes redirect) {
    licences.permit(
        occasion,
        plant,
        number,
        over,
        from,
        to,
        kilograms.isBlank() ? null : Weight.kilograms(kilograms).grams(),
        CertificateForm.scan(permitFile));
    Said.that(redirect, "dismantling.said.permit");
    return "redirect:/dismantling/plants/" + plant;
  }

  @Allow(Role.OFFICER)
  @PostMapping(PLANT + "/permits/{permit:\\d{1,18}}/withdrawal")
  String withdraw(
      @PathVariable long plant,
      @PathVariable long permit,
      Occasion occasion,
      RedirectAttributes redirect) {
    licences.withdrawPermit(occasion, plant, permit);
    Said.that(redirect, "dismantling.said.permit-withdrawn");
    return "redirect:/dismantling/plants/" + plant;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping(PLANT + "/evidence/{sha256:[0-9a-f]{64}}")
  ResponseEntity<byte[]> evidence(@PathVariable long plant, @PathVariable String sha256) {
    return PaperFile.of(licences.evidence(plant, sha256));
  }
}
