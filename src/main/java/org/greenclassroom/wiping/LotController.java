package org.greenclassroom.wiping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
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

/** Pages of the second pair of eyes: what waits to be judged, and each lot with its sample. */
@Controller
class LotController {
  private static final int ROWS = 50;

  private final Quality quality;
  private final Certificates certificates;
  private final Contents contents;
  private final Shown shown;

  LotController(Quality quality, Certificates certificates, Contents contents, Shown shown) {
    this.quality = quality;
    this.certificates = certificates;
    this.contents = contents;
    this.shown = shown;
  }

  record LotsPage(Slice<LotBook.Row> rows) {}

  record ValidationsPage(Slice<Tag> rows) {}

  /** Who did something, beside the record of it. */
  record LotPage(
      Quality.Lot lot,
      @Nullable String donor,
      List<Certificate> certificates,
      Map<Long, String> names,
      Map<String, String> results,
      Map<String, String> sensitivities,
      boolean canWrite,
      boolean officer) {}

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/wiping/lots")
  String lots(@RequestParam(required = false) @Nullable String after, Model model) {
    model.addAttribute("page", new LotsPage(quality.lots(after, ROWS)));
    return "wiping/lots";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/wiping/validations")
  String validations(@RequestParam(required = false) @Nullable String after, Model model) {
    model.addAttribute("page", new ValidationsPage(quality.toValidate(after, ROWS)));
    return "wiping/validations";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/wiping/lots/{lot}")
  String lot(@PathVariable long lot, Occasion occasion, Model model) {
    var state = quality.lot(lot);
    var accounts = new ArrayList<Long>();
    state.draws().forEach(draw -> accounts.add(draw.drawnBy()));
    for (var sample : state.samples()) if (sample.readBy() != null) accounts.add(sample.readBy());
    for (var hold : state.holds()) {
      accounts.add(hold.heldBy());
      if (hold.releasedBy() != null) accounts.add(hold.releasedBy());
    }
    var names = new TreeMap<Long, String>();
    for (long account : accounts)
      names.computeIfAbsent(account, each -> contents.known(each).name());
    var results = new LinkedHashMap<String, String>();
    for (var result : Sample.Result.values()) results.put(result.name(), shown.word(result));
    model.addAttribute(
        "page",
        new LotPage(
            state,
            contents.donor(state.donor()),
            certificates.ofLot(lot),
            names,
            results,
            sensitivities(shown),
            occasion.actor().is(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER),
            occasion.actor().is(Role.OFFICER)));
    return "wiping/lot";
  }

  static Map<String, String> sensitivities(Shown shown) {
    var all = new LinkedHashMap<String, String>();
    for (var each : Sensitivity.values()) all.put(each.name(), shown.word(each));
    return all;
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/lots/{lot}/draws")
  String draw(@PathVariable long lot, Occasion occasion, RedirectAttributes redirect) {
    var drawn = quality.draw(occasion, lot);
    Said.that(redirect, "wiping.said.drawn", drawn.size());
    return back(lot);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/lots/{lot}/samples/{sample}")
  String read(
      @PathVariable long lot,
      @PathVariable long sample,
      @RequestParam Sample.Result result,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      RedirectAttributes redirect) {
    quality.read(occasion, sample, result, note);
    Said.that(
        redirect,
        result == Sample.Result.DATA_FOUND ? "wiping.said.held" : "wiping.said.read",
        String.valueOf(lot));
    return back(lot);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/wiping/lots/{lot}/release")
  String release(
      @PathVariable long lot,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    quality.release(occasion, lot, reason);
    Said.that(redirect, "wiping.said.released", String.valueOf(lot));
    return back(lot);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/lots/{lot}/validations")
  String validateLot(
      @PathVariable long lot,
      @RequestParam Sensitivity sensitivity,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    int judged = quality.validateLot(occasion, lot, sensitivity, reason);
    Said.that(redirect, "wiping.said.validated-lot", judged);
    return back(lot);
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER})
  @PostMapping("/wiping/{tag}/validations")
  String validate(
      @PathVariable String tag,
      @RequestParam Sensitivity sensitivity,
      @RequestParam boolean enough,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    var device = Tag.parse(tag);
    quality.validate(occasion, device, sensitivity, enough, reason);
    Said.that(redirect, enough ? "wiping.said.validated" : "wiping.said.not-enough");
    return "redirect:/wiping/" + device.code();
  }

  private static String back(long lot) {
    return "redirect:/wiping/lots/" + lot;
  }
}
