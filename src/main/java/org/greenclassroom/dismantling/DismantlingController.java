package org.greenclassroom.dismantling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.Licence;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
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

/** Pages: batches, one batch with its papers; a plant sees its own. */
@Controller
class DismantlingController {
  private final Dismantling dismantling;

  DismantlingController(Dismantling dismantling) {
    this.dismantling = dismantling;
  }

  /**
   * The list of batches.
   *
   * @param waiting in the house: all, cleared; null for a plant
   */
  record BatchesPage(
      Slice<Batch> batches, List<Partner> plants, long @Nullable [] waiting, boolean mayOpen) {}

  record BatchPage(
      Batch batch,
      Slice<Batches.Item> items,
      @Nullable Slice<Batches.Item> candidates,
      List<Papers.KeptWeighing> weighings,
      List<Papers.KeptCertificate> certificates,
      List<Licence> licences,
      @Nullable Refusal forbids,
      LocalDate today,
      boolean mayFill,
      boolean mayDeliver) {
    public boolean isValid(Licence licence) {
      return licence.validOn(today);
    }
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DISMANTLER})
  @GetMapping("/dismantling")
  String batches(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var staff = occasion.actor().seesAll();
    var mayOpen = occasion.actor().is(Role.OFFICER, Role.TECHNICIAN);
    model.addAttribute(
        "page",
        new BatchesPage(
            dismantling.batches(occasion.actor(), after),
            mayOpen ? dismantling.plants() : List.of(),
            staff ? dismantling.toDismantle(occasion) : null,
            mayOpen));
    return "dismantling/batches";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling")
  String open(@RequestParam long plant, Occasion occasion) {
    return "redirect:/dismantling/" + dismantling.open(occasion, plant);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DISMANTLER})
  @GetMapping("/dismantling/{id}")
  String batch(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var batch = dismantling.batch(actor, id);
    var open = batch.state() == Batch.State.OPEN;
    var mayFill = open && actor.is(Role.OFFICER, Role.TECHNICIAN);
    model.addAttribute(
        "page",
        new BatchPage(
            batch,
            dismantling.items(id, open ? 0 : after),
            mayFill ? dismantling.candidates(after) : null,
            dismantling.weighings(id),
            dismantling.certificates(id),
            dismantling.licences(batch.plant()),
            open ? dismantling.whatForbids(batch, occasion.today()) : null,
            occasion.today(),
            mayFill,
            batch.state() == Batch.State.HANDED_OVER && actor.is(Role.OFFICER, Role.DISMANTLER)));
    return "dismantling/batch";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling/{id}/devices")
  String put(
      @PathVariable long id,
      @RequestParam(defaultValue = "") List<String> tag,
      @RequestParam(defaultValue = "") String pasted,
      @RequestParam(defaultValue = "false") boolean all,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (all) dismantling.putAll(occasion, id);
    else dismantling.put(occasion, id, tags(tag, pasted));
    Said.that(redirect, "dismantling.said.put");
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling/{id}/removals")
  String takeOut(
      @PathVariable long id,
      @RequestParam(defaultValue = "") List<String> tag,
      Occasion occasion,
      RedirectAttributes redirect) {
    dismantling.takeOut(occasion, id, tags(tag, ""));
    Said.that(redirect, "dismantling.said.taken-out");
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling/{id}/hand-over")
  String handOver(
      @PathVariable long id,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String seal,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var giver = Signed.from(request, "giver", PartnerKind.HOUSE);
    var taker = Signed.from(request, "taker", PartnerKind.DISMANTLER);
    dismantling.handOver(
        occasion,
        id,
        day,
        seal.isBlank() ? null : seal.strip(),
        new HandOver.Signature(giver.name(), giver.image(), giver.mediaType()),
        new HandOver.Signature(taker.name(), taker.image(), taker.mediaType()));
    Said.that(redirect, "dismantling.said.handed-over");
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.DISMANTLER})
  @PostMapping("/dismantling/{id}/weighings")
  String weigh(
      @PathVariable long id,
      @RequestParam String ticket,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate weighedOn,
      @RequestParam String gross,
      @RequestParam String tare,
      @RequestParam MultipartFile ticketFile,
      Occasion occasion,
      RedirectAttributes redirect) {
    dismantling.weigh(
        occasion,
        id,
        ticket,
        weighedOn,
        Weight.kilograms(gross).grams(),
        Weight.kilograms(tare).grams(),
        scan(ticketFile));
    Said.that(redirect, "dismantling.said.weighed");
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.DISMANTLER})
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

  @Allow({Role.OFFICER, Role.DISMANTLER})
  @PostMapping("/dismantling/{id}/certificates")
  String certify(
      @PathVariable long id,
      @RequestParam String number,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate issuedOn,
      @RequestParam String kilograms,
      @RequestParam(defaultValue = "") String named,
      @RequestParam MultipartFile certificateFile,
      Occasion occasion,
      RedirectAttributes redirect) {
    dismantling.certify(
        occasion,
        id,
        number,
        issuedOn,
        Weight.kilograms(kilograms).grams(),
        named,
        scan(certificateFile));
    Said.that(redirect, "dismantling.said.certified", number.strip());
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DISMANTLER})
  @GetMapping("/dismantling/{id}/papers/{sha256:[0-9a-f]{64}}")
  ResponseEntity<byte[]> paper(
      @PathVariable long id, @PathVariable String sha256, Occasion occasion) {
    var kept = dismantling.paper(occasion.actor(), id, sha256);
    var image = kept.mediaType().startsWith("image/");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            (image ? "inline" : "attachment")
                + "; filename=\"paper-"
                + sha256.substring(0, 12)
                + (image ? "" : ".pdf")
                + "\"")
        .body(kept.bytes());
  }

  private static Scan scan(MultipartFile file) {
    try {
      return Scan.of(file.getBytes(), file.getOriginalFilename());
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  private static List<Tag> tags(List<String> ticked, String pasted) {
    var tags = new ArrayList<Tag>();
    for (var one : ticked) if (!one.isBlank()) tags.add(Tag.parse(one));
    for (var one : pasted.split("[\\s,;]+")) if (!one.isBlank()) tags.add(Tag.parse(one));
    return tags;
  }
}
