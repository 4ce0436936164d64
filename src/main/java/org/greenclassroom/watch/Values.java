package org.greenclassroom.watch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How the value of an indicator is read: with its unit, and never as zero where nobody measured.
 */
@Component
class Values {
  private final Shown shown;
  private final MessageSource words;

  Values(Shown shown, MessageSource words) {
    this.shown = shown;
    this.words = words;
  }

  String said(Indicator indicator, @Nullable Measure measure) {
    if (measure == null) return word("watch.value.none");
    if (measure.withheld()) return word("watch.value.withheld");
    var value = measure.value();
    if (value == null) return word("watch.value.none");
    return of(indicator, value);
  }

  String of(Indicator indicator, BigDecimal value) {
    return switch (indicator.unit()) {
      case SHARE -> word("watch.value.share", shown.number(rounded(value.movePointRight(2), 1)));
      case MINUTES -> word("watch.value.minutes", shown.number(rounded(value, 0)));
      case HOURS -> word("watch.value.hours", shown.number(rounded(value, 1)));
      case RATIO -> shown.number(rounded(value, 2));
      case COUNT -> shown.number(rounded(value, 0));
    };
  }

  /** The median of I-33 is days, beside a share. */
  String median(Indicator indicator, BigDecimal median) {
    return indicator.code().equals("I-33")
        ? word("watch.value.days", shown.number(rounded(median, 1)))
        : of(indicator, median);
  }

  String place(Measure measure, Map<String, String> places) {
    return switch (measure.scope()) {
      case ALL -> word("watch.scope.programme");
      case SETTING ->
          word("watch.setting." + measure.key().toLowerCase(Locale.ROOT).replace('_', '-'));
      case PROVINCE, COUNTY -> places.getOrDefault(measure.key(), measure.key());
    };
  }

  String month(LocalDate month) {
    var locale = LocaleContextHolder.getLocale();
    return DateTimeFormatter.ofPattern(locale.getLanguage().equals("zh") ? "y年M月" : "MMM y", locale)
        .format(month);
  }

  private static BigDecimal rounded(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private String word(String key, Object... arguments) {
    return String.valueOf(words.getMessage(key, arguments, key, LocaleContextHolder.getLocale()));
  }
}
