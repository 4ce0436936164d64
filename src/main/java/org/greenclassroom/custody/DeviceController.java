package org.greenclassroom.custody;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Stamp;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: one device with its strip, one slip. */
@Controller
class DeviceController {
  private final Devices devices;
  private final Custody custody;
  private final LostAndFound lostAndFound;
  private final Files files;
  private final List<Bench> benches;
  private final List<FirstScan> firstScans;
  private final List<DevicePanel> panels;
  private final Shown shown;
  private final MessageSource words;

  DeviceController(
      Devices devices,
      Custody custody,
      LostAndFound lostAndFound,
      Files files,
      List<Bench> benches,
      List<FirstScan> firstScans,
      List<DevicePanel> panels,
      Shown shown,
      MessageSource words) {
    this.shown = shown;
    this.words = words;
    this.devices = devices;
    this.custody = custody;
    this.lostAndFound = lostAndFound;
    this.files = files;
    this.benches = benches;
    this.firstScans = firstScans;
    this.panels = panels.stream().sorted(Comparator.comparing(DevicePanel::order)).toList();
  }

  record DevicePage(
      Device device,
      String holder,
      @Nullable String place,
      @Nullable String donor,
      List<Stamp> strip,
      List<Bench.Step> steps,
      boolean canMiss,
      boolean canFind,
      boolean canCorrect,
      LostAndFound.@Nullable Open proposal,
      boolean canAgree,
      List<DevicePanel.Line> panels) {}

  /**
   * What everybody may know: what it is and its way. No serial number, no address, nobody's name.
   *
   * @param model maker and model; empty: nobody said
   */
  record PublicPage(
      Tag tag, DeviceKind kind, String model, Stage stage, List<Devices.Leg> journey) {
    /** The last part of a words key. */
    public String stands() {
      return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  record UnusedPage(Tag tag, boolean signedIn, List<Bench.Step> steps) {}

  record SlipPage(
      Slip slip,
      String from,
      String to,
      @Nullable String place,
      List<Slips.Signed> signatures,
      List<Shelf.Row> devices,
      long grams) {}

  @AllowSignedIn
  @GetMapping("/devices/{typed}")
  String device(@PathVariable String typed, Occasion occasion, Model model) {
    var tag = Tag.parse(typed);
    var device = devices.device(tag, occasion.actor());
    var staff = occasion.actor().is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER);
    var proposal = lostAndFound.open(device.id());
    var steps = new ArrayList<Bench.Step>();
    for (var bench : benches) bench.step(device, occasion.actor()).ifPresent(steps::add);
    steps.sort(Comparator.comparing(Bench.Step::aside));
    var donor = device.observed().donor();
    model.addAttribute(
        "page",
        new DevicePage(
            device,
            devices.partnerName(device.holder()),
            devices.siteName(device.place()),
            donor == null ? null : devices.partnerName(donor),
            devices.strip(device, occasion.actor()),
            steps,
            staff && Life.can(device, FactKind.MISSED),
            staff && Life.can(device, FactKind.FOUND),
            occasion.actor().is(Role.OFFICER) && device.facts() > 1 && !device.stage().isEnd(),
            staff ? proposal : null,
            proposal != null
                && occasion.actor().is(Role.OFFICER)
                && proposal.proposedBy() != occasion.actor().account(),
            occasion.actor().seesAll() ? panels(device, occasion) : List.of()));
    return "custody/device";
  }

  private List<DevicePanel.Line> panels(Device device, Occasion occasion) {
    return panels.stream().flatMap(panel -> panel.lines(device, occasion).stream()).toList();
  }

  /** The address in the QR code: the device for staff, public facts only for everybody else. */
  @AllowEveryone
  @GetMapping("/{typed:[0-9A-Za-z]{8}}")
  String scanned(@PathVariable String typed, Occasion occasion, Model model) {
    if (!Tag.looksLikeOne(typed)) throw Refusal.notFound(typed);
    var tag = Tag.parse(typed);
    if (custody.waits(tag)) return unused(tag, occasion, model);
    if (occasion.actor().account() >= 0) return "redirect:/devices/" + tag.code();
    var device = custody.device(tag);
    var it = device.observed();
    model.addAttribute(
        "page",
        new PublicPage(tag, it.kind(), modelOf(it), device.stage(), devices.journey(device)));
    model.addAttribute(
        "described",
        words.getMessage(
            device.stage().isEnd() ? "custody.scanned.lead.ended" : "custody.scanned.lead",
            new Object[] {shown.word(it.kind())},
            LocaleContextHolder.getLocale()));
    return "custody/scanned";
  }

  private static String modelOf(Observed it) {
    var maker = it.maker() == null ? "" : it.maker();
    var model = it.model() == null ? "" : it.model();
    return (maker + " " + model).strip();
  }

  /** A tag from a roll, scanned before a device was received under it. */
  private String unused(Tag tag, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var steps = firstScans.stream().flatMap(scan -> scan.step(tag, actor).stream()).toList();
    model.addAttribute("page", new UnusedPage(tag, actor.account() >= 0, steps));
    return "custody/unused";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/devices/{typed}/misses")
  String miss(@PathVariable String typed, Occasion occasion, RedirectAttributes redirect) {
    return wrote(
        custody.write(occasion, Tag.parse(typed), Entry.of(new Fact.Missed(), occasion.now())),
        redirect);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/devices/{typed}/finds")
  String find(@PathVariable String typed, Occasion occasion, RedirectAttributes redirect) {
    return wrote(
        custody.write(occasion, Tag.parse(typed), Entry.of(new Fact.Found(), occasion.now())),
        redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/devices/{typed}/corrections")
  String correct(
      @PathVariable String typed,
      @RequestParam Fact.Corrected.Why why,
      Occasion occasion,
      RedirectAttributes redirect) {
    return wrote(custody.correct(occasion, Tag.parse(typed), why), redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/devices/{typed}/proposals")
  String propose(
      @PathVariable String typed,
      @RequestParam FactKind kind,
      Occasion occasion,
      RedirectAttributes redirect) {
    var tag = Tag.parse(typed);
    lostAndFound.propose(occasion, tag, kind);
    Said.that(redirect, "custody.said.proposed", tag.printed());
    return "redirect:/devices/" + tag.code();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/devices/{typed}/agreements")
  String agree(
      @PathVariable String typed,
      @RequestParam FactKind kind,
      Occasion occasion,
      RedirectAttributes redirect) {
    return wrote(lostAndFound.agree(occasion, Tag.parse(typed), kind), redirect);
  }

  @AllowSignedIn
  @GetMapping("/slips/{slip}")
  String slip(@PathVariable long slip, Occasion occasion, Model model) {
    var found = devices.slip(slip, occasion.actor());
    var rows = devices.onSlip(slip);
    model.addAttribute(
        "page",
        new SlipPage(
            found,
            devices.partnerName(found.fromPartner()),
            devices.partnerName(found.toPartner()),
            devices.siteName(found.place()),
            devices.signatures(slip),
            rows,
            rows.stream().mapToLong(Shelf.Row::grams).sum()));
    return "custody/slip";
  }

  @AllowSignedIn
  @GetMapping("/slips/{slip}/signatures/{side}")
  ResponseEntity<byte[]> signature(
      @PathVariable long slip, @PathVariable String side, Occasion occasion) throws IOException {
    devices.slip(slip, occasion.actor());
    var signed =
        devices.signatures(slip).stream()
            .filter(one -> one.side().equals(side.toUpperCase(Locale.ROOT)) && one.file() != null)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(side));
    var kept = files.file(String.valueOf(signed.file()));
    boolean image = kept.mediaType().startsWith("image/");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition", (image ? "inline" : "attachment") + "; filename=\"signature\"")
        .body(kept.bytes());
  }

  private static String wrote(Written written, RedirectAttributes redirect) {
    Said.that(redirect, "custody.said.wrote", written.tag().printed());
    return "redirect:/devices/" + written.tag().code();
  }
}
