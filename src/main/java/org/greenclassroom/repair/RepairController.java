package org.greenclassroom.repair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the mending bench. */
@Controller
class RepairController {
  private final Repair repair;
  private final People people;
  private final Shown shown;

  RepairController(Repair repair, People people, Shown shown) {
    this.repair = repair;
    this.people = people;
    this.shown = shown;
  }

  /** Some of the bench; {@code count}: of how many, null while a part only is shown. */
  record BenchPage(Slice<BenchTests.Waiting> rows, @Nullable Long count) {}

  record DevicePage(
      Repair.OnBench bench,
      List<Probe> probes,
      List<Outcome> outcomes,
      List<Looks> looks,
      List<Hazards> hazards,
      List<PartKind> partKinds,
      List<DefectCode> codes,
      List<Fact.Condemned.Why> whys,
      Map<Long, String> names,
      Shown shown,
      boolean mayWrite) {
    /** Where a grade comes from, as a sentence. */
    public String fact(Grading.Judged judged) {
      var said = new ArrayList<Object>();
      for (var argument : judged.arguments())
        said.add(argument instanceof Instant moment ? shown.day(moment) : argument);
      return shown.sentence(new Said(judged.key(), said));
    }

    public Setup setup() {
      var test = bench.test();
      return test == null ? Setup.UNKNOWN : test.setup();
    }

    /** Whether something may be written about it now. */
    public boolean acts() {
      return mayWrite && bench.device().stage() == Stage.TO_REPAIR;
    }

    /** Parts also leave a device that will be taken apart. */
    public boolean takesOut() {
      return acts() || mayWrite && bench.device().stage() == Stage.TO_DISMANTLE;
    }

    public boolean mayBeAbsent(Probe probe) {
      return probe.mayBeAbsent(bench.device().observed().kind());
    }
  }

  /** The bench; {@code ?tag=} from a scanner goes straight to that device. */
  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair")
  String bench(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") String tag,
      Occasion occasion,
      Model model) {
    if (!tag.isBlank()) return "redirect:/repair/" + Tag.parse(tag.strip()).code();
    var total = show.isEmpty() ? repair.waiting(occasion).count() : null;
    model.addAttribute(
        "page", new BenchPage(repair.bench(occasion, show, Repair.After.parse(after)), total));
    return "repair/bench";
  }

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair/{tag}")
  String device(@PathVariable String tag, Occasion occasion, Model model) {
    var bench = repair.device(occasion, Tag.parse(tag));
    model.addAttribute(
        "page",
        new DevicePage(
            bench,
            Probe.all(),
            Arrays.asList(Outcome.values()),
            Arrays.asList(Looks.values()),
            Arrays.asList(Hazards.values()),
            Arrays.asList(PartKind.values()),
            DefectCode.all(),
            Arrays.asList(Fact.Condemned.Why.values()),
            names(bench.standing().defects()),
            shown,
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
  @PostMapping("/repair/{tag}/readiness")
  String ready(@PathVariable String tag, Occasion occasion, RedirectAttributes redirect) {
    repair.ready(occasion, Tag.parse(tag), occasion.now());
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

  private Map<Long, String> names(List<Defect> defects) {
    var names = new TreeMap<Long, String>();
    for (var defect : defects) {
      names.computeIfAbsent(defect.foundBy(), this::name);
      var closed = defect.closed();
      if (closed != null) names.computeIfAbsent(closed.by(), this::name);
    }
    return names;
  }

  private String name(long account) {
    return people.known(account).name();
  }
}
