package org.greenclassroom.dismantling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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

/** A plant's own pages: its batches, its weigh tickets, its certificates, and nothing else. */
@Controller
class PlantController {
  private static final String BATCH = "/plant/{id:\\d{1,18}}";
  private static final String CERTIFICATE = BATCH + "/certificates/{certificate:\\d{1,18}}";

  private final Dismantling dismantling;
  private final Loading loading;
  private final Settling settling;
  private final CertificateForm form;
  private final Shown shown;

  PlantController(
      Dismantling dismantling,
      Loading loading,
      Settling settling,
      CertificateForm form,
      Shown shown) {
    this.dismantling = dismantling;
    this.loading = loading;
    this.settling = settling;
    this.form = form;
    this.shown = shown;
  }

  record PlantPage(Slice<Batch> batches) {}

  record PlantBatchPage(
      Batch batch,
      Slice<Batches.Item> items,
      Loading.Load load,
      List<Papers.KeptWeighing> weighings,
      List<Papers.KeptCertificate> certificates,
      LocalDate today,
      boolean mayDeliver) {
    public List<Category> categories() {
      return Arrays.asList(Category.values());
    }

    public List<Material> materials() {
      return Arrays.asList(Material.values());
    }

    public List<Route> routes() {
      return Arrays.asList(Route.values());
    }
  }

  @Allow(Role.DISMANTLER)
  @GetMapping("/plant")
  String plant(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute("page", new PlantPage(dismantling.batches(occasion.actor(), after)));
    return "dismantling/plant";
  }

  @Allow(Role.DISMANTLER)
  @GetMapping(BATCH)
  String batch(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var batch = dismantling.batch(occasion.actor(), id);
    model.addAttribute(
        "page",
        new PlantBatchPage(
            batch,
            dismantling.items(id, after),
            loading.load(occasion.actor(), id),
            dismantling.weighings(id),
            dismantling.certificates(id),
            occasion.today(),
            batch.state() == Batch.State.HANDED_OVER));
    return "dismantling/plant-batch";
  }

  /** What is not certified yet, to be filled in and brought back as the lines of a certificate. */
  @Allow(Role.DISMANTLER)
  @GetMapping(BATCH + "/devices.xlsx")
  ResponseEntity<byte[]> devices(@PathVariable long id, Occasion occasion) throws IOException {
    var batch = dismantling.batch(occasion.actor(), id);
    var out = new ByteArrayOutputStream();
    try (var sheet = Spreadsheet.xlsx(out, batch.number())) {
      sheet.row("Tag", "Serial number", "Kind", "Maker", "Model");
      for (var item : dismantling.uncertified(occasion.actor(), id))
        sheet.row(
            item.tag().printed(),
            item.serial(),
            shown.word(item.kind()),
            item.maker(),
            item.model());
    }
    return ResponseEntity.ok()
        .contentType(
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .header("Content-Disposition", "attachment; filename=\"" + batch.number() + ".xlsx\"")
        .body(out.toByteArray());
  }

  @Allow(Role.DISMANTLER)
  @PostMapping(BATCH + "/weighings")
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
    return "redirect:/plant/" + id;
  }

  @Allow(Role.DISMANTLER)
  @PostMapping(BATCH + "/weighings/{weighing:\\d{1,18}}/strike")
  String strike(
      @PathVariable long id,
      @PathVariable long weighing,
      Occasion occasion,
      RedirectAttributes redirect) {
    dismantling.strike(occasion, id, weighing);
    Said.that(redirect, "dismantling.said.struck");
    return "redirect:/plant/" + id;
  }

  @Allow(Role.DISMANTLER)
  @PostMapping(BATCH + "/certificates")
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
    return SettlingController.said(redirect, entered, number, "/plant/" + id);
  }

  @Allow(Role.DISMANTLER)
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
    model.addAttribute(
        "page",
        new CertificatePage(
            batch,
            kept,
            lines,
            settling.likely(id, certificate, lines.rows()),
            "/plant/" + id,
            doubtful,
            false,
            kept.state() == Certificate.State.IN_DOUBT,
            batch.state() != Batch.State.CLOSED && kept.state() != Certificate.State.STRUCK));
    return "dismantling/certificate";
  }

  /** The plant takes a certificate back that is in doubt, and brings a better one. */
  @Allow(Role.DISMANTLER)
  @PostMapping(CERTIFICATE + "/strike")
  String strikeCertificate(
      @PathVariable long id,
      @PathVariable long certificate,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    settling.strike(occasion, id, certificate, reason);
    Said.that(redirect, "dismantling.said.certificate-struck");
    return "redirect:/plant/" + id;
  }

  @Allow(Role.DISMANTLER)
  @PostMapping(CERTIFICATE + "/materials")
  String materials(
      @PathVariable long id,
      @PathVariable long certificate,
      @RequestParam Map<String, String> fields,
      Occasion occasion,
      RedirectAttributes redirect) {
    settling.materials(occasion, id, certificate, CertificateForm.outputs(fields));
    Said.that(redirect, "dismantling.said.materials");
    return "redirect:/plant/%d/certificates/%d".formatted(id, certificate);
  }

  @Allow(Role.DISMANTLER)
  @GetMapping(BATCH + "/papers/{sha256:[0-9a-f]{64}}")
  ResponseEntity<byte[]> paper(
      @PathVariable long id, @PathVariable String sha256, Occasion occasion) {
    return PaperFile.of(dismantling.paper(occasion.actor(), id, sha256));
  }
}
