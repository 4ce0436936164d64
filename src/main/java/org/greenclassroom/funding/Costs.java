package org.greenclassroom.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of what a room costs, and of what that is by seat and by learner. */
@Service
@Transactional
public class Costs {
  private static final int LONGEST = 300;
  private final CostTable table;
  private final RateTable rates;
  private final Classrooms classrooms;
  private final Files files;

  Costs(CostTable table, RateTable rates, Classrooms classrooms, Files files) {
    this.table = table;
    this.rates = rates;
    this.classrooms = classrooms;
    this.files = files;
  }

  /**
   * Something was spent on a room.
   *
   * @param document SHA-256 of a kept file; null without one
   */
  public void spend(
      Occasion occasion,
      long classroom,
      CostKind kind,
      Amount amount,
      LocalDate spentOn,
      String what,
      @Nullable String document) {
    classrooms.room(classroom);
    if (spentOn.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    if (what.strip().length() > LONGEST) throw new Refusal("funding.refusal.long", LONGEST);
    table.insert(
        classroom,
        kind,
        amount,
        spentOn,
        what.strip(),
        document,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("cost"));
  }

  /** It was wrong: it does not count, and stays to be read. */
  public long strike(Occasion occasion, long cost, String reason) {
    var known = cost(cost);
    if (reason.isBlank()) throw new Refusal("funding.refusal.reason");
    if (table.strike(cost, reason.strip(), occasion.actor().account()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "funding.refusal.struck");
    return known.classroom();
  }

  /** An invoice or a receipt: PDF or picture. */
  String keep(byte[] bytes) {
    var type = Files.typeOf(bytes);
    if (type.equals("application/octet-stream")) throw new Refusal("funding.refusal.document");
    return files.keep(bytes, "document", type);
  }

  @Transactional(readOnly = true)
  Files.Kept document(long cost) {
    var sha256 = cost(cost).document();
    if (sha256 == null) throw Refusal.notFound(String.valueOf(cost));
    return files.file(sha256);
  }

  @Transactional(readOnly = true)
  List<Cost> ofRoom(long classroom) {
    return table.ofRoom(classroom);
  }

  @Transactional(readOnly = true)
  List<Reckoning.Headcount> headcounts(long classroom) {
    return table.headcounts(classroom);
  }

  /**
   * What the room cost in that currency, by the rates of the days on which something was spent.
   *
   * @param schoolYear whose headcount it is divided by; empty: the latest
   */
  @Transactional(readOnly = true)
  Reckoning reckon(long classroom, String currency, String schoolYear) {
    var wanted = Amount.currency(currency);
    var costs = table.ofRoom(classroom);
    var foreign =
        costs.stream().map(Cost::currency).filter(each -> !each.equals(wanted)).distinct().toList();
    var first = costs.stream().map(Cost::spentOn).min(LocalDate::compareTo);
    var last = costs.stream().map(Cost::spentOn).max(LocalDate::compareTo);
    var known =
        foreign.isEmpty() || first.isEmpty() || last.isEmpty()
            ? List.<Rate>of()
            : rates.between(foreign, wanted, first.get().minusDays(Rate.DAYS), last.get());
    return Reckoning.of(
        costs, wanted, known, classrooms.room(classroom).seats(), count(classroom, schoolYear));
  }

  private Reckoning.@Nullable Headcount count(long classroom, String schoolYear) {
    Optional<Reckoning.Headcount> found =
        table.headcounts(classroom).stream()
            .filter(each -> schoolYear.isBlank() || each.schoolYear().equals(schoolYear))
            .findFirst();
    return found.orElse(null);
  }

  private Cost cost(long cost) {
    return table.cost(cost).orElseThrow(() -> Refusal.notFound(String.valueOf(cost)));
  }
}
