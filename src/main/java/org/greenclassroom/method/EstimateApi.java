package org.greenclassroom.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calculator for programs, open to everybody: the same code as pages and reports. */
@RestController
class EstimateApi {
  /** From one network in an hour: nothing is written, but thousands of runs are reckoned. */
  private static final int MOST = 600;

  private final Method method;
  private final Floods floods;
  private final MessageSource words;

  EstimateApi(Method method, Floods floods, MessageSource words) {
    this.method = method;
    this.floods = floods;
    this.words = words;
  }

  /** Which coefficients. */
  record SetTold(long set, String version, String hash) {
    static SetTold of(Coefficients set) {
      return new SetTold(set.set(), set.version(), set.hash());
    }
  }

  /** Every summand of M1 in kg CO2e, to the gram; {@code massKg} is the weight of the devices. */
  record TermsTold(
      BigDecimal gross,
      BigDecimal endOfLifeNew,
      BigDecimal refurbishing,
      BigDecimal parts,
      BigDecimal transport,
      BigDecimal useDisplaced,
      BigDecimal useInduced,
      BigDecimal netA,
      BigDecimal netB,
      BigDecimal massKg) {
    static TermsTold of(Terms terms) {
      return new TermsTold(
          grams(terms.gross()),
          grams(terms.endOfLife()),
          grams(terms.refurbishing()),
          grams(terms.parts()),
          grams(terms.transport()),
          grams(terms.useDisplaced()),
          grams(terms.useInduced()),
          grams(terms.netA()),
          grams(terms.netB()),
          grams(terms.mass()));
    }
  }

  record DevicesTold(
      @JsonProperty("class") DeviceClass kind,
      long count,
      TermsTold terms,
      Set<Caution> cautions,
      List<String> coefficients) {}

  record NotCountedTold(@JsonProperty("class") DeviceClass kind, long count, List<String> lacks) {}

  /** What another rule would say; of how many devices it knows a footprint. */
  record ComparisonTold(String method, String rule, BigDecimal kgCo2e, long count) {}

  record SpreadTold(BigDecimal p5, BigDecimal p50, BigDecimal p95) {
    static SpreadTold of(Uncertainty.Spread spread) {
      return new SpreadTold(grams(spread.p5()), grams(spread.p50()), grams(spread.p95()));
    }
  }

  /** Net B with one coefficient at its ends. */
  record SwingTold(String coefficient, BigDecimal atLow, BigDecimal atHigh) {}

  /**
   * How sure that is.
   *
   * @param belowZero the share of runs in which net B is below zero
   */
  record UncertaintyTold(
      long seed,
      int runs,
      SpreadTold gross,
      SpreadTold netA,
      SpreadTold netB,
      double belowZero,
      List<SwingTold> tornado) {}

  record CoefficientTold(
      String id,
      @JsonProperty("class") String subject,
      Term term,
      BigDecimal low,
      BigDecimal central,
      BigDecimal high,
      String unit,
      String source,
      int year,
      String region,
      String licence,
      String note) {
    static List<CoefficientTold> of(Collection<Coefficient> all) {
      return all.stream()
          .map(one ->
              new CoefficientTold(
                  one.id(),
                  one.subject(),
                  one.term(),
                  one.low(),
                  one.central(),
                  one.high(),
                  one.unit(),
                  one.source(),
                  one.year(),
                  one.region(),
                  one.licence(),
                  one.note()))
          .toList();
    }
  }

  /**
   * The answer.
   *
   * @param statement what this figure is and is not, in the reader's language
   * @param materialCreditKgCo2e information only; in no net result
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answered(
      String method,
      SetTold set,
      Instant at,
      String unit,
      List<DevicesTold> devices,
      List<NotCountedTold> notCounted,
      TermsTold sum,
      UncertaintyTold uncertainty,
      List<ComparisonTold> comparisons,
      @Nullable BigDecimal materialCreditKgCo2e,
      List<CoefficientTold> coefficients,
      String statement) {}

  record SetListed(SetTold set, List<CoefficientTold> coefficients) {}

  @AllowEveryone
  @PostMapping("/api/v1/impact/estimates")
  Answered estimate(
      @RequestBody Asked asked, Occasion occasion, HttpServletRequest request, Locale locale) {
    floods.count("method/estimates", request.getRemoteAddr(), MOST, occasion.now());
    var wanted = asked.set();
    var set = wanted == null ? method.current() : method.set(wanted);
    var basket = asked.basket(set, occasion.today().getYear());
    var estimate = method.estimate(basket, set);
    var wonBack = asked.wonBack();
    return new Answered(
        Method.ID,
        SetTold.of(set),
        occasion.now(),
        "kg CO2e",
        estimate.lines().stream()
            .map(each ->
                new DevicesTold(
                    each.line().kind(),
                    each.line().pieces(),
                    TermsTold.of(each.terms()),
                    each.cautions(),
                    each.coefficients()))
            .toList(),
        estimate.notCounted().stream()
            .map(not ->
                new NotCountedTold(not.line().kind(), not.line().pieces(), not.coefficients()))
            .toList(),
        TermsTold.of(estimate.sum()),
        told(method.uncertainty(basket, set, asked.seedOrOne(), asked.runsOrUsual())),
        List.of(
            compared("M2", "restart", estimate.restart(), locale),
            compared("M3", "one-to-one", estimate.oneToOne(), locale)),
        wonBack.isEmpty() ? null : grams(Recovered.credit(wonBack, set)),
        CoefficientTold.of(estimate.used()),
        words.getMessage("method.statement", null, locale));
  }

  /** All coefficients of a set: of the one that holds where none is named. */
  @AllowEveryone
  @GetMapping("/api/v1/impact/coefficients")
  SetListed coefficients(@RequestParam(required = false) @Nullable Long set) {
    var found = set == null ? method.current() : method.set(set);
    return new SetListed(SetTold.of(found), CoefficientTold.of(found.all()));
  }

  private ComparisonTold compared(String id, String rule, Comparison comparison, Locale locale) {
    return new ComparisonTold(
        id,
        words.getMessage("method.rule." + rule, null, locale),
        grams(comparison.kilograms()),
        comparison.pieces());
  }

  private static UncertaintyTold told(Uncertainty uncertainty) {
    return new UncertaintyTold(
        uncertainty.seed(),
        uncertainty.runs(),
        SpreadTold.of(uncertainty.gross()),
        SpreadTold.of(uncertainty.netA()),
        SpreadTold.of(uncertainty.netB()),
        uncertainty.belowZero(),
        uncertainty.swings().stream()
            .map(swing ->
                new SwingTold(
                    swing.coefficient().id(), grams(swing.atLow()), grams(swing.atHigh())))
            .toList());
  }

  private static BigDecimal grams(double kilograms) {
    return BigDecimal.valueOf(kilograms).setScale(3, RoundingMode.HALF_EVEN);
  }
}
