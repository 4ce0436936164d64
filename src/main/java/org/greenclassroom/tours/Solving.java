package org.greenclassroom.tours;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.greenclassroom.frame.Passing;
import org.greenclassroom.kernel.Coordinates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out a plan that was asked for. While it works it gives a sign of life each second, and
 * hears whether somebody said that it is enough: then the best so far stands. What it writes, it
 * writes in one transaction, and once: of two that work out the same plan the later one writes
 * nothing. Whoever is told to stop, or loses the database for a while, leaves it to the next.
 */
@Component
class Solving {
  private static final Logger LOG = LoggerFactory.getLogger(Solving.class);
  private static final long BREATH = 1_000_000_000L;

  private final PlanTable plans;
  private final CallTable calls;
  private final TourTable tours;
  private final Laying laying;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Solving(
      PlanTable plans,
      CallTable calls,
      TourTable tours,
      Laying laying,
      TransactionTemplate transaction,
      Clock clock) {
    this.plans = plans;
    this.calls = calls;
    this.tours = tours;
    this.laying = laying;
    this.transaction = transaction;
    this.clock = clock;
  }

  void solve(long number) {
    plans.plan(number).filter(plan -> plan.endedAt() == null).ifPresent(this::solve);
  }

  /** The same as it was read before. */
  void solve(Plan plan) {
    try {
      work(plan);
    } catch (RuntimeException | Error failure) {
      if (Passing.is(failure, plan.askedAt(), clock.instant())) throw failure;
      LOG.error("tours of plan {} failed", plan.plan(), failure);
      plans.fail(plan.plan(), clock.instant());
      if (failure instanceof Error error) throw error;
    }
  }

  private void work(Plan plan) {
    var slots = laying.slots(plan);
    var roads = laying.measure(plan, slots);
    plans.begin(plan.plan(), clock.instant(), roads);
    var setting = laying.with(plan, slots, roads.roads());
    var puzzle = setting.puzzle();
    var start = new Savings(puzzle).start();
    var reckoner = new Reckoner(puzzle);
    long startCost = reckoner.cost(start);
    var watch = new Breathing(plan.plan());
    watch.better(startCost, start.unserved(puzzle).length);
    var draft = new Improving(puzzle, start, plan.seed(), watch).within(plan.seconds());
    // what came out is not what this time would have given
    if (Thread.currentThread().isInterrupted()) throw new CancellationException();
    transaction.executeWithoutResult(_ -> write(plan, setting, draft, roads, slots, startCost));
  }

  private void write(
      Plan plan,
      Setting setting,
      Draft draft,
      Distances.Measured roads,
      List<Setting.Slot> slots,
      long startCost) {
    plans.lock(plan.plan());
    if (plans.plan(plan.plan()).orElseThrow().endedAt() != null) return;
    var now = clock.instant();
    var all = calls.of(plan.plan());
    List<Coordinates> places = Setting.places(slots, all);
    plans.keep(plan.plan(), places, roads.roads());
    var checking = new Checking(setting);
    long cost = 0;
    var served = new ArrayList<Integer>();
    for (int ride = 0; ride < draft.rides(); ride++) {
      var stops = draft.of(ride);
      if (stops.length == 0) continue;
      var checked = checking.check(ride, stops);
      cost += checked.cost();
      var slot = setting.slot(ride);
      long tour =
          tours.insert(
              plan.plan(), slot.truck().truck(), slot.truck().driver(), slot.day(), checked, now);
      tours.fill(tour, plan.plan(), checked.halts());
      Arrays.stream(stops).map(stop -> setting.wanted(stop).call()).forEach(served::add);
    }
    int lacking = 0;
    for (var one : all) {
      if (served.contains(one.call())) continue;
      lacking++;
      var number = setting.number(one.call());
      var why = one.dropped() ? Why.DROPPED : number == null ? Why.NO_PLACE : checking.why(number);
      calls.says(plan.plan(), one.call(), why);
    }
    plans.end(plan.plan(), now, cost, lacking, startCost);
  }

  /** Looks up from the work once a second. */
  private final class Breathing implements Improving.Watch {
    private final long plan;
    private volatile long best = Long.MIN_VALUE;
    private volatile int lacking;
    private volatile boolean over;
    private long last = System.nanoTime() - BREATH;

    Breathing(long plan) {
      this.plan = plan;
    }

    @Override
    public boolean isOver() {
      if (over || System.nanoTime() - last < BREATH) return over;
      synchronized (this) {
        if (System.nanoTime() - last < BREATH) return over;
        last = System.nanoTime();
        Instant now = clock.instant();
        over =
            !plans.goesOn(
                plan,
                now,
                best == Long.MIN_VALUE ? null : best,
                best == Long.MIN_VALUE ? null : lacking);
        return over;
      }
    }

    @Override
    public void better(long cost, int unserved) {
      best = cost;
      lacking = unserved;
    }
  }
}
