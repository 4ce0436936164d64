package org.greenclassroom.planning;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The front door of planning: ask for a plan, decide about a room, confirm. */
@Service
@Transactional
public class Planning {
  /** So many devices are named in a refusal. */
  private static final int NAMED = 5;

  private final PlanTable plans;
  private final PinTable pins;
  private final Reading reading;
  private final Surroundings surroundings;
  private final Solving solving;
  private final Custody custody;
  private final Classrooms classrooms;
  private final ObjectProvider<Scheduler> scheduler;
  private final OneTimeTask<Void> task;

  Planning(
      PlanTable plans,
      PinTable pins,
      Reading reading,
      Surroundings surroundings,
      Solving solving,
      Custody custody,
      Classrooms classrooms,
      ObjectProvider<Scheduler> scheduler,
      OneTimeTask<Void> solvePlan) {
    this.plans = plans;
    this.pins = pins;
    this.reading = reading;
    this.surroundings = surroundings;
    this.solving = solving;
    this.custody = custody;
    this.classrooms = classrooms;
    this.scheduler = scheduler;
    this.task = solvePlan;
  }

  /**
   * Asks for a plan of what is ready now. It is worked out meanwhile; the same occasion asked twice
   * answers the first.
   *
   * @param withExpected whether machines count that are announced and not here yet; they are shown
   *     and never reserved
   */
  public long ask(Occasion occasion, boolean withExpected) {
    return ask(occasion, withExpected, null, Map.of());
  }

  /** Asks for a plan and works it out before it answers: for whoever cannot come back. */
  public long askAndWait(Occasion occasion, boolean withExpected) {
    long plan = ask(occasion, withExpected);
    solving.solve(plan);
    return plan;
  }

  /** Asks for the same again, with the stock and the wishes of now. */
  public long askAgain(Occasion occasion, long plan) {
    var known = plan(plan);
    return ask(occasion, known.withExpected(), plan, pins.of(plan));
  }

  /**
   * Decides about one room and asks for the plan that keeps to it.
   *
   * @param pin null: the plan chooses again
   * @throws Refusal when the room is not in the plan, or cannot get what was decided
   */
  long decide(Occasion occasion, long plan, long classroom, @Nullable Pin pin) {
    var already = plans.keyed(occasion.keyFor("plan"));
    if (already.isPresent()) return already.get();
    var known = plan(plan);
    if (known.result() == null) throw new Refusal("planning.refusal.not-done", plan);
    var room = reading.room(plan, classroom);
    if (pin instanceof Pin.These these) {
      int pieces = these.pieces().values().stream().mapToInt(Integer::intValue).sum();
      if (pieces > room.demand())
        throw new Refusal("planning.refusal.too-many", room.name(), room.demand(), pieces);
      if (2 * pieces < room.demand())
        throw new Refusal("planning.refusal.half", room.name(), (room.demand() + 1) / 2, pieces);
      fits(occasion, plan, room, these);
    }
    var all = new HashMap<>(pins.of(plan));
    if (pin == null) all.remove(classroom);
    else all.put(classroom, pin);
    return ask(occasion, known.withExpected(), plan, all);
  }

  private void fits(Occasion occasion, long plan, Reading.Room room, Pin.These these) {
    var wish =
        surroundings
            .wish(room.classroom(), occasion.today())
            .orElseThrow(() -> new Refusal("planning.refusal.wants-nothing", room.name()));
    for (var stock : reading.stock(plan, room.kind())) {
      int pieces = these.pieces().getOrDefault(stock.signature(), 0);
      if (pieces == 0) continue;
      var hindrance = Hindrance.of(stock, wish);
      if (hindrance != null)
        throw new Refusal("planning.refusal.unfit", stock.model(), room.name(), hindrance);
      if (pieces > stock.count())
        throw new Refusal("planning.refusal.short", stock.model(), stock.count(), pieces);
    }
  }

  private long ask(
      Occasion occasion, boolean withExpected, @Nullable Long basedOn, Map<Long, Pin> decided) {
    var key = occasion.keyFor("plan");
    var already = plans.keyed(key);
    if (already.isPresent()) return already.get();
    var by = occasion.actor().account();
    long plan = plans.insert(key, basedOn, withExpected, occasion.now(), by, Tariff.NOW);
    new TreeMap<>(decided).forEach((classroom, pin) -> pins.insert(plan, classroom, pin, by));
    var clerk = scheduler.getIfAvailable();
    if (clerk == null) return plan;
    clerk.schedule(task.instance(String.valueOf(plan)), occasion.now());
    // it looks every ten seconds by itself; a person waits for this one
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            clerk.triggerCheckForDueExecutions();
          }
        });
    return plan;
  }

  @Transactional(readOnly = true)
  Plan plan(long plan) {
    return plans.plan(plan).orElseThrow(() -> Refusal.notFound(String.valueOf(plan)));
  }

  /**
   * Reserves everything the plan gives, in one transaction: all, or nothing and a refusal that
   * names what is not there any more. Machines that are only expected are left out.
   *
   * @return how many devices are reserved now
   */
  public int confirm(Occasion occasion, long number) {
    var key = occasion.keyFor("plan/confirm");
    if (plans.confirmedWith(number, key)) return confirmed(number);
    var plan = plan(number);
    if (plan.result() == null) throw new Refusal("planning.refusal.not-done", number);
    plans.lock(number);
    if (plans.confirmedWith(number, key)) return confirmed(number);
    if (plan(number).confirmed() != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "planning.refusal.confirmed", number);
    var picked = reading.picked(number);
    if (picked.isEmpty()) throw new Refusal("planning.refusal.nothing", number);
    var all = new TreeSet<Tag>();
    picked.values().forEach(all::addAll);
    var taken = custody.lock(all).stream().filter(device -> device.stage() != Stage.READY).toList();
    if (!taken.isEmpty())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "planning.refusal.taken", named(taken), taken.size(), all.size());
    picked.forEach((classroom, tags) -> classrooms.reserve(occasion, classroom, tags));
    plans.confirm(number, key, occasion.now(), occasion.actor().account(), all.size());
    return all.size();
  }

  private int confirmed(long number) {
    var confirmed = plan(number).confirmed();
    return confirmed == null ? 0 : confirmed.devices();
  }

  private static String named(List<Device> devices) {
    var names =
        devices.stream()
            .limit(NAMED)
            .map(device -> device.tag().printed())
            .collect(Collectors.joining(", "));
    return devices.size() > NAMED ? names + " …" : names;
  }
}
