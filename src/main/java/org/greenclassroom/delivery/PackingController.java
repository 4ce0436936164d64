package org.greenclassroom.delivery;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.ContentPolicy;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Receipts;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Packing: the kit list, its parcels, and the scanning element of the bench. */
@Controller
class PackingController {
  private final Classrooms classrooms;
  private final Partners partners;
  private final Packing packing;
  private final PackScans scans;
  private final Shown shown;

  PackingController(
      Classrooms classrooms, Partners partners, Packing packing, PackScans scans, Shown shown) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.packing = packing;
    this.scans = scans;
    this.shown = shown;
  }

  record PackingPage(
      long account,
      Classroom room,
      String school,
      Packing.Counted kit,
      List<Packing.Opened> parcels,
      @Nullable Long chosen,
      List<Accessory> accessories) {
    public Map<Long, Integer> choices() {
      var choices = new LinkedHashMap<Long, Integer>();
      for (var one : parcels) choices.put(one.parcel().parcel(), one.parcel().nth());
      return choices;
    }
  }

  /**
   * One scan, or a list of them in {@code scans}.
   *
   * @param options {@code parcel}: into which it goes
   */
  record ScanIn(
      @Nullable String id,
      @Nullable String code,
      PackScan.@Nullable Mode mode,
      @Nullable Map<String, String> options,
      @Nullable Instant scannedAt,
      @Nullable List<ScanIn> scans) {}

  /** In the order of the scans. */
  record Outcomes(List<PackScan.Outcome> outcomes) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/delivery/{classroom:\\d+}/packing")
  String packing(
      @PathVariable long classroom,
      @RequestParam(required = false) @Nullable Long parcel,
      Occasion occasion,
      HttpServletResponse response,
      Model model) {
    ContentPolicy.withDecoder(response);
    var room = classrooms.room(classroom);
    var opened = packing.opened(classroom);
    var last = opened.isEmpty() ? null : opened.getLast().parcel().parcel();
    model.addAttribute(
        "page",
        new PackingPage(
            occasion.actor().account(),
            room,
            partners.partner(room.school()).name(),
            packing.kit(classroom),
            opened,
            opened.stream().anyMatch(one -> Long.valueOf(one.parcel().parcel()).equals(parcel))
                ? parcel
                : last,
            List.of(Accessory.values())));
    return "delivery/packing";
  }

  @Once
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping(
      path = "/delivery/{classroom:\\d+}/packing",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Outcomes scan(@PathVariable long classroom, @RequestBody ScanIn posted, Occasion occasion) {
    classrooms.room(classroom);
    var all = posted.scans() == null ? List.of(posted) : posted.scans();
    if (all.size() > PackScans.MOST) throw new Refusal("delivery.refusal.scans", PackScans.MOST);
    var list = new ArrayList<PackScan>(all.size());
    for (var one : all) list.add(scanOf(one, occasion));
    return new Outcomes(scans.scan(occasion, classroom, list));
  }

  private static PackScan scanOf(ScanIn in, Occasion occasion) {
    if (in.mode() == null) throw new Refusal("frame.refusal.missing", "mode");
    if (in.code() == null) throw new Refusal("frame.refusal.missing", "code");
    var at = in.scannedAt() == null ? occasion.now() : in.scannedAt();
    var parcel = in.options() == null ? null : in.options().get("parcel");
    return new PackScan(
        in.id() == null ? UUID.randomUUID().toString() : Receipts.key(in.id()),
        in.code(),
        in.mode(),
        numberOf(parcel),
        at.isAfter(occasion.now()) ? occasion.now() : at);
  }

  private static @Nullable Long numberOf(@Nullable String typed) {
    return typed != null && typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
  }

  /** Without scripts: one code or a pasted list. The first that is refused is named. */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/packing")
  String list(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "IN") PackScan.Mode mode,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String codes,
      @RequestParam(required = false) @Nullable Long parcel,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom);
    var typed = new ArrayList<String>();
    for (var line : (code + "\n" + codes).split("[\\r\\n\\t,;，；、]+"))
      if (!line.isBlank()) typed.add(line.strip());
    if (typed.isEmpty()) throw new Refusal("delivery.refusal.empty-code");
    if (typed.size() > PackScans.MOST) throw new Refusal("delivery.refusal.scans", PackScans.MOST);
    var list = new ArrayList<PackScan>();
    for (int line = 0; line < typed.size(); line++)
      list.add(
          new PackScan(
              occasion.key() + "/" + line, // the form's own key: sent twice, it is done once
              typed.get(line),
              mode,
              parcel,
              occasion.now()));
    var outcomes = scans.scan(occasion, classroom, list);
    var refused = outcomes.stream().filter(one -> one.result() == PackScan.Result.REFUSED).toList();
    if (outcomes.size() == 1 && refused.isEmpty())
      Said.that(redirect, "delivery.said.scanned", outcomes.getFirst().said());
    else if (refused.isEmpty()) Said.that(redirect, "delivery.said.scans", outcomes.size());
    else
      throw new Refusal(
          "delivery.refusal.scans-refused",
          outcomes.size() - refused.size(),
          refused.size(),
          refused.getFirst().said());
    return "redirect:/delivery/"
        + classroom
        + "/packing"
        + (parcel == null ? "" : "?parcel=" + parcel);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/parcels")
  String open(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "PALLET") ParcelKind kind,
      Occasion occasion,
      RedirectAttributes redirect) {
    var parcel = packing.open(occasion, classroom, kind);
    Said.that(redirect, "delivery.said.opened", kind, packing.parcel(parcel).nth());
    return "redirect:/delivery/" + classroom + "/packing?parcel=" + parcel;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/delivery/parcels/{parcel:\\d+}/weight")
  String weigh(
      @PathVariable long parcel,
      @RequestParam String kilograms,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = packing.parcel(parcel);
    packing.weigh(occasion, parcel, Weight.kilograms(kilograms));
    Said.that(
        redirect,
        "delivery.said.weighed",
        known.nth(),
        shown.kilograms(Weight.kilograms(kilograms)));
    return "redirect:/delivery/" + known.classroom() + "/packing?parcel=" + parcel;
  }

  /** Several of one accessory, typed. */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/delivery/parcels/{parcel:\\d+}/pieces")
  String count(
      @PathVariable long parcel,
      @RequestParam Accessory accessory,
      @RequestParam int pieces,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = packing.parcel(parcel);
    packing.count(occasion, parcel, accessory, pieces);
    Said.that(redirect, "delivery.said.counted", accessory, pieces, known.nth());
    return "redirect:/delivery/" + known.classroom() + "/packing?parcel=" + parcel;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/delivery/{classroom:\\d+}/kit")
  String change(
      @PathVariable long classroom,
      @RequestParam Accessory accessory,
      @RequestParam int needed,
      Occasion occasion,
      RedirectAttributes redirect) {
    packing.change(occasion, classroom, accessory, needed);
    Said.that(redirect, "delivery.said.needed", accessory, needed);
    return "redirect:/delivery/" + classroom + "/packing";
  }
}
