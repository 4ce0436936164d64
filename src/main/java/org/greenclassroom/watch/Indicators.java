package org.greenclassroom.watch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of indicators: definitions, values with their coverage, splits, months. */
@Service
@Transactional
public class Indicators {
  private final IndicatorTable table;

  Indicators(IndicatorTable table) {
    this.table = table;
  }

  /** An indicator with the programme's value of a month; null: not measured, or not that month. */
  public record Valued(Indicator indicator, @Nullable Measure measure) {
    public boolean bad() {
      return indicator.bad(measure);
    }
  }

  /** All of one month; without a value where nothing was measured. */
  @Transactional(readOnly = true)
  public List<Valued> ofMonth(@Nullable LocalDate month, Locale language) {
    var measures =
        month == null
            ? Map.<String, Measure>of()
            : table.ofMonth(month).stream()
                .collect(Collectors.toMap(Measure::code, measure -> measure));
    return table.all(spoken(language)).stream()
        .map(indicator -> new Valued(indicator, measures.get(indicator.code())))
        .toList();
  }

  @Transactional(readOnly = true)
  public Indicator indicator(String code, Locale language) {
    return table.indicator(code, spoken(language)).orElseThrow(() -> Refusal.notFound(code));
  }

  /** Months that were measured, the newest first. */
  @Transactional(readOnly = true)
  public List<LocalDate> months() {
    return table.months();
  }

  @Transactional(readOnly = true)
  public List<Measure> series(String code) {
    return table.series(code);
  }

  /** The programme first, then kinds of schools, provinces, counties. */
  @Transactional(readOnly = true)
  public List<Measure> splits(String code, LocalDate month) {
    return table.splits(code, month);
  }

  /** Names of provinces and counties by their digits. */
  @Transactional(readOnly = true)
  public Map<String, String> places() {
    var all = new LinkedHashMap<String, String>();
    for (var place : table.places()) all.put(place.code(), place.name());
    return all;
  }

  /**
   * From where on somebody acts.
   *
   * @param threshold in the indicator's own unit, a share as 0 to 1; null: nobody does
   */
  public void threshold(String code, @Nullable BigDecimal threshold) {
    var known = indicator(code, Locale.ENGLISH);
    if (threshold != null
        && (threshold.signum() < 0
            || known.unit() == Indicator.Unit.SHARE && threshold.compareTo(BigDecimal.ONE) > 0))
      throw new Refusal("watch.refusal.threshold", code);
    table.threshold(code, threshold);
  }

  private static String spoken(Locale language) {
    return Words.LANGUAGES.stream()
        .map(Locale::getLanguage)
        .filter(language.getLanguage()::equals)
        .findFirst()
        .orElse("en");
  }
}
