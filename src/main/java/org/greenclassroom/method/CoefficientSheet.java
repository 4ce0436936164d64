package org.greenclassroom.method;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;

/** A set as a CSV file: it is taken as a whole or not at all. */
final class CoefficientSheet {
  static final List<String> COLUMNS =
      List.of(
          "id", "class", "term", "low", "central", "high", "unit", "source", "year", "region",
          "licence", "note");

  private static final int MOST = 5_000;

  private CoefficientSheet() {}

  static List<Coefficient> read(String text) {
    var coefficients = new ArrayList<Coefficient>();
    var ids = new HashSet<String>();
    Map<String, Integer> heading = Map.of();
    try (var reader =
        CsvReader.builder().ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      for (var record : reader) {
        var fields = record.getFields();
        if (fields.stream().allMatch(String::isBlank)) continue;
        if (heading.isEmpty()) {
          heading = heading(fields);
          continue;
        }
        var one = new Row(record.getStartingLineNumber(), fields, heading).coefficient();
        if (!ids.add(one.id())) throw new Refusal("method.refusal.twice", one.id());
        coefficients.add(one);
        if (coefficients.size() > MOST)
          throw new Refusal(Refusal.Kind.TOO_LARGE, "method.refusal.large", MOST);
      }
    } catch (CsvParseException _) {
      throw new Refusal("method.refusal.csv");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (coefficients.isEmpty()) throw new Refusal("method.refusal.empty");
    return coefficients;
  }

  private static Map<String, Integer> heading(List<String> fields) {
    var at = new HashMap<String, Integer>();
    for (int i = 0; i < fields.size(); i++) at.put(fields.get(i).strip(), i);
    for (var column : COLUMNS)
      if (!at.containsKey(column)) throw new Refusal("method.refusal.column", column);
    return at;
  }

  /** One line of the file. */
  private record Row(long line, List<String> fields, Map<String, Integer> heading) {
    Coefficient coefficient() {
      var low = number("low");
      var central = number("central");
      var high = number("high");
      if (low.compareTo(central) > 0 || central.compareTo(high) > 0)
        throw new Refusal("method.refusal.order", line, said("id"));
      return new Coefficient(
          said("id"),
          said("class"),
          term(),
          low,
          central,
          high,
          said("unit"),
          said("source"),
          year(),
          said("region"),
          said("licence"),
          text("note"));
    }

    private String text(String column) {
      int at = heading.getOrDefault(column, -1);
      return at < 0 || at >= fields.size() ? "" : fields.get(at).strip();
    }

    /** A coefficient without unit, source, year, region or licence is no coefficient. */
    private String said(String column) {
      var text = text(column);
      if (text.isEmpty()) throw new Refusal("method.refusal.blank", line, column);
      return text;
    }

    private BigDecimal number(String column) {
      try {
        var number = new BigDecimal(said(column));
        if (number.precision() <= 30 && Math.abs(number.scale()) <= 12) return number;
      } catch (NumberFormatException _) {
        // said below, as what is too long
      }
      throw new Refusal("method.refusal.number", line, column, text(column));
    }

    private int year() {
      var typed = said("year");
      if (typed.matches("[12]\\d{3}")) return Integer.parseInt(typed);
      throw new Refusal("method.refusal.number", line, "year", typed);
    }

    private Term term() {
      var typed = said("term");
      for (var term : Term.values()) if (term.name().equals(typed)) return term;
      throw new Refusal("method.refusal.term", line, typed);
    }
  }
}
