package org.greenclassroom.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: what waits to be looked at, and looking at one. */
@Controller
class InspectionController {
  /** As many drives as a machine may show on the form. */
  static final int DRIVES = 6;

  static final List<String> TYPES = List.of("HDD", "SSD", "NVME", "EMMC");
  private static final int PAGE = 50;
  private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000L);

  private final Intake intake;
  private final Custody custody;
  private final Shown shown;

  InspectionController(Intake intake, Custody custody, Shown shown) {
    this.intake = intake;
    this.custody = custody;
    this.shown = shown;
  }

  record InspectionsPage(Slice<Inspections.Waiting> waiting) {}

  /** One drive's fields as they begin: what the donor's list says, or nothing. */
  record DriveShown(int nth, @Nullable String serial, @Nullable String model) {}

  record InspectionPage(
      Device device,
      @Nullable Item announced,
      Map<DeviceKind, String> kinds,
      List<DriveShown> drives,
      Map<String, String> types,
      Map<Fact.Condemned.Why, String> whys,
      boolean waits) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/intake/inspections")
  String inspections(@RequestParam(defaultValue = "0") long after, Model model) {
    model.addAttribute("page", new InspectionsPage(intake.toInspect(after, PAGE)));
    return "intake/inspections";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @GetMapping("/intake/{tag}/inspection")
  String inspection(@PathVariable String tag, Model model) {
    var device = custody.device(Tag.parse(tag));
    var kinds = new LinkedHashMap<DeviceKind, String>();
    for (var kind : DeviceKind.values()) kinds.put(kind, shown.word(kind));
    var whys = new LinkedHashMap<Fact.Condemned.Why, String>();
    for (var why : Fact.Condemned.Why.values())
      whys.put(why, shown.text("#intake.why." + word(why)));
    var types = new LinkedHashMap<String, String>();
    for (var type : TYPES) types.put(type, type);
    var drives = new ArrayList<DriveShown>();
    for (var drive : device.drives())
      if (drives.size() < DRIVES)
        drives.add(new DriveShown(drives.size() + 1, drive.serial(), drive.model()));
    while (drives.size() < Math.min(DRIVES, Math.max(2, device.drives().size() + 1)))
      drives.add(new DriveShown(drives.size() + 1, null, null));
    model.addAttribute(
        "page",
        new InspectionPage(
            device,
            intake.announced(device.tag()),
            kinds,
            drives,
            types,
            whys,
            custody.can(device.tag(), FactKind.INSPECTED)));
    return "intake/inspection";
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/intake/{tag}/inspection")
  String inspect(
      @PathVariable String tag,
      @RequestParam Map<String, String> form,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    var decision = form.getOrDefault("decision", "");
    if (decision.isEmpty()) throw new Refusal("intake.refusal.no-decision");
    var powers = form.getOrDefault("powers", "");
    if (powers.isEmpty()) throw new Refusal("intake.refusal.no-powers");
    intake.inspect(
        occasion,
        device,
        new Seen(
            kind(form.getOrDefault("kind", "")),
            form.get("maker"),
            form.get("model"),
            form.get("serial"),
            powers.equals("yes"),
            drives(form),
            form.getOrDefault("defects", ""),
            decision.equals("on") ? null : why(decision)),
        occasion.now());
    Said.that(
        redirect,
        decision.equals("on") ? "intake.said.inspected" : "intake.said.condemned",
        device.printed());
    return "redirect:/intake/inspections";
  }

  private static DeviceKind kind(String typed) {
    try {
      return DeviceKind.valueOf(typed);
    } catch (IllegalArgumentException e) {
      throw new Refusal("intake.refusal.no-kind");
    }
  }

  private static Fact.Condemned.Why why(String typed) {
    try {
      return Fact.Condemned.Why.valueOf(typed);
    } catch (IllegalArgumentException e) {
      throw new Refusal("intake.refusal.no-decision");
    }
  }

  /** Every drive with something written; none at all only when somebody says so. */
  private static List<Drive> drives(Map<String, String> form) {
    var drives = new ArrayList<Drive>();
    for (int nth = 1; nth <= DRIVES; nth++) {
      var serial = blankToNull(form.get("drive" + nth + "Serial"));
      var model = blankToNull(form.get("drive" + nth + "Model"));
      var size = blankToNull(form.get("drive" + nth + "Gb"));
      var type = blankToNull(form.get("drive" + nth + "Type"));
      if (serial == null && model == null && size == null && type == null) continue;
      drives.add(new Drive(serial, null, model, size == null ? null : bytes(size), type(type)));
    }
    var none = form.containsKey("none");
    if (none && !drives.isEmpty()) throw new Refusal("intake.refusal.drives-and-none");
    if (!none && drives.isEmpty()) throw new Refusal("intake.refusal.no-drives-said");
    return drives;
  }

  private static @Nullable String type(@Nullable String type) {
    if (type != null && !TYPES.contains(type))
      throw new Refusal("frame.refusal.unreadable", "type", type);
    return type;
  }

  private static long bytes(String gigabytes) {
    try {
      var bytes = new BigDecimal(gigabytes.replace(',', '.')).multiply(GIGABYTE);
      if (bytes.signum() <= 0
          || bytes.compareTo(GIGABYTE.multiply(BigDecimal.valueOf(100_000))) > 0)
        throw new NumberFormatException();
      return bytes.longValue();
    } catch (NumberFormatException e) {
      throw new Refusal("intake.refusal.drive-size", gigabytes);
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
