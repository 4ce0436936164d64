package org.greenclassroom.tours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Coordinates;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * A plan laid out for reckoning: its puzzle, and what each number in it stands for. What lies
 * nowhere on the map, or what a person left out, is not in it.
 */
final class Setting {
  private final Plan plan;
  private final Rule rule;
  private final Puzzle puzzle;
  private final List<Slot> slots;
  private final List<Wanted> wanted;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  /** A truck on a day. */
  record Slot(Truck truck, LocalDate day) {}

  private Setting(Plan plan, Rule rule, Puzzle puzzle, List<Slot> slots, List<Wanted> wanted) {
    this.plan = plan;
    this.rule = rule;
    this.puzzle = puzzle;
    this.slots = slots;
    this.wanted = wanted;
    for (int i = 0; i < wanted.size(); i++) numbers.put(wanted.get(i).call(), i);
  }

  /**
   * The places between which roads are wanted: where trucks are at home, and where they are to go.
   */
  static List<Coordinates> places(List<Slot> slots, List<Wanted> wanted) {
    var places = new LinkedHashMap<Coordinates, Boolean>();
    for (var slot : slots) places.put(home(slot.truck), true);
    for (var one : wanted) {
      var here = one.here();
      if (here != null) places.put(here, true);
    }
    return List.copyOf(places.keySet());
  }

  private static Coordinates home(Truck truck) {
    if (truck.latitude() == null || truck.longitude() == null)
      throw new IllegalStateException("truck " + truck.truck() + " is at home nowhere");
    return new Coordinates(truck.latitude(), truck.longitude());
  }

  /** The trucks on the days on which they drive. */
  static List<Slot> slots(
      Plan plan,
      List<Truck> trucks,
      List<FleetTable.Absence> absences,
      List<TourTable.Out> out,
      Surroundings.Days days,
      Map<String, Long> territories) {
    var slots = new ArrayList<Slot>();
    for (var truck : trucks) {
      if (!truck.isPlaced() || truck.driver() == null) continue;
      var calendar = territories.get(truck.territory());
      for (var day = plan.firstDay(); !day.isAfter(plan.lastDay()); day = day.plusDays(1)) {
        var on = day;
        if (truck.until() != null && truck.until().isBefore(on)) continue;
        if (calendar == null || !days.of(calendar, false).contains(on)) continue;
        if (absences.stream()
            .anyMatch(each ->
                each.truck() == truck.truck()
                    && !each.firstDay().isAfter(on)
                    && !each.lastDay().isBefore(on))) continue;
        if (out.contains(new TourTable.Out(truck.truck(), on))) continue;
        slots.add(new Slot(truck, on));
      }
    }
    return slots;
  }

  static Setting of(
      Plan plan,
      Rule rule,
      List<Slot> slots,
      List<Wanted> all,
      Map<Integer, List<CallTable.Open>> open,
      List<Coordinates> places,
      Roads roads) {
    var at = new HashMap<Coordinates, Integer>();
    for (int i = 0; i < places.size(); i++) at.put(places.get(i), i);
    var midnight = plan.firstDay().atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant();
    var rides = new ArrayList<Ride>();
    var known = new ArrayList<Slot>();
    for (var slot : slots) {
      var home = at.get(home(slot.truck));
      if (home == null) continue; // it moved meanwhile: there are no roads from there
      rides.add(
          new Ride(
              rides.size(),
              home,
              slot.truck.grams(),
              slot.truck.litres(),
              seconds(midnight, slot.day, slot.truck.leaves()),
              seconds(midnight, slot.day, slot.truck.returns()),
              slot.truck.territory()));
      known.add(slot);
    }
    var calls = new ArrayList<Call>();
    var wanted = new ArrayList<Wanted>();
    for (var one : all) {
      var here = one.here();
      var place = here == null ? null : at.get(here);
      if (place == null || one.dropped()) continue;
      var windows =
          open.getOrDefault(one.call(), List.of()).stream()
              .map(each ->
                  new Call.Window(
                      seconds(midnight, each.fromAt()), seconds(midnight, each.latestAt())))
              .toList();
      int pinned = -1;
      for (int i = 0; i < known.size(); i++)
        if (one.truck() != null
            && known.get(i).truck.truck() == one.truck()
            && known.get(i).day.equals(one.day())) pinned = i;
      calls.add(
          new Call(
              calls.size(),
              place,
              one.kind().isOutward(),
              one.grams(),
              one.litres(),
              one.service(),
              windows,
              from(one, known, rides),
              one.territory(),
              pinned,
              one.worth(plan.firstDay())));
      wanted.add(one);
    }
    return new Setting(plan, rule, new Puzzle(rides, calls, roads, rule.terms()), known, wanted);
  }

  /** A place where no truck of ours is at home stands for one that cannot be had. */
  private static int from(Wanted one, List<Slot> slots, List<Ride> rides) {
    if (one.home() == null) return -1;
    for (int i = 0; i < slots.size(); i++)
      if (slots.get(i).truck.home() == one.home()) return rides.get(i).home();
    return Integer.MAX_VALUE;
  }

  private static int seconds(Instant midnight, LocalDate day, LocalTime time) {
    return seconds(midnight, day.atTime(time).atZone(Occasion.PROGRAMME_ZONE).toInstant());
  }

  private static int seconds(Instant midnight, Instant at) {
    return (int) Math.clamp(Duration.between(midnight, at).toSeconds(), -86_400_000, 86_400_000);
  }

  /** When somebody is there: within its own window, on days that count, in opening hours. */
  static List<CallTable.Open> open(
      Plan plan, Rule rule, Waiting one, int call, int service, Surroundings.Days days) {
    var open = new ArrayList<CallTable.Open>();
    for (var day = plan.firstDay(); !day.isAfter(plan.lastDay()); day = day.plusDays(1)) {
      if (one.calendar() != null && !days.of(one.calendar(), one.teaching()).contains(day))
        continue;
      var from = at(day, rule.opens());
      var until = at(day, rule.closes());
      if (one.fromAt() != null && one.untilAt() != null) {
        // an agreed window counts as it was agreed, also outside the hours of others
        var midnight = day.atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant();
        boolean longer = Duration.between(one.fromAt(), one.untilAt()).toHours() >= 24;
        from = longer ? later(from, one.fromAt()) : later(midnight, one.fromAt());
        var end = day.plusDays(1).atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant();
        until = longer ? earlier(until, one.untilAt()) : earlier(end, one.untilAt());
        if (!from.isBefore(until)) continue;
        open.add(new CallTable.Open(call, from, until));
        continue;
      }
      var latest = until.minusSeconds(service);
      open.add(new CallTable.Open(call, from, latest.isBefore(from) ? from : latest));
    }
    return open;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  Plan plan() {
    return plan;
  }

  Rule rule() {
    return rule;
  }

  Puzzle puzzle() {
    return puzzle;
  }

  List<Slot> slots() {
    return slots;
  }

  Slot slot(int ride) {
    return slots.get(ride);
  }

  /** What a call of the puzzle stands for. */
  Wanted wanted(int call) {
    return wanted.get(call);
  }

  /** The number in the puzzle of a call of the plan; null: it is not in it. */
  @Nullable Integer number(int call) {
    return numbers.get(call);
  }

  /** The ride of this truck on this day; null: it does not drive. */
  @Nullable Integer ride(long truck, LocalDate day) {
    for (int i = 0; i < slots.size(); i++)
      if (slots.get(i).truck.truck() == truck && slots.get(i).day.equals(day)) return i;
    return null;
  }

  Instant at(int seconds) {
    return plan.firstDay().atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant().plusSeconds(seconds);
  }
}
