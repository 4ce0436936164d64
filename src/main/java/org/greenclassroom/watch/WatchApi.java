package org.greenclassroom.watch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The JSON of the same front doors. */
@RestController
@RequestMapping("/api/v1/watch")
class WatchApi {
  private static final int PAGE = 200;
  private final Watch watch;
  private final Alerts alerts;
  private final Indicators indicators;
  private final Cards cards;
  private final Telling telling;

  WatchApi(Watch watch, Alerts alerts, Indicators indicators, Cards cards, Telling telling) {
    this.watch = watch;
    this.alerts = alerts;
    this.indicators = indicators;
    this.cards = cards;
    this.telling = telling;
  }

  /**
   * A value.
   *
   * @param value null: withheld, or nobody measured it; never zero instead
   * @param reporting how many rooms it rests on
   * @param expected of how many
   */
  record ValueTold(
      String indicator,
      LocalDate month,
      Measure.Scope scope,
      String key,
      @Nullable BigDecimal value,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator,
      @Nullable BigDecimal median,
      int reporting,
      int expected,
      boolean withheld) {
    static ValueTold of(Measure measure) {
      return new ValueTold(
          measure.code(),
          measure.month(),
          measure.scope(),
          measure.key(),
          measure.value(),
          measure.numerator(),
          measure.denominator(),
          measure.median(),
          measure.reporting(),
          measure.expected(),
          measure.withheld());
    }
  }

  record IndicatorTold(Indicator indicator, List<ValueTold> values) {}

  record ReasonTold(Factor factor, int points, String sentence, @Nullable LocalDate on) {}

  record RiskTold(
      long classroom,
      String school,
      String room,
      LocalDate day,
      int score,
      Band band,
      List<ReasonTold> reasons) {}

  record AlertTold(Alert alert, String found) {}

  @Exact
  record Words(@Nullable String words) {}

  @Exact
  record Given(@Nullable Long owner) {}

  @Exact
  record Planned(@Nullable LocalDate day) {}

  @Exact
  record Closed(@Nullable Closing reason, @Nullable String words) {}

  record Opened(long ticket) {}

  record Start(Known known, @Nullable Round round) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping
  Start start() {
    return new Start(watch.known(), watch.lastRound().orElse(null));
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/rounds")
  Round reckon(Occasion occasion) {
    return watch.reckon(occasion, false);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/silences")
  Slice<Silence> silences(
      @RequestParam(required = false) @Nullable Step step,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion) {
    return watch.silences(step, q, occasion.actor(), after, PAGE);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/risks")
  Slice<RiskTold> risks(
      @RequestParam(required = false) @Nullable Band band,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion) {
    var page = watch.risks(band, "", occasion.actor(), after, PAGE);
    return new Slice<>(page.rows().stream().map(this::told).toList(), page.next());
  }

  private RiskTold told(RiskTable.Row row) {
    return new RiskTold(
        row.classroom(),
        row.schoolName(),
        row.room(),
        row.day(),
        row.score(),
        row.band(),
        row.reasons().stream()
            .map(reason ->
                new ReasonTold(reason.factor(), reason.points(), telling.why(reason), reason.on()))
            .toList());
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/alerts")
  Slice<AlertTold> alerts(
      @RequestParam(required = false) @Nullable Boolean open,
      @RequestParam(required = false) @Nullable Rule rule,
      @RequestParam(required = false) @Nullable Long classroom,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion) {
    var own = alerts.own(occasion.actor());
    var page =
        alerts.page(new AlertFilter(open, rule, null, false, classroom, "", own), after, PAGE);
    return new Slice<>(page.rows().stream().map(this::told).toList(), page.next());
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/alerts/{alert}")
  AlertTold alert(@PathVariable long alert) {
    return told(alerts.alert(alert));
  }

  private AlertTold told(Alert alert) {
    return new AlertTold(alert, telling.found(alert));
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/alerts/{alert}/notes")
  AlertTold note(@PathVariable long alert, @RequestBody Words words, Occasion occasion) {
    alerts.note(occasion, alert, said(words.words()));
    return alert(alert);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/alerts/{alert}/owner")
  AlertTold give(@PathVariable long alert, @RequestBody Given given, Occasion occasion) {
    alerts.give(occasion, alert, given.owner());
    return alert(alert);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/alerts/{alert}/ticket")
  Opened ticket(@PathVariable long alert, @RequestBody Words words, Occasion occasion) {
    return new Opened(alerts.ticket(occasion, alert, said(words.words())));
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/alerts/{alert}/visit")
  AlertTold plan(@PathVariable long alert, @RequestBody Planned planned, Occasion occasion) {
    var day = planned.day();
    if (day == null) throw new Refusal("frame.refusal.missing", "day");
    alerts.plan(occasion, alert, day);
    return alert(alert);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/alerts/{alert}/closing")
  AlertTold close(@PathVariable long alert, @RequestBody Closed closed, Occasion occasion) {
    var reason = closed.reason();
    if (reason == null) throw new Refusal("frame.refusal.missing", "reason");
    alerts.close(occasion, alert, reason, said(closed.words()));
    return alert(alert);
  }

  /** All definitions, with the programme's values of a month: the newest where none is said. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/indicators")
  List<IndicatorTold> indicators(
      @RequestParam(required = false) @Nullable LocalDate month, Locale locale) {
    var months = indicators.months();
    var chosen =
        month != null ? month.withDayOfMonth(1) : months.isEmpty() ? null : months.getFirst();
    return indicators.ofMonth(chosen, locale).stream()
        .map(one -> {
          var measure = one.measure();
          return new IndicatorTold(
              one.indicator(), measure == null ? List.of() : List.of(ValueTold.of(measure)));
        })
        .toList();
  }

  /** One with all its months, and all its splits of the newest. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/indicators/{code}")
  IndicatorTold indicator(@PathVariable String code, Locale locale) {
    var indicator = indicators.indicator(code, locale);
    var months = indicators.months();
    var values =
        new java.util.ArrayList<>(indicators.series(code).stream().map(ValueTold::of).toList());
    if (!months.isEmpty())
      for (var split : indicators.splits(code, months.getFirst()))
        if (split.scope() != Measure.Scope.ALL) values.add(ValueTold.of(split));
    return new IndicatorTold(indicator, values);
  }

  /** The report card; a school gets its own only. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/cards/{school}")
  Card card(@PathVariable long school, Occasion occasion) {
    return cards.card(occasion, school);
  }

  private static String said(@Nullable String words) {
    return words == null ? "" : words;
  }
}
