package org.greenclassroom.repair;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Repair statistics by model and fault: pages, a chart, and CSV. */
@Controller
class StatisticsController {
  private static final int BARS = 12;

  private final Statistics statistics;
  private final Shown shown;
  private final MessageSource words;

  StatisticsController(Statistics statistics, Shown shown, MessageSource words) {
    this.statistics = statistics;
    this.shown = shown;
    this.words = words;
  }

  /**
   * The page.
   *
   * @param chart faults as SVG; null: there are none
   */
  record StatisticsPage(
      Statistics.Asked asked,
      List<Integer> years,
      List<Statistics.Model> models,
      List<Statistics.Fault> faults,
      @Nullable String chart,
      long defects) {}

  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @GetMapping("/repair/statistics")
  String statistics(
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String model,
      Occasion occasion,
      Model view) {
    var asked = new Statistics.Asked(year, model);
    var faults = statistics.faults(occasion, asked, false);
    view.addAttribute(
        "page",
        new StatisticsPage(
            asked,
            statistics.years(occasion),
            statistics.models(occasion, asked),
            faults,
            faults.isEmpty() ? null : chart(faults),
            faults.stream().mapToLong(Statistics.Fault::times).sum()));
    return "repair/statistics";
  }

  /** Every model with every fault of it; the same filters. */
  @Allow({Role.TECHNICIAN, Role.OFFICER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/repair/statistics.csv")
  ResponseEntity<byte[]> export(
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String model,
      Occasion occasion) {
    var out = new StringWriter();
    out.write('\uFEFF'); // spreadsheets take it for UTF-8 then
    try (var csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(
          "model", "code", "zone", "defect", "times", "devices", "mended", "waived", "open");
      for (var fault : statistics.faults(occasion, new Statistics.Asked(year, model), true))
        csv.writeRecord(
            Spreadsheet.harmless(fault.model().isEmpty() ? shown.unknown() : fault.model()),
            fault.code().code(),
            fault.code().zone().name().toLowerCase(Locale.ROOT),
            shown.word(fault.code()),
            Long.toString(fault.times()),
            Long.toString(fault.devices()),
            Long.toString(fault.mended()),
            Long.toString(fault.waived()),
            Long.toString(fault.open()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"repair-statistics.csv\"")
        .body(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String chart(List<Statistics.Fault> faults) {
    var bars = new ArrayList<Charts.Bar>();
    for (var fault : faults.subList(0, Math.min(BARS, faults.size())))
      bars.add(
          new Charts.Bar(
              fault.code().code() + " " + shown.word(fault.code()),
              fault.times(),
              shown.number(fault.times())));
    return Charts.bars(word("repair.statistics.faults"), word("repair.statistics.chart"), bars);
  }

  private String word(String key) {
    return String.valueOf(words.getMessage(key, null, key, LocaleContextHolder.getLocale()));
  }
}
