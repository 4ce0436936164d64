package org.greenclassroom.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The front door for reading. Each answer is read from one moment, so that its parts agree. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Balance {
  private static final int PAGE = 100;
  private static final int DONORS = 50;

  /** So many that somebody can look at each of them. */
  private static final int UNPROVEN = 20;

  private final LedgerTable ledger;
  private final RestTable rest;
  private final RoundTable rounds;
  private final GriTable gri;
  private final Partners partners;

  Balance(LedgerTable ledger, RestTable rest, RoundTable rounds, GriTable gri, Partners partners) {
    this.ledger = ledger;
    this.rest = rest;
    this.rounds = rounds;
    this.gri = gri;
    this.partners = partners;
  }

  /**
   * The ledger as it stood at the end of a day.
   *
   * @param categories one line for each category and basis
   * @param years one line for each year and basis, what moved in it
   * @param batteries apart; only where everything is looked at, for nobody knows whose they were
   * @param inTheHouse loose batteries today, likewise
   * @param counted what has no tag
   */
  record Sheet(
      List<Line> categories,
      List<Line> years,
      List<RestTable.Batteries> batteries,
      List<LedgerTable.Total> inTheHouse,
      List<RestTable.Counted> counted,
      List<RestTable.Unproven> unproven,
      List<RoundTable.Difference> differences,
      Optional<RoundTable.Round> round) {}

  Sheet sheet(Whose whose, LocalDate day) {
    return new Sheet(
        ledger.lines(LedgerTable.By.CATEGORY, whose, day, 0, 0),
        ledger.lines(LedgerTable.By.YEAR, whose, day, 0, 0),
        whose.isEverybody() ? rest.batteries(day) : List.of(),
        whose.isEverybody() ? rest.batteriesInTheHouse() : List.of(),
        rest.counted(whose, day),
        rest.unproven(whose, UNPROVEN),
        rounds.differences(),
        rounds.last());
  }

  /** Donors, each with its lines, by their numbers. */
  Slice<List<Line>> donors(Whose whose, LocalDate day, long after) {
    var lines = ledger.lines(LedgerTable.By.DONOR, whose, day, after, DONORS + 1);
    var donors =
        List.copyOf(
            lines.stream()
                .collect(Collectors.groupingBy(Line::key, LinkedHashMap::new, Collectors.toList()))
                .values());
    return Slice.of(donors, DONORS, of -> of.getFirst().key());
  }

  Slice<LedgerTable.Posting> rows(LedgerTable.Asked asked, LedgerTable.After after) {
    return Slice.of(ledger.rows(asked, after, PAGE + 1), PAGE, row -> row.key().toString());
  }

  List<LedgerTable.Total> totals(LedgerTable.Asked asked) {
    return ledger.totals(asked);
  }

  /** What GRI 306 asks of these days. */
  List<Gri> gri(Whose whose, LocalDate from, LocalDate to) {
    return gri.lines(whose, from, to);
  }

  List<RestTable.Donor> choices(Actor actor) {
    return rest.donors(Whose.of(actor, null));
  }

  /** How many devices ended, and nothing proves it. */
  long unproven() {
    return rest.unproven();
  }

  Optional<Instant> reckonedAt() {
    return rounds.last().map(RoundTable.Round::at);
  }

  /** A donor's name, for whoever may see that donor. */
  String donor(Actor actor, long partner) {
    Whose.of(actor, partner);
    return partners.partner(partner).name();
  }
}
