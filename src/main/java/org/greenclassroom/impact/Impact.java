package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.custody.Devices;
import org.greenclassroom.frame.Stamp;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.outcomes.Outcomes;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.past.Past;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: figures, the rows behind them, and reports. Each answer is read from one moment
 * of the database, so that its parts agree.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Impact {
  /** A report that lists more is asked for lot by lot. */
  static final int MOST_ON_PAPER = 3_000;

  private static final int PAGE = 100;

  private final Figures figures;
  private final Sums sums;
  private final Devices devices;
  private final Chain chain;
  private final Partners partners;
  private final Outcomes outcomes;
  private final Past past;

  Impact(
      Figures figures,
      Sums sums,
      Devices devices,
      Chain chain,
      Partners partners,
      Outcomes outcomes,
      Past past) {
    this.figures = figures;
    this.sums = sums;
    this.devices = devices;
    this.chain = chain;
    this.partners = partners;
    this.outcomes = outcomes;
    this.past = past;
  }

  /**
   * All figures of a scope at one moment.
   *
   * @param standing what stands in each stage now
   * @param earlier what earlier years declare, beside the figures and in none of them; of the whole
   *     programme only
   */
  record Sheet(
      Instant at,
      Scope scope,
      List<Worth> worths,
      List<Sums.Standing> standing,
      Balance balance,
      Earlier earlier) {

    public Worth worth(Figure figure) {
      return worths.stream()
          .filter(worth -> worth.figure() == figure)
          .findFirst()
          .orElse(new Worth(figure, null, 0, 0));
    }

    public List<Worth> yearly() {
      return worths.stream().filter(worth -> worth.figure().isYearly()).toList();
    }

    public List<Worth> single() {
      return worths.stream().filter(worth -> !worth.figure().isYearly()).toList();
    }
  }

  /** What a donor's report says. */
  record Report(
      String donor,
      @Nullable Long lot,
      Sheet sheet,
      List<Figures.Outcome> outcomes,
      List<Sums.Certified> certified,
      Figures.@Nullable Outcome example,
      List<Stamp> life,
      Chain.@Nullable Seal seal) {
    public long sumOf(String figure) {
      return sheet.worth(Figure.named(figure)).sum();
    }

    public BigDecimal years() {
      return sheet.worth(Figure.COMPUTER_YEARS).value();
    }
  }

  Sheet sheet(Occasion occasion, Scope scope) {
    var at = occasion.now();
    var present = sums.present(scope);
    var worths = new ArrayList<Worth>();
    for (var figure : Figure.all())
      if (scope.isEverything() || figure.isForOneDonor())
        worths.addAll(sums.worths(figure, scope, at, present));
    var standing = Sums.standing(present);
    return new Sheet(
        at, scope, worths, standing, Balance.of(sums.received(scope), standing), earlier(scope));
  }

  /** A donor is told what was counted of its gifts, and nothing that was not. */
  Earlier earlier(Scope scope) {
    return scope.isEverything() ? Earlier.of(past.totals()) : Earlier.NOTHING;
  }

  /**
   * A figure of the whole programme, as it is told outside.
   *
   * @param figure its name in addresses; words: {@code impact.name.<figure>} and {@code
   *     impact.definition.<figure>}
   * @param year the school year of a figure that is counted per year; null otherwise
   * @param unit pieces, kilograms, years or pupils
   * @param rows how many rows stand behind it
   * @param declared what earlier years declare of it, not evidenced and never added to the value;
   *     null: nothing; words: {@code impact.declared.<figure>}
   */
  public record Told(
      String figure,
      @Nullable String year,
      BigDecimal value,
      String unit,
      long rows,
      @Nullable BigDecimal declared) {}

  /** Every figure of the whole programme, of this moment. */
  public List<Told> told(Occasion occasion) {
    var sheet = sheet(occasion, Scope.EVERYTHING);
    return sheet.worths().stream()
        .map(worth ->
            new Told(
                worth.figure().id(),
                worth.year(),
                worth.value(),
                worth.figure().unit().name().toLowerCase(Locale.ROOT),
                worth.rows(),
                sheet.earlier().value(worth.figure())))
        .toList();
  }

  Worth worth(Occasion occasion, Figure figure, @Nullable String year, Scope scope) {
    checkScope(figure, scope);
    return sums.worth(figure, year, scope, occasion.now());
  }

  Slice<Row> rows(
      Occasion occasion, Figure figure, @Nullable String year, Scope scope, Figures.After after) {
    checkScope(figure, scope);
    return Slice.of(
        figures.rows(figure, year, scope, occasion.now(), after, PAGE + 1),
        PAGE,
        row -> row.key() + "." + row.part());
  }

  void each(
      Occasion occasion,
      Figure figure,
      @Nullable String year,
      Scope scope,
      Consumer<Row> consumer) {
    checkScope(figure, scope);
    figures.each(figure, year, scope, occasion.now(), consumer);
  }

  List<Sums.Donor> donors(Actor actor) {
    return sums.donors(Scope.of(actor, null, null));
  }

  /** A donor's name, for whoever may see that donor. */
  String donor(Actor actor, long partner) {
    Scope.of(actor, partner, null);
    return partners.partner(partner).name();
  }

  List<Figures.Outcome> outcomes(Scope scope, int limit) {
    return figures.outcomes(scope, limit);
  }

  List<Sums.Certified> certified(Scope scope) {
    return sums.certified(scope);
  }

  /**
   * What became of everything that a donor gave.
   *
   * @param lot one lot only; null: all of them
   */
  Report report(Occasion occasion, long donor, @Nullable Long lot) {
    var scope = Scope.of(occasion.actor(), donor, lot);
    var name = partners.partner(donor).name();
    if (lot != null && !occasion.actor().seesAll() && !outcomes.isClosed(lot))
      throw new Refusal("impact.refusal.lot-open", String.valueOf(lot));
    var sheet = sheet(occasion, scope);
    var pieces = sheet.worth(Figure.DEVICES_RECEIVED).sum();
    if (pieces == 0) throw new Refusal("impact.refusal.nothing-given", name);
    if (pieces > MOST_ON_PAPER)
      throw new Refusal("impact.refusal.too-many", name, pieces, MOST_ON_PAPER);
    var outcomes = figures.outcomes(scope, MOST_ON_PAPER);
    var tag = figures.example(scope);
    var example = outcomes.stream().filter(one -> one.tag().equals(tag)).findFirst().orElse(null);
    var life =
        example == null
            ? List.<Stamp>of()
            : devices.strip(devices.device(example.tag(), occasion.actor())).stream()
                .map(Stamp::withoutPerson)
                .toList();
    return new Report(
        name, lot, sheet, outcomes, sums.certified(scope), example, life, chain.newestSeal());
  }

  private static void checkScope(Figure figure, Scope scope) {
    if (!scope.isEverything() && !figure.isForOneDonor()) throw Refusal.notFound(figure.id());
  }
}
