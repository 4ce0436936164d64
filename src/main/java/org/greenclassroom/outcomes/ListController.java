package org.greenclassroom.outcomes;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.greenclassroom.frame.Allow;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Lists to take away, streamed: what became of every item, now or when the lot was closed. */
@Controller
class ListController {
  private static final List<String> HEADINGS =
      List.of(
          "nth",
          "tag",
          "kind",
          "maker",
          "model",
          "serial",
          "donors_tag",
          "grams",
          "basis",
          "outcome",
          "since",
          "fact",
          "place",
          "slip",
          "proof",
          "proof_on",
          "plant",
          "licence");
  private static final MediaType WORKBOOK =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Outcomes outcomes;
  private final Shown shown;
  private final MessageSource words;

  ListController(Outcomes outcomes, Shown shown, MessageSource words) {
    this.outcomes = outcomes;
    this.shown = shown;
    this.words = words;
  }

  /** Hands every item to somebody. */
  private interface Source {
    void each(Consumer<Item> taker);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/outcomes/lots/{lot}/items.csv")
  ResponseEntity<StreamingResponseBody> csv(
      @PathVariable long lot,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(defaultValue = "false") boolean open,
      Occasion occasion) {
    outcomes.lot(occasion.actor(), lot);
    return csv("lot-" + lot + ".csv", taker -> outcomes.each(lot, outcome, open, taker));
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/outcomes/lots/{lot}/items.xlsx")
  ResponseEntity<StreamingResponseBody> workbook(
      @PathVariable long lot,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(defaultValue = "false") boolean open,
      Occasion occasion) {
    outcomes.lot(occasion.actor(), lot);
    return workbook("lot-" + lot + ".xlsx", taker -> outcomes.each(lot, outcome, open, taker));
  }

  /** As they were frozen: over exactly these values, in this order, goes the hash. */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/outcomes/lots/{lot}/report.csv")
  ResponseEntity<StreamingResponseBody> frozenCsv(@PathVariable long lot, Occasion occasion) {
    var closing = closed(lot, occasion);
    return csv("outcomes-lot-" + lot + ".csv", taker -> outcomes.frozen(closing, taker));
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/outcomes/lots/{lot}/report.xlsx")
  ResponseEntity<StreamingResponseBody> frozenWorkbook(@PathVariable long lot, Occasion occasion) {
    var closing = closed(lot, occasion);
    return workbook("outcomes-lot-" + lot + ".xlsx", taker -> outcomes.frozen(closing, taker));
  }

  private Closing closed(long lot, Occasion occasion) {
    outcomes.lot(occasion.actor(), lot);
    return outcomes.closed(lot);
  }

  private ResponseEntity<StreamingResponseBody> csv(String name, Source source) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(stream -> writeCsv(stream, source));
  }

  private static void writeCsv(OutputStream stream, Source source) throws IOException {
    var out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    out.write('\uFEFF'); // spreadsheets take it for UTF-8 then
    var csv = CsvWriter.builder().build(out);
    try {
      csv.writeRecord(HEADINGS);
      source.each(
          item -> csv.writeRecord(cells(item).stream().map(ListController::plain).toList()));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
    csv.flush();
    out.flush();
  }

  /** A heading and a word in the reader's language; the same columns. */
  private ResponseEntity<StreamingResponseBody> workbook(String name, Source source) {
    var locale = LocaleContextHolder.getLocale();
    return ResponseEntity.ok()
        .contentType(WORKBOOK)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(stream -> {
          var before = LocaleContextHolder.getLocaleContext();
          LocaleContextHolder.setLocale(locale);
          try (var book = new Workbook(stream, "Green Classroom", "1.0")) {
            writeSheet(book, source);
          } finally {
            LocaleContextHolder.setLocaleContext(before);
          }
        });
  }

  private void writeSheet(Workbook book, Source source) {
    var sheet = book.newWorksheet("1");
    for (int at = 0; at < HEADINGS.size(); at++)
      sheet.value(
          0,
          at,
          Objects.requireNonNull(
              words.getMessage(
                  "outcomes.column." + HEADINGS.get(at).replace('_', '-'),
                  null,
                  LocaleContextHolder.getLocale())));
    var row = new int[] {0};
    source.each(item -> {
      row[0]++;
      var cells = cells(item);
      for (int at = 0; at < cells.size(); at++) {
        switch (cells.get(at)) {
          case null -> {}
          case Number number -> sheet.value(row[0], at, number);
          case Enum<?> word -> sheet.value(row[0], at, shown.word(word));
          case Object text -> sheet.value(row[0], at, text.toString());
        }
      }
      if (row[0] % 1_000 == 0) flushed(sheet);
    });
  }

  private static void flushed(Worksheet sheet) {
    try {
      sheet.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static List<@Nullable Object> cells(Item item) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(item.position());
    cells.add(item.tag() == null ? null : item.tag().printed());
    cells.add(item.kind());
    cells.add(item.maker());
    cells.add(item.model());
    cells.add(item.serial());
    cells.add(item.donorsTag());
    cells.add(item.grams());
    cells.add(item.basis());
    cells.add(item.outcome());
    cells.add(item.since());
    cells.add(item.fact());
    cells.add(item.place());
    cells.add(item.slip());
    cells.add(item.proof());
    cells.add(item.proofOn());
    cells.add(item.plant());
    cells.add(item.licence());
    return cells;
  }

  /** A spreadsheet takes a cell that begins so for a formula, and others' texts are in here. */
  private static String plain(@Nullable Object cell) {
    return cell == null ? "" : Spreadsheet.harmless(cell.toString());
  }
}
