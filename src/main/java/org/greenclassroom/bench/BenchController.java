package org.greenclassroom.bench;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.ContentPolicy;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The bench, a pasted list with its table of results, and the pallets. */
@Controller
class BenchController {
  private final Bench bench;
  private final Scanning scanning;
  private final Partners partners;
  private final Shown shown;

  BenchController(Bench bench, Scanning scanning, Partners partners, Shown shown) {
    this.bench = bench;
    this.scanning = scanning;
    this.partners = partners;
    this.shown = shown;
  }

  /**
   * What the scanning element needs to be drawn, on whatever page it stands.
   *
   * @param modes words by mode; one only when the page knows what a scan means
   * @param round the round in which it counts; null at the bench
   */
  record Element(
      long account,
      Map<Mode, String> modes,
      @Nullable Mode chosen,
      Map<Long, String> pallets,
      @Nullable Long pallet,
      Map<String, String> whys,
      @Nullable Long round) {}

  record BenchPage(Element scan) {}

  record ListPage(
      String mode, List<Row> rows, Map<Result, Long> counts, String back, String backWord) {}

  /** One line of a pasted list and what came of it. */
  record Row(int line, String code, Outcome outcome) {}

  record PalletsPage(List<Pallets.Loaded> pallets, Map<Long, String> sites) {}

  record PalletPage(Pallets.Pallet pallet, List<Stands.OnPallet> devices) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/bench")
  String bench(
      @RequestParam(required = false) @Nullable Mode mode,
      @RequestParam(required = false) @Nullable Long pallet,
      Occasion occasion,
      HttpServletResponse response,
      Model model) {
    ContentPolicy.withDecoder(response);
    var modes = words(bench.modes(occasion.actor()));
    var chosen = mode != null && modes.containsKey(mode) ? mode : Mode.LOOK_UP;
    model.addAttribute(
        "page",
        new BenchPage(
            new Element(
                occasion.actor().account(), modes, chosen, pallets(), pallet, whys(), null)));
    return "bench/bench";
  }

  /** The whole list is answered line by line; one that is refused undoes no other. */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/bench/list")
  String list(
      @RequestParam Mode mode,
      @RequestParam(defaultValue = "") String codes,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable Long pallet,
      @RequestParam(required = false) @Nullable Long round,
      @RequestParam Map<String, String> form,
      Occasion occasion,
      Model model) {
    var typed = new ArrayList<>(Codes.split(code));
    typed.addAll(Codes.split(codes));
    if (typed.isEmpty()) throw new Refusal("bench.refusal.empty");
    if (typed.size() > Codes.MOST) throw new Refusal("bench.refusal.too-many", Codes.MOST);
    var options = new HashMap<String, String>();
    for (var name : List.of("powers_on", "drives", "why"))
      options.put(name, form.getOrDefault(name, ""));
    var scans = new ArrayList<Scan>();
    for (int line = 0; line < typed.size(); line++)
      scans.add(
          new Scan(
              occasion.key() + "/" + line, // the form's own key: sent twice, it is done once
              typed.get(line),
              mode,
              pallet,
              round,
              options,
              occasion.now()));
    var outcomes = scanning.scan(occasion, scans);
    var rows = new ArrayList<Row>();
    for (int line = 0; line < outcomes.size(); line++)
      rows.add(new Row(line + 1, typed.get(line), outcomes.get(line)));
    model.addAttribute(
        "page",
        new ListPage(
            shown.word(mode),
            rows,
            outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::result, Collectors.counting())),
            round == null
                ? "/bench?mode=" + mode + (pallet == null ? "" : "&pallet=" + pallet)
                : "/bench/rounds/" + round,
            round == null ? "bench.title" : "bench.round.back"));
    return "bench/list";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/bench/pallets")
  String pallets(Model model) {
    var sites = new LinkedHashMap<Long, String>();
    for (var site : partners.sites(Partners.HOUSE)) sites.put(site.site(), site.name());
    model.addAttribute("page", new PalletsPage(bench.loaded(), sites));
    return "bench/pallets";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/bench/pallets")
  String open(
      @RequestParam long site,
      @RequestParam String word,
      Occasion occasion,
      RedirectAttributes redirect) {
    bench.open(occasion, site, word);
    Said.that(redirect, "bench.pallet.opened", word.strip());
    return "redirect:/bench/pallets";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/bench/pallets/{pallet}")
  String pallet(@PathVariable long pallet, Model model) {
    model.addAttribute("page", new PalletPage(bench.pallet(pallet), bench.on(pallet)));
    return "bench/pallet";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/bench/pallets/{pallet}/closing")
  String close(@PathVariable long pallet, Occasion occasion, RedirectAttributes redirect) {
    bench.close(occasion, pallet);
    Said.that(redirect, "bench.pallet.closed", bench.pallet(pallet).printed());
    return "redirect:/bench/pallets";
  }

  /** The element on the page of a round: it counts, and nothing else. */
  Element element(Actor actor, long round) {
    return new Element(
        actor.account(), words(List.of(Mode.ROUND)), Mode.ROUND, Map.of(), null, Map.of(), round);
  }

  Map<Long, String> pallets() {
    var words = new LinkedHashMap<Long, String>();
    for (var pallet : bench.pallets()) words.put(pallet.pallet(), pallet.printed());
    return words;
  }

  private Map<Mode, String> words(List<Mode> modes) {
    var words = new LinkedHashMap<Mode, String>();
    for (var mode : modes) words.put(mode, shown.word(mode));
    return words;
  }

  private Map<String, String> whys() {
    var words = new LinkedHashMap<String, String>();
    for (var why : Fact.Condemned.Why.values()) words.put(why.name(), shown.word(why));
    return words;
  }
}
