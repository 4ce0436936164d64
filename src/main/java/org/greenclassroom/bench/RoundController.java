package org.greenclassroom.bench;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.ContentPolicy;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stock-taking rounds: started, scanned, closed; the result as a page and as a table. */
@Controller
class RoundController {
  private static final int SHOWN = 300;
  private static final List<String> RESULTS = List.of("FOUND", "MISSING", "UNEXPECTED", "UNKNOWN");
  private final StockTaking rounds;
  private final BenchController bench;
  private final Partners partners;
  private final Shown shown;

  RoundController(StockTaking rounds, BenchController bench, Partners partners, Shown shown) {
    this.rounds = rounds;
    this.bench = bench;
    this.partners = partners;
    this.shown = shown;
  }

  record ListPage(
      List<Round> rounds,
      boolean canStart,
      Map<Long, String> pallets,
      Map<Long, String> sites,
      Map<String, String> stages,
      Map<String, String> kinds) {}

  record RoundPage(
      Round round,
      Round.Counts counts,
      boolean canScan,
      BenchController.Element scan,
      List<Round.Line> missing,
      List<Round.Line> unexpected,
      List<Round.Line> unknown) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/bench/rounds")
  String list(Occasion occasion, Model model) {
    var sites = new LinkedHashMap<Long, String>();
    for (var site : partners.sites(Partners.HOUSE)) sites.put(site.site(), site.name());
    var stages = new LinkedHashMap<String, String>();
    Arrays.stream(Stage.values())
        .filter(stage -> stage.isInHouse() || stage == Stage.RESERVED)
        .forEach(stage -> stages.put(stage.name(), shown.word(stage)));
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : DeviceKind.values()) kinds.put(kind.name(), shown.word(kind));
    model.addAttribute(
        "page",
        new ListPage(
            rounds.rounds(),
            occasion.actor().is(Modes.STAFF),
            bench.pallets(),
            sites,
            stages,
            kinds));
    return "bench/rounds";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/bench/rounds")
  String start(
      @RequestParam(required = false) @Nullable Long pallet,
      @RequestParam(required = false) @Nullable Long site,
      @RequestParam(required = false) @Nullable Stage stage,
      @RequestParam(required = false) @Nullable DeviceKind kind,
      Occasion occasion) {
    return "redirect:/bench/rounds/"
        + rounds.start(occasion, new Round.Filter(pallet, site, stage, kind));
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/bench/rounds/{round:\\d+}")
  String round(
      @PathVariable long round, Occasion occasion, HttpServletResponse response, Model model) {
    ContentPolicy.withDecoder(response);
    var found = rounds.round(round);
    model.addAttribute(
        "page",
        new RoundPage(
            found,
            rounds.counts(round),
            found.closedAt() == null && occasion.actor().is(Modes.STAFF),
            bench.element(occasion.actor(), round),
            rounds.lines(round, "MISSING", SHOWN),
            rounds.lines(round, "UNEXPECTED", SHOWN),
            rounds.lines(round, "UNKNOWN", SHOWN)));
    return "bench/round";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/bench/rounds/{round:\\d+}/closing")
  String close(@PathVariable long round, Occasion occasion, RedirectAttributes redirect) {
    rounds.close(occasion, round);
    Said.that(redirect, "bench.round.closed", round);
    return "redirect:/bench/rounds/" + round;
  }

  /** The whole result for a spreadsheet, or one kind of it with {@code ?result=UNKNOWN}. */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/bench/rounds/{round:\\d+}.csv")
  ResponseEntity<byte[]> export(
      @PathVariable long round, @RequestParam(required = false) @Nullable String result) {
    rounds.round(round);
    if (result != null && !RESULTS.contains(result))
      throw new Refusal("frame.refusal.unreadable", "result", result);
    var csv =
        new StringBuilder(
            "\uFEFFresult,code,tag,kind,maker,model,serial,stage,stood_on,scanned_at\r\n");
    for (var line : rounds.lines(round, result, Integer.MAX_VALUE))
      csv.append(
          row(
              line.result(),
              line.code(),
              line.tag(),
              line.kind(),
              line.maker(),
              line.model(),
              line.serial(),
              line.stage(),
              line.stood(),
              line.scannedAt()));
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"round-%d.csv\"".formatted(round))
        .body(csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String row(@Nullable Object... cells) {
    return String.join(",", Arrays.stream(cells).map(RoundController::cell).toArray(String[]::new))
        + "\r\n";
  }

  /** Quoted, and never a formula: a code that was scanned may be anything. */
  private static String cell(@Nullable Object value) {
    if (value == null) return "";
    var text = Spreadsheet.harmless(value.toString());
    return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
