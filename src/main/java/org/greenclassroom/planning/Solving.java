package org.greenclassroom.planning;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Passing;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out a plan that was asked for. What it reads is one look at the house; what it writes, it
 * writes in one transaction: whoever dies between leaves nothing, and the next one begins anew. So
 * does whoever is told to stop, or loses the database for a while.
 */
@Component
class Solving {
  private static final Logger LOG = LoggerFactory.getLogger(Solving.class);

  /** So many decisions are weighed one by one; of more, only all together. */
  private static final int WEIGHED = 12;

  private final Surroundings surroundings;
  private final PlanTable plans;
  private final PinTable pins;
  private final AnswerTable answers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Solving(
      Surroundings surroundings,
      PlanTable plans,
      PinTable pins,
      AnswerTable answers,
      TransactionTemplate transaction,
      Clock clock) {
    this.surroundings = surroundings;
    this.plans = plans;
    this.pins = pins;
    this.answers = answers;
    this.transaction = transaction;
    this.clock = clock;
  }

  void solve(long number) {
    var plan = plans.plan(number).orElse(null);
    if (plan == null || plan.endedAt() != null) return;
    try {
      work(plan);
    } catch (RuntimeException | Error failure) {
      if (Passing.is(failure, plan.askedAt(), clock.instant())) throw failure;
      LOG.error("plan {} failed", number, failure);
      plans.fail(number, clock.instant());
      if (failure instanceof Error error) throw error;
    }
  }

  private void work(Plan plan) {
    var began = clock.instant();
    var today = began.atZone(Occasion.PROGRAMME_ZONE).toLocalDate();
    var shelf = surroundings.shelf(plan.withExpected());
    var wishes = surroundings.wishes(today);
    int seconds = secondsFor(shelf.pieces());
    var draft =
        new Draft(
            shelf.groups(), wishes, kept(pins.of(plan.plan()), shelf.groups(), wishes), Tariff.NOW);
    int weighed = draft.pins().size() > WEIGHED ? 1 : draft.pins().size() + 1;
    plans.begin(
        plan.plan(),
        began,
        draft.pins().isEmpty() ? seconds : seconds + weighed * (seconds / 4 + 1));
    var puzzle = draft.puzzle();
    var answer = Solver.solve(puzzle, Solver.Budget.seconds(seconds), plan.plan());
    var findings = Finding.of(draft, puzzle, answer.loads());
    var free = draft.pins().isEmpty() ? null : free(draft, puzzle, answer, seconds);
    var costs = new HashMap<Long, PinTable.Cost>();
    if (weighed > 1)
      for (var classroom : draft.pins().keySet())
        costs.put(classroom, cost(draft, classroom, puzzle, answer, findings, seconds));
    transaction.executeWithoutResult(_ -> {
      answers.stock(plan.plan(), shelf.groups());
      answers.wishes(plan.plan(), findings);
      answers.given(plan.plan(), findings, shelf.devices());
      costs.forEach((classroom, cost) -> pins.cost(plan.plan(), classroom, cost));
      plans.end(plan.plan(), clock.instant(), result(answer, shelf.pieces(), findings, free));
    });
  }

  /** As was measured: more time brings little after these. */
  private static int secondsFor(int machines) {
    return machines <= 2_000 ? 10 : machines <= 20_000 ? 30 : 60;
  }

  /**
   * What can still be kept of what people decided. Machines that are gone by now cannot be given;
   * where less than half a room remains, the decision is left aside.
   */
  private static Map<Long, Pin> kept(Map<Long, Pin> pins, List<Stock> stock, List<Wish> wishes) {
    var left = new HashMap<String, Integer>();
    for (var each : stock) left.put(each.signature(), each.count());
    var kept = new HashMap<Long, Pin>();
    for (var wish : wishes) {
      var pin = pins.get(wish.classroom());
      if (!(pin instanceof Pin.These these)) {
        if (pin != null) kept.put(wish.classroom(), pin);
        continue;
      }
      var pieces = new HashMap<String, Integer>();
      int all = 0;
      for (var each : stock) {
        int wanted = these.pieces().getOrDefault(each.signature(), 0);
        int take =
            Hindrance.of(each, wish) != null
                ? 0
                : Math.min(
                    Math.min(wanted, wish.demand() - all), left.getOrDefault(each.signature(), 0));
        if (take <= 0) continue;
        pieces.put(each.signature(), take);
        all += take;
      }
      if (all < wish.minimum() || !wish.open()) continue;
      pieces.forEach((signature, take) -> left.merge(signature, -take, Integer::sum));
      kept.put(wish.classroom(), new Pin.These(pieces));
    }
    return kept;
  }

  private static Solver.Answer without(
      Draft draft, Puzzle puzzle, Solver.Answer answer, Puzzle freed, int seconds) {
    return Solver.solve(
        freed,
        Solver.Budget.seconds(seconds / 4.0),
        draft.pins().size(),
        Draft.moved(puzzle, answer.loads(), freed));
  }

  private static Plan.Free free(Draft draft, Puzzle puzzle, Solver.Answer answer, int seconds) {
    var freed = draft.free();
    var open = freed.puzzle();
    var best = without(draft, puzzle, answer, open, seconds);
    var findings = Finding.of(freed, open, best.loads());
    return new Plan.Free(best.value(), machines(findings), rooms(findings), children(findings));
  }

  private static PinTable.Cost cost(
      Draft draft,
      long classroom,
      Puzzle puzzle,
      Solver.Answer answer,
      List<Finding> findings,
      int seconds) {
    var freed = draft.without(classroom);
    var open = freed.puzzle();
    var best = without(draft, puzzle, answer, open, seconds);
    var others = Finding.of(freed, open, best.loads());
    return new PinTable.Cost(
        best.value() - answer.value(),
        machines(others) - machines(findings),
        children(others) - children(findings));
  }

  private static Plan.Result result(
      Solver.Answer answer, int stock, List<Finding> findings, Plan.@Nullable Free free) {
    return new Plan.Result(
        answer.value(),
        answer.bound(),
        answer.greedy(),
        stock,
        machines(findings),
        rooms(findings),
        children(findings),
        free);
  }

  private static int machines(List<Finding> findings) {
    return findings.stream().mapToInt(Finding::given).sum();
  }

  private static int rooms(List<Finding> findings) {
    return (int) findings.stream().filter(each -> each.given() > 0).count();
  }

  private static long children(List<Finding> findings) {
    return findings.stream().mapToLong(Finding::children).sum();
  }
}
