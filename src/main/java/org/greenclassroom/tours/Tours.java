package org.greenclassroom.tours;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The front door of plans: asked for, stopped, changed by hand, confirmed. */
@Service
@Transactional
public class Tours {
  /** Two weeks: what lies further ahead changes before it is driven. */
  private static final int MOST_DAYS = 14;

  private static final int MOST_CALLS = 1_000;

  private final PlanTable plans;
  private final CallTable calls;
  private final TourTable tours;
  private final Fleet fleet;
  private final Surroundings surroundings;
  private final Laying laying;
  private final Solving solving;
  private final ObjectProvider<Scheduler> scheduler;
  private final OneTimeTask<Void> task;

  Tours(
      PlanTable plans,
      CallTable calls,
      TourTable tours,
      Fleet fleet,
      Surroundings surroundings,
      Laying laying,
      Solving solving,
      ObjectProvider<Scheduler> scheduler,
      OneTimeTask<Void> solveTours) {
    this.plans = plans;
    this.calls = calls;
    this.tours = tours;
    this.fleet = fleet;
    this.surroundings = surroundings;
    this.laying = laying;
    this.solving = solving;
    this.scheduler = scheduler;
    this.task = solveTours;
  }

  /** Everything that waits for a truck. */
  @Transactional(readOnly = true)
  List<Waiting> waiting() {
    return surroundings.waiting();
  }

  /**
   * Asks for a plan. It is worked out meanwhile; the same occasion asked twice answers the first.
   *
   * @param keys of what is to be fetched and brought, as {@code RECALL-12}; empty: everything
   */
  public long ask(Occasion occasion, LocalDate first, LocalDate last, Collection<String> keys) {
    var wanted = Set.copyOf(keys);
    var asked =
        surroundings.waiting().stream()
            .filter(one -> wanted.isEmpty() || wanted.contains(one.key()))
            .toList();
    return ask(occasion, first, last, asked, null, Map.of());
  }

  /** Asks for a plan and works it out before it answers: for whoever cannot come back. */
  public long askAndWait(
      Occasion occasion, LocalDate first, LocalDate last, Collection<String> keys) {
    long plan = ask(occasion, first, last, keys);
    solving.solve(plan);
    return plan;
  }

  /** Asks for the same again with what waits now; what people pinned or left out stays so. */
  long askAgain(Occasion occasion, long number) {
    var plan = plan(number);
    var decided = new HashMap<String, Wanted>();
    for (var one : calls.of(number)) decided.put(one.kind() + "-" + one.ref(), one);
    var asked =
        surroundings.waiting().stream().filter(one -> decided.containsKey(one.key())).toList();
    return ask(occasion, plan.firstDay(), plan.lastDay(), asked, number, decided);
  }

  private long ask(
      Occasion occasion,
      LocalDate first,
      LocalDate last,
      List<Waiting> asked,
      @Nullable Long basedOn,
      Map<String, Wanted> decided) {
    var key = occasion.keyFor("tours");
    var already = plans.keyed(key);
    if (already.isPresent()) return already.get();
    Clocked.near(first);
    Clocked.near(last);
    if (!first.isAfter(occasion.today())) throw new Refusal("tours.refusal.tomorrow", first);
    if (last.isBefore(first) || !last.isBefore(first.plusDays(MOST_DAYS)))
      throw new Refusal("tours.refusal.days", first, last);
    if (asked.isEmpty()) throw new Refusal("tours.refusal.nothing");
    if (asked.size() > MOST_CALLS)
      throw new Refusal("tours.refusal.many", MOST_CALLS, asked.size());
    var rule = fleet.rule();
    long number =
        plans.insert(
            key,
            basedOn,
            first,
            last,
            rule.rule(),
            key.getLeastSignificantBits() >>> 16,
            secondsFor(asked.size()),
            occasion.now(),
            occasion.actor().account());
    var plan = plan(number);
    var wanted = new ArrayList<Wanted>();
    for (int call = 0; call < asked.size(); call++)
      wanted.add(wanted(call, asked.get(call), rule, decided.get(asked.get(call).key())));
    calls.insert(number, wanted, laying.open(first, last, plan, rule, asked));
    begin(occasion.now(), number);
    return number;
  }

  private void begin(Instant now, long plan) {
    var clerk = scheduler.getIfAvailable();
    if (clerk == null) return;
    clerk.schedule(task.instance(String.valueOf(plan)), now);
    // it looks every ten seconds by itself; a person waits for this one
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            clerk.triggerCheckForDueExecutions();
          }
        });
  }

  private static Wanted wanted(int call, Waiting one, Rule rule, @Nullable Wanted before) {
    boolean dropped = before != null && before.dropped();
    return new Wanted(
        call,
        one.kind(),
        one.ref(),
        one.name(),
        one.room(),
        one.site(),
        one.address(),
        one.latitude(),
        one.longitude(),
        one.territory(),
        one.pieces(),
        one.grams(),
        one.litres(),
        one.estimated(),
        rule.service(one.pieces()),
        one.home(),
        one.dueOn(),
        before == null ? null : before.truck(),
        before == null ? null : before.day(),
        dropped,
        dropped ? Why.DROPPED : null);
  }

  /** Chosen: a person waits for small ones; the last is what the specification gives. */
  private static int secondsFor(int calls) {
    return calls <= 10 ? 1 : calls <= 40 ? 10 : 45;
  }

  /** Enough: the best so far stands. */
  void stop(Occasion occasion, long number) {
    plan(number);
    plans.cancel(number, occasion.now());
  }

  @Transactional(readOnly = true)
  Plan plan(long number) {
    return plans.plan(number).orElseThrow(() -> Refusal.notFound(String.valueOf(number)));
  }

  @Transactional(readOnly = true)
  List<Plan> latest(long before, int most) {
    return plans.latest(before, most);
  }

  // ---- changes by hand ----

  /**
   * Puts a stop on a truck and day, before the one at that position, and pins it there: whoever
   * moved it meant it. What of the tour may not be then is said, and not refused.
   *
   * @param position from one; beyond the end: the last
   */
  void move(Occasion occasion, long number, int call, long truck, LocalDate day, int position) {
    var hand = hand(number);
    var ride = hand.setting.ride(truck, day);
    if (ride == null) throw new Refusal("tours.refusal.no-ride", fleet.truck(truck).name(), day);
    var stop = hand.setting.number(call);
    if (stop == null && hand.isDropped(call)) {
      calls.says(number, call, null);
      hand = hand(number);
      stop = hand.setting.number(call);
    }
    if (stop == null) throw new Refusal("tours.refusal.no-place", hand.called(call));
    hand.take(stop);
    var before = hand.draft.of(ride);
    int at = Math.clamp(position - 1, 0, before.length);
    hand.set(ride, Draft.with(before, at, stop));
    calls.pin(number, call, truck, day);
    calls.says(number, call, null);
    hand.write(occasion.now());
  }

  /** Leaves a stop out of the plan. */
  void drop(Occasion occasion, long number, int call) {
    var hand = hand(number);
    hand.called(call);
    var stop = hand.setting.number(call);
    if (stop != null) hand.take(stop);
    calls.pin(number, call, null, null);
    calls.says(number, call, Why.DROPPED);
    hand.write(occasion.now());
  }

  /** Keeps a stop on its tour when the plan is worked out again, or no longer. */
  void pin(long number, int call, boolean pinned) {
    var hand = hand(number);
    hand.called(call);
    if (!pinned) {
      calls.pin(number, call, null, null);
      return;
    }
    var stop = hand.setting.number(call);
    var ride = stop == null ? -1 : hand.rideOf(stop);
    if (ride < 0) throw new Refusal("tours.refusal.not-on-tour", hand.called(call));
    var slot = hand.setting.slot(ride);
    calls.pin(number, call, slot.truck().truck(), slot.day());
  }

  /** Turns the order of a whole tour round. */
  void turn(Occasion occasion, long number, long tour) {
    var hand = hand(number);
    var known =
        tours.of(number).stream()
            .filter(one -> one.tour() == tour)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(String.valueOf(tour)));
    var ride = hand.setting.ride(known.truck(), known.day());
    if (ride == null) throw new Refusal("tours.refusal.no-ride", known.truckName(), known.day());
    var stops = hand.draft.of(ride);
    var turned = new int[stops.length];
    for (int i = 0; i < stops.length; i++) turned[i] = stops[stops.length - 1 - i];
    hand.set(ride, turned);
    hand.write(occasion.now());
  }

  private Hand hand(long number) {
    plans.lock(number);
    var plan = plan(number);
    plan.mustBeDraft();
    var setting = laying.again(plan);
    return new Hand(plan, setting, laying.draft(setting));
  }

  /** A plan in hand: which of its rides were changed. */
  private final class Hand {
    final Plan plan;
    final Setting setting;
    final Draft draft;
    final Set<Integer> changed = new HashSet<>();

    Hand(Plan plan, Setting setting, Draft draft) {
      this.plan = plan;
      this.setting = setting;
      this.draft = draft;
    }

    private Wanted wanted(int call) {
      return calls.of(plan.plan()).stream()
          .filter(one -> one.call() == call)
          .findFirst()
          .orElseThrow(() -> Refusal.notFound(String.valueOf(call)));
    }

    String called(int call) {
      return wanted(call).called();
    }

    boolean isDropped(int call) {
      return wanted(call).dropped();
    }

    int rideOf(int stop) {
      for (int ride = 0; ride < draft.rides(); ride++)
        for (int one : draft.of(ride)) if (one == stop) return ride;
      return -1;
    }

    void set(int ride, int[] stops) {
      draft.set(ride, stops);
      changed.add(ride);
    }

    void take(int stop) {
      int ride = rideOf(stop);
      if (ride >= 0) set(ride, Arrays.stream(draft.of(ride)).filter(one -> one != stop).toArray());
    }

    void write(Instant now) {
      var checking = new Checking(setting);
      var known = new HashMap<Setting.Slot, Long>();
      var own = tours.of(plan.plan());
      for (int ride : changed)
        for (var tour : own) {
          var slot = setting.slot(ride);
          if (tour.truck() == slot.truck().truck() && tour.day().equals(slot.day()))
            known.put(slot, tour.tour());
        }
      tours.clear(known.values());
      for (int ride : changed) {
        var slot = setting.slot(ride);
        var tour = known.get(slot);
        var checked = checking.check(ride, draft.of(ride));
        if (checked.halts().isEmpty()) {
          if (tour != null) tours.remove(tour);
          continue;
        }
        if (tour == null)
          tour =
              tours.insert(
                  plan.plan(),
                  slot.truck().truck(),
                  slot.truck().driver(),
                  slot.day(),
                  checked,
                  now);
        else tours.change(tour, checked, now);
        tours.fill(tour, plan.plan(), checked.halts());
      }
      plans.reckoned(plan.plan());
    }
  }

  // ---- looking ----

  /**
   * A plan as its page shows it.
   *
   * @param violations of each tour; a tour without any is good
   * @param slots trucks on days to which a stop can be moved
   * @param lacking stops on no tour, each with its reason
   */
  record Sheet(
      Plan plan,
      Rule rule,
      List<Tour> tours,
      Map<Long, List<Stop>> stops,
      Map<Long, List<Violation>> violations,
      List<Setting.Slot> slots,
      List<Wanted> lacking) {
    int wrong() {
      return violations.values().stream().mapToInt(List::size).sum();
    }
  }

  @Transactional(readOnly = true)
  Sheet sheet(long number) {
    var plan = plan(number);
    var all = tours.of(number);
    var stops = new HashMap<Long, List<Stop>>();
    for (var stop : tours.stopsOf(number))
      stops.computeIfAbsent(stop.tour(), _ -> new ArrayList<>()).add(stop);
    var violations = new HashMap<Long, List<Violation>>();
    var setting = laying.again(plan);
    if (plan.endedAt() != null && plan.confirmedAt() == null) {
      var draft = laying.draft(setting);
      var checking = new Checking(setting);
      for (var tour : all) {
        var ride = setting.ride(tour.truck(), tour.day());
        violations.put(
            tour.tour(),
            ride == null
                ? List.of(
                    new Violation(Violation.Kind.CLOSED, -1, List.of(tour.truckName(), tour.day())))
                : checking.check(ride, draft.of(ride)).violations());
      }
    }
    var served = new HashSet<Integer>();
    stops.values().forEach(list -> list.forEach(stop -> served.add(stop.call())));
    return new Sheet(
        plan,
        fleet.rule(plan.rule()),
        all,
        stops,
        violations,
        setting.slots(),
        calls.of(number).stream().filter(one -> !served.contains(one.call())).toList());
  }

  /**
   * The tours of a plan will be driven. Whoever confirms has seen what of them may not be.
   *
   * @param seen how many violations the page showed; another number now: nothing is confirmed
   */
  public int confirm(Occasion occasion, long number, int seen) {
    tours.lockConfirming();
    plans.lock(number);
    var plan = plan(number);
    plan.mustBeDraft();
    var sheet = sheet(number);
    if (sheet.tours.isEmpty()) throw new Refusal("tours.refusal.empty", number);
    if (sheet.wrong() != seen)
      throw new Refusal(Refusal.Kind.CONFLICT, "tours.refusal.seen", sheet.wrong());
    for (var twice : tours.drivenTwice(number))
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "tours.refusal.driver-out",
          Objects.requireNonNullElse(twice.driver(), "–"),
          twice.day());
    var out = tours.out(plan.firstDay(), plan.lastDay());
    for (var tour : sheet.tours)
      if (out.contains(new TourTable.Out(tour.truck(), tour.day())))
        throw new Refusal(Refusal.Kind.CONFLICT, "tours.refusal.out", tour.truckName(), tour.day());
    var elsewhere = tours.doneElsewhere(number);
    if (!elsewhere.isEmpty())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "tours.refusal.elsewhere", String.join(", ", elsewhere));
    var gone = gone(number, sheet);
    if (!gone.isEmpty())
      throw new Refusal(Refusal.Kind.CONFLICT, "tours.refusal.gone", String.join(", ", gone));
    tours.confirm(number, occasion.now());
    plans.confirm(number, occasion.now(), occasion.actor().account(), seen);
    return sheet.tours.size();
  }

  /** What its tours go for and nobody waits for any more: called off, counted or handed over. */
  private List<String> gone(long number, Sheet sheet) {
    var still = new HashSet<String>();
    for (var one : surroundings.waiting()) still.add(one.key());
    var lacking = new HashSet<Integer>();
    for (var one : sheet.lacking) lacking.add(one.call());
    return calls.of(number).stream()
        .filter(one -> !lacking.contains(one.call()))
        .filter(one -> !still.contains(one.kind() + "-" + one.ref()))
        .map(Wanted::called)
        .toList();
  }
}
