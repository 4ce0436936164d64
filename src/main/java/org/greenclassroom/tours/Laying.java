package org.greenclassroom.tours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lays a plan out for reckoning, from what is kept of it and what the fleet is now. */
@Component
class Laying {
  private final PlanTable plans;
  private final CallTable calls;
  private final TourTable tours;
  private final FleetTable fleet;
  private final RuleTable rules;
  private final Surroundings surroundings;
  private final Distances distances;

  Laying(
      PlanTable plans,
      CallTable calls,
      TourTable tours,
      FleetTable fleet,
      RuleTable rules,
      Surroundings surroundings,
      Distances distances) {
    this.plans = plans;
    this.calls = calls;
    this.tours = tours;
    this.fleet = fleet;
    this.rules = rules;
    this.surroundings = surroundings;
    this.distances = distances;
  }

  /** The trucks on the days of a plan on which they drive and are not out already. */
  List<Setting.Slot> slots(Plan plan) {
    var territories = surroundings.territories();
    var out =
        plan.confirmedAt() != null
            ? List.<TourTable.Out>of()
            : tours.out(plan.firstDay(), plan.lastDay());
    return Setting.slots(
        plan,
        fleet.trucks(plan.firstDay()),
        fleet.absences(plan.firstDay()),
        out,
        surroundings.days(territories.values(), plan.firstDay(), plan.lastDay()),
        territories);
  }

  /** Measures the roads: the only step that asks another machine. */
  Distances.Measured measure(Plan plan, List<Setting.Slot> slots) {
    return distances.between(Setting.places(slots, calls.of(plan.plan())), rules.rule(plan.rule()));
  }

  Setting with(Plan plan, List<Setting.Slot> slots, Roads roads) {
    var wanted = calls.of(plan.plan());
    return Setting.of(
        plan,
        rules.rule(plan.rule()),
        slots,
        wanted,
        calls.open(plan.plan()),
        Setting.places(slots, wanted),
        roads);
  }

  /** As it was worked out: with the roads that were measured then. */
  Setting again(Plan plan) {
    var kept =
        plans
            .roads(plan.plan())
            .orElse(new PlanTable.Kept(List.of(), new Roads(0, new int[0], new int[0])));
    var slots = new ArrayList<>(slots(plan));
    // a tour of its own stays in sight though its truck stays or is out meanwhile
    for (var tour : tours.of(plan.plan()))
      if (slots.stream()
          .noneMatch(slot -> slot.truck().truck() == tour.truck() && slot.day().equals(tour.day())))
        fleet
            .truck(tour.truck())
            .filter(Truck::isPlaced)
            .ifPresent(truck -> slots.add(new Setting.Slot(truck, tour.day())));
    return Setting.of(
        plan,
        rules.rule(plan.rule()),
        slots,
        calls.of(plan.plan()).stream()
            .filter(one -> one.here() != null && kept.places().contains(one.here()))
            .toList(),
        calls.open(plan.plan()),
        kept.places(),
        kept.roads());
  }

  /** What its tours are now. */
  Draft draft(Setting setting) {
    var draft = Draft.empty(setting.puzzle());
    var stops = tours.stopsOf(setting.plan().plan());
    for (var tour : tours.of(setting.plan().plan())) {
      var ride = setting.ride(tour.truck(), tour.day());
      if (ride == null) continue;
      draft.set(
          ride,
          stops.stream()
              .filter(stop -> stop.tour() == tour.tour())
              .map(stop -> setting.number(stop.call()))
              .filter(java.util.Objects::nonNull)
              .mapToInt(Integer::intValue)
              .toArray());
    }
    return draft;
  }

  /** The windows of what is asked for. */
  List<CallTable.Open> open(
      LocalDate first, LocalDate last, Plan plan, Rule rule, List<Waiting> asked) {
    var calendars = new HashSet<Long>();
    for (var one : asked) if (one.calendar() != null) calendars.add(one.calendar());
    var days = surroundings.days(calendars, first, last);
    var open = new ArrayList<CallTable.Open>();
    for (int call = 0; call < asked.size(); call++)
      open.addAll(
          Setting.open(
              plan, rule, asked.get(call), call, rule.service(asked.get(call).pieces()), days));
    return open;
  }
}
