package org.greenclassroom.dismantling;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partner;
import org.greenclassroom.partners.PartnerKind;
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

/** Pages of the house: batches, one batch from its filling to its closing. */
@Controller
class DismantlingController {
  private final Dismantling dismantling;
  private final Loading loading;
  private final Closing closing;
  private final Licences licences;
  private final Vouchers vouchers;

  DismantlingController(
      Dismantling dismantling,
      Loading loading,
      Closing closing,
      Licences licences,
      Vouchers vouchers) {
    this.dismantling = dismantling;
    this.loading = loading;
    this.closing = closing;
    this.licences = licences;
    this.vouchers = vouchers;
  }

  /**
   * The list of batches.
   *
   * @param waiting in the house: all, cleared
   */
  record BatchesPage(Slice<Batch> batches, List<Partner> plants, long[] waiting, boolean mayOpen) {}

  record BatchPage(
      Batch batch,
      Slice<Batches.Item> items,
      @Nullable Slice<Batches.Item> candidates,
      Loading.Load load,
      List<Papers.KeptWeighing> weighings,
      List<Papers.KeptCertificate> certificates,
      List<Licences.Standing> licences,
      List<Partner> carriers,
      Closing.Reckoned reckoned,
      Slice<Voucher> vouchers,
      @Nullable Said forbids,
      LocalDate today,
      boolean mayFill,
      boolean mayDeliver,
      boolean mayClose,
      boolean mayAgree,
      boolean mayReopen,
      boolean mayAgreeToReopen) {
    public List<Category> categories() {
      return Arrays.asList(Category.values());
    }

    public List<Thing> things() {
      return Arrays.asList(Thing.values());
    }

    public List<Substance> substances() {
      return Arrays.asList(Substance.values());
    }

    public List<Chemistry> chemistries() {
      return Arrays.asList(Chemistry.values());
    }

    public List<Measured> bases() {
      return Arrays.asList(Measured.values());
    }

    public List<Material> materials() {
      return Arrays.asList(Material.values());
    }

    public List<Route> routes() {
      return Arrays.asList(Route.values());
    }
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/dismantling")
  String batches(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var mayOpen = occasion.actor().is(Role.OFFICER, Role.TECHNICIAN);
    model.addAttribute(
        "page",
        new BatchesPage(
            dismantling.batches(occasion.actor(), after),
            mayOpen ? dismantling.plants() : List.of(),
            dismantling.toDismantle(occasion),
            mayOpen));
    return "dismantling/batches";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/dismantling")
  String open(@RequestParam long plant, Occasion occasion) {
    return "redirect:/dismantling/" + dismantling.open(occasion, plant);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/dismantling/{id}")
  String batch(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var batch = dismantling.batch(actor, id);
    var reckoned = closing.reckoned(actor, id);
    var waits = reckoned.waits();
    var forbids =
        batch.state() == Batch.State.OPEN ? dismantling.whatForbids(batch, occasion.today()) : null;
    var state = batch.state();
    var open = state == Batch.State.OPEN;
    var officer = actor.is(Role.OFFICER);
    var mayFill = open && actor.is(Role.OFFICER, Role.TECHNICIAN);
    model.addAttribute(
        "page",
        new BatchPage(
            batch,
            dismantling.items(id, open ? 0 : after),
            mayFill ? dismantling.candidates(after) : null,
            loading.load(actor, id),
            dismantling.weighings(id),
            dismantling.certificates(id),
            licences.standing(batch.plant(), occasion.today()).licences(),
            mayFill ? dismantling.carriers(batch.plant()) : List.of(),
            reckoned,
            state == Batch.State.CLOSED
                ? vouchers.page(actor, id, Long.MAX_VALUE)
                : new Slice<>(List.of(), null),
            forbids == null ? null : new Said(forbids.key(), List.of(forbids.arguments())),
            occasion.today(),
            mayFill,
            state == Batch.State.HANDED_OVER && officer,
            state == Batch.State.CERTIFIED && officer,
            waits != null && officer && !waits.isBy(actor),
            state == Batch.State.CLOSED && officer,
            reckoned.reopening() != null && officer && !reckoned.reopening().isBy(actor)));
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
      @RequestParam(required = false) @Nullable Long carrier,
      @RequestParam(defaultValue = "") String vehicle,
      @RequestParam(defaultValue = "") String manifest,
      @RequestParam(required = false) @Nullable MultipartFile manifestFile,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var giver = Signed.from(request, "giver", PartnerKind.HOUSE);
    var taker = Signed.from(request, "taker", PartnerKind.DISMANTLER);
    dismantling.handOver(
        occasion,
        id,
        day,
        said(seal),
        new Leaving(
            carrier, said(vehicle), said(manifest), CertificateForm.scanIfAny(manifestFile)),
        new HandOver.Signature(giver.name(), giver.image(), giver.mediaType()),
        new HandOver.Signature(taker.name(), taker.image(), taker.mediaType()));
    Said.that(redirect, "dismantling.said.handed-over");
    return "redirect:/dismantling/" + id;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/dismantling/{id}/papers/{sha256:[0-9a-f]{64}}")
  ResponseEntity<byte[]> paper(
      @PathVariable long id, @PathVariable String sha256, Occasion occasion) {
    return PaperFile.of(dismantling.paper(occasion.actor(), id, sha256));
  }

  private static @Nullable String said(String typed) {
    return typed.isBlank() ? null : typed.strip();
  }

  static List<Tag> tags(List<String> ticked, String pasted) {
    var tags = new ArrayList<Tag>();
    for (var one : ticked) if (!one.isBlank()) tags.add(Tag.parse(one));
    for (var one : pasted.split("[\\s,;]+")) if (!one.isBlank()) tags.add(Tag.parse(one));
    return tags;
  }
}
