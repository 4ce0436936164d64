package org.greenclassroom.repair;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
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

/** Pages of the mending bench. */
@Controller
class RepairController {
  private final Repair repair;

  RepairController(Repair repair) {
    this.repair = repair;
  }

  record BenchPage(Slice<BenchTests.Waiting> rows, long count) {}

  record DevicePage(
      Repair.OnBench bench,
      List<Probe> probes,
      List<Outcome> outcomes,
      List<Looks> looks,
      List<PartKind> partKinds,
      List<Grade> grades,
      List<Fact.Condemned.Why> whys,
      boolean mayWrite) {
    public Setup setup() {
      var test = bench.test();
      return test == null ? Setup.UNKNOWN : test.setup();
    }

    public boolean mayBeAbsent(Probe probe) {
      return probe.mayBeAbsent(bench.device().observed().kind());
    }
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair")
  String bench(
      @RequestParam(required = false) @Nullable String after, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new BenchPage(repair.bench(Repair.After.parse(after)), repair.waiting(occasion).count()));
    return "repair/bench";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair/{tag}")
  String device(@PathVariable String tag, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new DevicePage(
            repair.device(occasion, Tag.parse(tag)),
            Probe.all(),
            Arrays.asList(Outcome.values()),
            Arrays.asList(Looks.values()),
            Arrays.asList(PartKind.values()),
            Arrays.asList(Grade.values()),
            Arrays.asList(Fact.Condemned.Why.values()),
            occasion.actor().is(Role.TECHNICIAN, Role.OFFICER)));
    return "repair/device";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/tests")
  String test(
      @PathVariable String tag,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    repair.test(occasion, Tag.parse(tag), TestForm.read(typed, occasion));
    Said.that(redirect, "repair.said.tested", Tag.parse(tag).printed());
    return "redirect:/repair/" + Tag.parse(tag).code();
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/parts")
  String fit(
      @PathVariable String tag,
      @RequestParam PartKind kind,
      @RequestParam Part.Source source,
      @RequestParam(defaultValue = "") String serial,
      Occasion occasion,
      RedirectAttributes redirect) {
    var number = serial.isBlank() ? null : serial.strip();
    repair.fit(occasion, Tag.parse(tag), new Part(kind, source, number, occasion.now()));
    Said.that(redirect, "repair.said.fitted", Tag.parse(tag).printed());
    return "redirect:/repair/" + Tag.parse(tag).code();
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/readiness")
  String ready(
      @PathVariable String tag,
      @RequestParam(required = false) @Nullable Grade grade,
      @RequestParam(required = false) @Nullable String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    repair.ready(occasion, Tag.parse(tag), occasion.now(), grade, reason);
    Said.that(redirect, "repair.said.readied", Tag.parse(tag).printed());
    return "redirect:/devices/" + Tag.parse(tag).code();
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER})
  @PostMapping("/repair/{tag}/condemnation")
  String condemn(
      @PathVariable String tag,
      @RequestParam Fact.Condemned.Why why,
      Occasion occasion,
      RedirectAttributes redirect) {
    repair.condemn(occasion, Tag.parse(tag), why);
    Said.that(redirect, "repair.said.condemned", Tag.parse(tag).printed());
    return "redirect:/devices/" + Tag.parse(tag).code();
  }
}
