package org.greenclassroom.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What pages and the API read of plans, each from one state of the database. */
@Service
@Transactional(readOnly = true)
class Plans {
  private final PlanTable plans;
  private final PinTable pins;
  private final Reading reading;
  private final Surroundings surroundings;

  Plans(PlanTable plans, PinTable pins, Reading reading, Surroundings surroundings) {
    this.plans = plans;
    this.pins = pins;
    this.reading = reading;
    this.surroundings = surroundings;
  }

  List<Plan> latest(long before, int most) {
    return plans.latest(before, most);
  }

  Slice<Reading.Room> rooms(
      long plan, Reading.@Nullable Which which, @Nullable String after, int size) {
    return reading.rooms(plan, which, after, size);
  }

  Reading.Room room(long plan, long classroom) {
    return reading.room(plan, classroom);
  }

  Optional<Reading.Room> roomIfThere(long plan, long classroom) {
    return reading.roomIfThere(plan, classroom);
  }

  /** What the room needs as of this day; empty when nothing lacks there any more. */
  Optional<Wish> wish(long classroom, LocalDate today) {
    return surroundings.wish(classroom, today);
  }

  /** Machines in it that are announced and not here yet. */
  long expected(long plan) {
    return reading.expected(plan);
  }

  Reading.Shares shares(long plan) {
    return reading.shares(plan);
  }

  List<Reading.Used> used(long plan) {
    return reading.used(plan);
  }

  List<Stock> stock(long plan, DeviceKind kind) {
    return reading.stock(plan, kind);
  }

  /** How many of which group the room gets. */
  Map<String, Integer> pieces(long plan, long classroom) {
    return reading.pieces(plan, classroom);
  }

  SortedMap<Long, List<Tag>> picked(long plan) {
    return reading.picked(plan);
  }

  void each(long plan, Consumer<Reading.Listed> taker) {
    reading.each(plan, taker);
  }

  Map<Long, Pin> pins(long plan) {
    return pins.of(plan);
  }

  Map<Long, PinTable.Cost> costs(long plan) {
    return pins.costs(plan);
  }
}
