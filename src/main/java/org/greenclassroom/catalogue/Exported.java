package org.greenclassroom.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * The list on its way out. CSV is for programs: stable codes under stable headings. The workbook is
 * for people: the same columns in the reader's language.
 */
@Component
class Exported {
  /** In the order of the file. */
  private static final List<String> COLUMNS =
      List.of(
          "tag",
          "stage",
          "data",
          "kind",
          "maker",
          "model",
          "serial",
          "grams",
          "basis",
          "holder",
          "place",
          "changed_at",
          "donors_tag",
          "donor",
          "lot",
          "received_at");

  private final Catalogue catalogue;
  private final Shown shown;

  Exported(Catalogue catalogue, Shown shown) {
    this.catalogue = catalogue;
    this.shown = shown;
  }

  /** What writes a list into a stream; made while the reader's language is still known. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  Writing csv(Filter filter, Sorting sorting, Actor actor) {
    return out -> {
      try (var sheet = Spreadsheet.csv(out)) {
        sheet.row(COLUMNS.toArray());
        catalogue.each(filter, sorting, actor, row -> write(sheet, row, Map.of()));
      } catch (UncheckedIOException gone) {
        throw gone.getCause();
      }
    };
  }

  Writing xlsx(Filter filter, Sorting sorting, Actor actor) {
    var headings =
        COLUMNS.stream()
            .map(column -> shown.text("#catalogue.column." + column.replace('_', '-')))
            .toArray();
    var words = new HashMap<Enum<?>, String>();
    for (var all : List.of(Stage.values(), Held.values(), DeviceKind.values(), Basis.values()))
      Arrays.stream(all).forEach(word -> words.put((Enum<?>) word, shown.word((Enum<?>) word)));
    var name = shown.text("#catalogue.title");
    return out -> {
      try (var sheet = Spreadsheet.xlsx(out, name)) {
        sheet.row(headings);
        catalogue.each(filter, sorting, actor, row -> write(sheet, row, words));
      } catch (UncheckedIOException gone) {
        throw gone.getCause();
      }
    };
  }

  private static void write(Spreadsheet sheet, Row row, Map<Enum<?>, String> words) {
    try {
      sheet.row(
          row.tag().printed(),
          word(row.stage(), words),
          word(row.data(), words),
          word(row.kind(), words),
          row.maker(),
          row.model(),
          row.serial(),
          row.grams(),
          word(row.basis(), words),
          row.holderName(),
          row.placeName(),
          row.changedAt(),
          row.donorsTag(),
          row.donorName(),
          row.lot(),
          row.receivedAt());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String word(Enum<?> code, Map<Enum<?>, String> words) {
    return words.getOrDefault(code, code.name());
  }
}
