package org.greenclassroom.watch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Indicators: all of a month, and one of them with its months and splits. */
@Controller
class IndicatorController {
  private final Indicators indicators;
  private final Watch watch;
  private final Values values;

  IndicatorController(Indicators indicators, Watch watch, Values values) {
    this.indicators = indicators;
    this.watch = watch;
    this.values = values;
  }

  /** A value as it is read. */
  record Read(Measure measure, String place, String value, @Nullable String median, boolean bad) {}

  /** An indicator with the programme's value as it is read. */
  record Listed(Indicator indicator, @Nullable Read read) {}

  record ListPage(
      List<Listed> measured,
      List<Listed> waiting,
      @Nullable LocalDate month,
      List<LocalDate> months) {
    public boolean is(LocalDate other) {
      return other.equals(month);
    }
  }

  record IndicatorPage(
      Indicator indicator,
      @Nullable Read now,
      @Nullable LocalDate month,
      List<LocalDate> months,
      @Nullable String chart,
      List<Read> series,
      List<Read> splits,
      @Nullable String threshold,
      boolean sets) {
    public boolean is(LocalDate other) {
      return other.equals(month);
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/indicators")
  String list(
      @RequestParam(required = false) @Nullable LocalDate month, Locale locale, Model model) {
    var months = indicators.months();
    var chosen = chosen(month, months);
    var all =
        indicators.ofMonth(chosen, locale).stream()
            .map(one -> new Listed(one.indicator(), read(one.indicator(), one.measure(), Map.of())))
            .toList();
    model.addAttribute(
        "page",
        new ListPage(
            all.stream().filter(one -> one.indicator().measured()).toList(),
            all.stream().filter(one -> !one.indicator().measured()).toList(),
            chosen,
            months));
    return "watch/indicators";
  }

  private static @Nullable LocalDate chosen(@Nullable LocalDate month, List<LocalDate> months) {
    if (month != null) return month.withDayOfMonth(1);
    return months.isEmpty() ? null : months.getFirst();
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/watch/indicators/{code}")
  String indicator(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable LocalDate month,
      Occasion occasion,
      Locale locale,
      Model model) {
    var indicator = indicators.indicator(code, locale);
    var months = indicators.months();
    var chosen = chosen(month, months);
    var places = indicators.places();
    var series = indicators.series(code).stream().map(one -> read(indicator, one, places)).toList();
    var splits =
        chosen == null
            ? List.<Read>of()
            : indicators.splits(code, chosen).stream()
                .map(one -> read(indicator, one, places))
                .toList();
    var threshold = indicator.threshold();
    model.addAttribute(
        "page",
        new IndicatorPage(
            indicator,
            splits.stream()
                .filter(one -> one.measure().scope() == Measure.Scope.ALL)
                .findFirst()
                .orElse(null),
            chosen,
            months,
            chart(indicator, series),
            series.reversed(),
            splits,
            threshold == null ? null : values.of(indicator, threshold),
            occasion.actor().is(Role.OFFICER)));
    return "watch/indicator";
  }

  private @Nullable Read read(
      Indicator indicator, @Nullable Measure measure, Map<String, String> places) {
    if (measure == null) return null;
    var median = measure.median();
    return new Read(
        measure,
        values.place(measure, places),
        values.said(indicator, measure),
        median == null ? null : values.median(indicator, median),
        indicator.bad(measure));
  }

  private @Nullable String chart(Indicator indicator, List<Read> series) {
    var bars = new ArrayList<Charts.Bar>();
    for (var one : series) {
      var value = one.measure().value();
      // what was not measured has no bar, and its figure says so: it is not zero
      bars.add(
          new Charts.Bar(
              values.month(one.measure().month()),
              value == null ? 0 : value.movePointRight(4).longValue(),
              one.value()));
    }
    if (bars.isEmpty()) return null;
    return Charts.bars(indicator.code() + " " + indicator.name(), indicator.formula(), bars);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/watch/indicators.csv")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(required = false) @Nullable LocalDate month, Locale locale) {
    var chosen = chosen(month, indicators.months());
    var all = indicators.ofMonth(chosen, locale);
    return WatchController.csv(
        "indicators.csv",
        sheet -> {
          sheet.row(HEADINGS);
          for (var one : all) {
            var measure = one.measure();
            if (measure == null)
              sheet.row(
                  one.indicator().code(),
                  one.indicator().name(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  WatchController.text(one.indicator().waitsFor()));
            else row(sheet, one.indicator(), measure);
          }
        });
  }

  private static final Object[] HEADINGS = {
    "indicator",
    "name",
    "month",
    "scope",
    "key",
    "value",
    "numerator",
    "denominator",
    "median",
    "n_reporting",
    "n_expected",
    "remark"
  };

  private static void row(
      org.greenclassroom.frame.Spreadsheet sheet, Indicator indicator, Measure measure) {
    WatchController.write(
        sheet,
        indicator.code(),
        indicator.name(),
        measure.month().toString(),
        measure.scope().name(),
        measure.key(),
        plain(measure.value()),
        plain(measure.numerator()),
        plain(measure.denominator()),
        plain(measure.median()),
        measure.reporting(),
        measure.expected(),
        measure.withheld() ? "WITHHELD" : null);
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  /** All months of the programme, and all splits of the month that is shown. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/watch/indicators/{code}.csv")
  ResponseEntity<StreamingResponseBody> exportOne(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable LocalDate month,
      Locale locale) {
    var indicator = indicators.indicator(code, locale);
    var chosen = chosen(month, indicators.months());
    var rows = new ArrayList<>(indicators.series(code));
    if (chosen != null)
      for (var split : indicators.splits(code, chosen))
        if (split.scope() != Measure.Scope.ALL) rows.add(split);
    return WatchController.csv(
        code + ".csv",
        sheet -> {
          sheet.row(HEADINGS);
          for (var measure : rows) row(sheet, indicator, measure);
        });
  }

  /**
   * From where on somebody acts.
   *
   * @param threshold as it is read: per cent for a share; empty: nobody acts on it
   */
  @Allow(Role.OFFICER)
  @PostMapping("/watch/indicators/{code}/threshold")
  String threshold(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable BigDecimal threshold,
      RedirectAttributes redirect) {
    var share = indicators.indicator(code, Locale.ENGLISH).unit() == Indicator.Unit.SHARE;
    indicators.threshold(
        code, threshold == null || !share ? threshold : threshold.movePointLeft(2));
    Said.that(redirect, "watch.said.threshold");
    return "redirect:/watch/indicators/" + code;
  }

  /** Adds a month up anew: for what was typed in late. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/watch/indicators/months")
  String measure(@RequestParam YearMonth month, Occasion occasion, RedirectAttributes redirect) {
    watch.measure(occasion, month);
    Said.that(redirect, "watch.said.measured", values.month(month.atDay(1)));
    return "redirect:/watch/indicators?month=" + month.atDay(1);
  }
}
