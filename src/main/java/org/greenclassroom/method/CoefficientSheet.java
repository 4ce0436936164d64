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
      var term = term();
      var id = said("id");
      var named = named(term);
      if (!id.equals(named)) throw new Refusal("method.refusal.name", line, id, named);
      // a life of nothing would divide by it, more than every device cannot be displaced
      if (low.signum() < 0 || (term == Term.LIFE && low.signum() == 0)) throw odd("low");
      if (term == Term.DISPLACEMENT && high.compareTo(BigDecimal.ONE) > 0) throw odd("high");
      return new Coefficient(
          id,
          said("class"),
          term,
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

    /** Coefficients are found by their id, so it says what they are. */
    private String named(Term term) {
      if (term == Term.ELECTRICITY) return term + "." + said("region") + "." + year();
      return said("class").equals("ANY") ? term.name() : term + "." + said("class");
    }

    private Refusal odd(String column) {
      return new Refusal("method.refusal.number", line, column, text(column));
    }

    private String text(String column) {
      int at = heading.getOrDefault(column, -1);
      var text = at < 0 || at >= fields.size() ? "" : fields.get(at).strip();
      // the hash sets tabs and line ends between cells; \uFFFD: the file was not UTF-8
      if (text.chars().anyMatch(each -> Character.isISOControl(each) || each == 0xFFFD))
        throw new Refusal("method.refusal.sign", line, column);
      return text;
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
      throw odd(column);
    }

    private int year() {
      var typed = said("year");
      if (typed.matches("[12]\\d{3}")) return Integer.parseInt(typed);
      throw odd("year");
    }

    private Term term() {
      var typed = said("term");
      for (var term : Term.values()) if (term.name().equals(typed)) return term;
      throw new Refusal("method.refusal.term", line, typed);
    }
  }
}
