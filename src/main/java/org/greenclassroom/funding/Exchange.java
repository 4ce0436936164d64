package org.greenclassroom.funding;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of exchange rates: written down with day and source, and never overwritten. */
@Service
@Transactional
public class Exchange {
  private static final int MOST = 20_000;
  private static final int LARGEST = 2 * 1024 * 1024;
  private static final int ROWS = 100;
  private static final List<String> COLUMNS =
      List.of("day", "currency", "counter", "rate", "source");

  private final RateTable table;

  Exchange(RateTable table) {
    this.table = table;
  }

  /**
   * So many units of {@code counter} for one of {@code currency} on that day.
   *
   * @throws Refusal when another rate of that pair and day stands already
   */
  public void enter(
      Occasion occasion,
      String currency,
      String counter,
      LocalDate day,
      String rate,
      String source) {
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    write(occasion, List.of(fresh(currency, counter, day, rate, source)));
  }

  /**
   * A file of rates: CSV in UTF-8 with the columns day, currency, counter, rate, source in any
   * order. All of it is taken or nothing.
   *
   * @return how many were not there yet
   */
  public int take(Occasion occasion, byte[] csv) {
    if (csv.length > LARGEST) throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
    var lines =
        new String(csv, StandardCharsets.UTF_8)
            .replaceFirst("^\uFEFF", "")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    if (lines.isEmpty()) throw new Refusal("funding.refusal.csv-empty");
    var separator = lines.getFirst().contains(";") ? ";" : ",";
    var head = cells(lines.getFirst().toLowerCase(Locale.ROOT), separator);
    for (var column : COLUMNS)
      if (!head.contains(column))
        throw new Refusal("funding.refusal.csv-column", column, String.join(separator, COLUMNS));
    if (lines.size() - 1 > MOST) throw new Refusal("funding.refusal.csv-long", MOST);
    var fresh = new ArrayList<RateTable.Fresh>();
    var seen = new HashMap<String, BigDecimal>();
    for (int nth = 1; nth < lines.size(); nth++) {
      var cells = cells(lines.get(nth), separator);
      if (cells.size() != head.size())
        throw new Refusal("funding.refusal.csv-cells", nth + 1, cells.size(), head.size());
      var one = read(cells, head, nth + 1, occasion.today());
      var before = seen.putIfAbsent(one.day() + one.currency() + one.counter(), one.rate());
      if (before == null) fresh.add(one);
      else if (before.compareTo(one.rate()) != 0)
        throw new Refusal(
            "funding.refusal.csv-twice", nth + 1, one.currency(), one.counter(), one.day());
    }
    return fresh.isEmpty() ? 0 : write(occasion, fresh);
  }

  @Transactional(readOnly = true)
  Slice<Rate> page(@Nullable String currency, long before) {
    return Slice.of(
        table.page(currency, before, ROWS + 1), ROWS, each -> String.valueOf(each.rateId()));
  }

  @Transactional(readOnly = true)
  List<String> currencies() {
    return table.currencies();
  }

  private int write(Occasion occasion, List<RateTable.Fresh> fresh) {
    table
        .contradicted(fresh)
        .ifPresent(rate -> {
          throw new Refusal(
              Refusal.Kind.CONFLICT,
              "funding.refusal.rate-stands",
              rate.currency(),
              rate.counter(),
              rate.day(),
              plain(rate.rate()),
              rate.source());
        });
    return table.insert(fresh, occasion.now(), occasion.actor().account());
  }

  private static RateTable.Fresh read(
      List<String> cells, List<String> head, int line, LocalDate today) {
    var day = cell(cells, head, "day");
    try {
      var on = LocalDate.parse(day);
      if (on.isAfter(today)) throw new Refusal("funding.refusal.csv-future", line, on);
      return fresh(
          cell(cells, head, "currency"),
          cell(cells, head, "counter"),
          on,
          cell(cells, head, "rate"),
          cell(cells, head, "source"));
    } catch (DateTimeParseException none) {
      throw new Refusal("funding.refusal.csv-day", line, day);
    }
  }

  private static RateTable.Fresh fresh(
      String currency, String counter, LocalDate day, String typed, String source) {
    var from = Amount.currency(currency);
    var to = Amount.currency(counter);
    if (from.equals(to)) throw new Refusal("funding.refusal.same-currency", from);
    if (source.isBlank() || source.length() > 200) throw new Refusal("funding.refusal.source");
    var text = typed.strip().replace(',', '.');
    if (!text.matches("\\d{1,9}(\\.\\d{1,10})?")) throw new Refusal("funding.refusal.rate", typed);
    var rate = new BigDecimal(text);
    if (rate.signum() == 0) throw new Refusal("funding.refusal.rate", typed);
    return new RateTable.Fresh(from, to, day, rate, source.strip());
  }

  private static String cell(List<String> cells, List<String> head, String column) {
    return cells.get(head.indexOf(column));
  }

  /** RFC 4180 within one line: a quoted cell may hold the separator and doubled quotes. */
  private static List<String> cells(String line, String separator) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char sign = line.charAt(at);
      if (sign == '"' && quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
        cell.append('"');
        at++;
      } else if (sign == '"') quoted = !quoted;
      else if (!quoted && sign == separator.charAt(0)) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else cell.append(sign);
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  static String plain(BigDecimal rate) {
    return rate.stripTrailingZeros().toPlainString();
  }
}
