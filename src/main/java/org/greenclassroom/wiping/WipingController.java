package org.greenclassroom.wiping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.Evidence;
import org.greenclassroom.evidence.Outcome;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: what waits at the bench, and one device with its drives. */
@Controller
class WipingController {
  private static final int ROWS = 50;
  private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000L);

  private final Wiping wiping;
  private final Evidence evidence;
  private final People people;
  private final Shown shown;
  private final Quality quality;
  private final Certificates certificates;
  private final Uploads uploads;
  private final Origin origin;

  WipingController(
      Wiping wiping,
      Evidence evidence,
      People people,
      Shown shown,
      Quality quality,
      Certificates certificates,
      Uploads uploads,
      Origin origin) {
    this.quality = quality;
    this.certificates = certificates;
    this.uploads = uploads;
    this.origin = origin;
    this.wiping = wiping;
    this.evidence = evidence;
    this.people = people;
    this.shown = shown;
  }

  /** One device at the bench. */
  record Row(Device device, int drives, long done, boolean failed) {}

  record BenchPage(Slice<Row> rows, long count, long late) {}

  /** One drive on the clearing page. */
  record Line(
      int nth,
      @Nullable String serial,
      @Nullable String model,
      String size,
      Drive.Origin origin,
      DriveState state,
      String look,
      @Nullable Sight by,
      boolean clockBehind,
      List<Sight> sights,
      @Nullable Removal removal,
      Treatment treatment,
      @Nullable Validation validation) {}

  /** An address for the wiping computer, shown this once. */
  record Upload(String address, String qr, List<String> settings) {}

  record ClearingPage(
      Device device,
      List<Line> lines,
      @Nullable Removal none,
      boolean unknown,
      boolean isHere,
      boolean canClear,
      boolean atBench,
      boolean cleared,
      boolean canWrite,
      long account,
      Map<Destruction, String> methods,
      Map<Long, String> names,
      boolean held,
      boolean canValidate,
      boolean validated,
      @Nullable Validation ofNone,
      Map<String, String> sensitivities,
      Map<String, String> judgements,
      List<Certificate> certificates,
      boolean officer,
      @Nullable Upload upload) {}

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/wiping")
  String bench(
      @RequestParam(required = false) @Nullable String after, Occasion occasion, Model model) {
    var slice = wiping.bench(after, ROWS);
    var inventories = wiping.inventories(slice.rows());
    var waiting = wiping.waiting(occasion.now());
    var rows =
        slice.rows().stream()
            .map(device -> {
              var judged = Objects.requireNonNull(inventories.get(device.id())).judged();
              return new Row(
                  device,
                  judged.size(),
                  judged.stream().filter(each -> each.state().isDone()).count(),
                  judged.stream().anyMatch(each -> each.state() == DriveState.FAILED));
            })
            .toList();
    model.addAttribute(
        "page", new BenchPage(new Slice<>(rows, slice.next()), waiting.all(), waiting.late()));
    return "wiping/bench";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/wiping/{tag}")
  String clearing(@PathVariable String tag, Occasion occasion, Model model) {
    var device = wiping.device(Tag.parse(tag));
    var inventory = wiping.inventory(device);
    var names = new TreeMap<Long, String>();
    var validations =
        quality.validations(List.of(device.id())).getOrDefault(device.id(), List.of());
    var lines =
        inventory.judged().stream()
            .map(judged ->
                line(judged, Treatment.of(device, judged), Judgement.of(judged, validations)))
            .toList();
    for (var line : lines) {
      if (line.removal() != null) name(names, line.removal());
      if (line.validation() != null)
        names.put(line.validation().by(), people.known(line.validation().by()).name());
    }
    var none = inventory.none();
    var ofNone = none == null || !lines.isEmpty() ? null : Judgement.of(none, validations);
    if (none != null) name(names, none);
    if (ofNone != null) names.put(ofNone.by(), people.known(ofNone.by()).name());
    var judgements = new LinkedHashMap<String, String>();
    judgements.put("true", shown.text("#wiping.validation.enough"));
    judgements.put("false", shown.text("#wiping.validation.not-enough"));
    var methods = new LinkedHashMap<Destruction, String>();
    for (var method : Destruction.values()) methods.put(method, shown.word(method));
    boolean atBench = wiping.can(device.tag(), FactKind.CLEARED);
    model.addAttribute(
        "page",
        new ClearingPage(
            device,
            lines,
            inventory.none(),
            inventory.isUnknown(),
            device.stage().isInHouse(),
            wiping.canClear(device.tag()),
            atBench,
            device.data() == org.greenclassroom.custody.Held.CLEARED,
            occasion.actor().is(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER),
            occasion.actor().account(),
            methods,
            names,
            wiping.isHeld(device.tag()),
            occasion.actor().is(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER)
                && quality.canValidate(occasion, device, inventory),
            Judgement.isComplete(inventory, validations),
            ofNone,
            LotController.sensitivities(shown),
            judgements,
            certificates.ofDevice(device),
            occasion.actor().is(Role.OFFICER),
            upload(model.getAttribute("secret"))));
    return "wiping/clearing";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/evidence")
  String attach(
      @PathVariable String tag,
      @RequestPart MultipartFile file,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    byte[] bytes;
    try {
      bytes = file.getBytes();
    } catch (java.io.IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    var name = file.getOriginalFilename();
    var answer = evidence.take(occasion, bytes, name == null ? "" : name, device);
    if (answer.outcome() == Outcome.REFUSED)
      throw new Refusal("evidence.refused." + answer.findings().getFirst());
    var of = Objects.requireNonNullElse(answer.device(), device.printed());
    boolean elsewhere = !of.equals(device.printed());
    Said.that(
        redirect,
        elsewhere
            ? "wiping.said.of-another"
            : "evidence.said." + answer.outcome().name().toLowerCase(Locale.ROOT),
        of);
    return answer.outcome() == Outcome.REVIEW ? "redirect:/evidence/" + answer.id() : back(device);
  }

  private @Nullable Upload upload(@Nullable Object secret) {
    if (secret == null) return null;
    var address = UploadApi.address(origin.here(), secret.toString());
    return new Upload(address, Qr.svg(address), Uploads.bootSettings(address));
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/upload-address")
  String address(@PathVariable String tag, Occasion occasion, RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    redirect.addFlashAttribute("secret", uploads.make(occasion, device));
    Said.that(redirect, "wiping.said.address");
    return back(device);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/clearings")
  String clear(@PathVariable String tag, Occasion occasion, RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    wiping.clear(occasion, device);
    Said.that(redirect, "wiping.said.cleared", device.printed());
    return back(device);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/drives")
  String add(
      @PathVariable String tag,
      @RequestParam(defaultValue = "") String serial,
      @RequestParam(defaultValue = "") String model,
      @RequestParam(defaultValue = "") String gigabytes,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    wiping.addDrive(occasion, device, serial, model, bytesOf(gigabytes));
    Said.that(redirect, "wiping.said.added");
    return back(device);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/drives/{nth}/destruction")
  String destroy(
      @PathVariable String tag,
      @PathVariable int nth,
      @RequestParam Destruction method,
      @RequestParam(defaultValue = "") String serial,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    wiping.destroy(occasion, device, nth, method, serial);
    Said.that(redirect, "wiping.said.waits");
    return back(device);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/drives/{nth}/absence")
  String miss(
      @PathVariable String tag,
      @PathVariable int nth,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    wiping.missDrive(occasion, device, nth);
    Said.that(redirect, "wiping.said.waits");
    return back(device);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/absence")
  String none(@PathVariable String tag, Occasion occasion, RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    wiping.findNoDrive(occasion, device);
    Said.that(redirect, "wiping.said.waits");
    return back(device);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/removals/{removal}/witness")
  String witness(
      @PathVariable String tag,
      @PathVariable long removal,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    wiping.witness(occasion, device, removal);
    Said.that(redirect, "wiping.said.witnessed");
    return back(device);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/removals/{removal}/withdrawal")
  String withdraw(
      @PathVariable String tag,
      @PathVariable long removal,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    wiping.withdraw(occasion, device, removal);
    Said.that(redirect, "wiping.said.withdrawn");
    return back(device);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/readings/{reading}/vouching")
  String vouch(
      @PathVariable String tag,
      @PathVariable long reading,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    wiping.vouch(occasion, device, reading);
    Said.that(redirect, "wiping.said.vouched");
    return back(device);
  }

  private void name(Map<Long, String> names, Removal removal) {
    names.put(removal.recordedBy(), people.known(removal.recordedBy()).name());
    var witness = removal.witnessedBy();
    if (witness != null) names.put(witness, people.known(witness).name());
  }

  private static Line line(
      Inventory.Judged judged, Treatment treatment, @Nullable Validation validation) {
    var drive = judged.drive();
    var known = drive.known();
    return new Line(
        drive.nth(),
        known.serial(),
        known.model(),
        size(known.bytes()),
        drive.origin(),
        judged.state(),
        switch (judged.state()) {
          case PROVEN -> "good";
          case DESTROYED, ABSENT -> "end";
          case FAILED, FOUND_WANTING -> "late";
          case NOT_PROVEN, IMPLAUSIBLE, BEFORE_RECEIVED, WAITS_FOR_WITNESS -> "wait";
          case NO_PROOF -> "todo";
        },
        judged.by(),
        judged.clockBehind(),
        drive.sights(),
        judged.state() == DriveState.DESTROYED
                || judged.state() == DriveState.ABSENT
                || judged.state() == DriveState.WAITS_FOR_WITNESS
            ? drive.removal()
            : null,
        treatment,
        validation);
  }

  /** As drives are sold: 256 GB, 1 TB. */
  static String size(@Nullable Long bytes) {
    if (bytes == null) return "";
    if (bytes < 1_000_000_000L) return bytes / 1_000_000 + " MB";
    var gigabytes = BigDecimal.valueOf(bytes).divide(GIGABYTE, 0, RoundingMode.HALF_UP);
    return gigabytes.longValue() >= 1000
        ? gigabytes
                .movePointLeft(3)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString()
            + " TB"
        : gigabytes + " GB";
  }

  private static @Nullable Long bytesOf(String gigabytes) {
    if (gigabytes.isBlank()) return null;
    try {
      var bytes = new BigDecimal(gigabytes.strip().replace(',', '.')).multiply(GIGABYTE);
      if (bytes.signum() <= 0 || bytes.precision() - bytes.scale() > 16)
        throw new NumberFormatException();
      return bytes.setScale(0, RoundingMode.HALF_UP).longValueExact();
    } catch (NumberFormatException _) {
      throw new Refusal("wiping.refusal.size", gigabytes);
    }
  }

  private static String back(Tag tag) {
    return "redirect:/wiping/" + tag.code();
  }
}
