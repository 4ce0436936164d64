package org.greenclassroom.atlas;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: where rooms are and how many of what there are, as of the last reading. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Atlas {
  /** As many single schools as an eye can tell apart on one map; more are drawn by county. */
  private static final int CROWDED = 60;

  private final PinTable pins;
  private final TallyTable tallies;
  private final UseTable use;

  Atlas(PinTable pins, TallyTable tallies, UseTable use) {
    this.pins = pins;
    this.tallies = tallies;
    this.use = use;
  }

  /** What the map shows: dots of one size, and how many rooms have no place on it. */
  record Spread(Spot.Size size, List<Spot> spots, long rooms, long nowhere) {}

  /** Reads the classrooms anew. Everything that is drawn later is of this moment. */
  @Transactional
  public void read(Instant now) {
    pins.lock();
    pins.read(now);
  }

  /** Reads everything anew: the classrooms, every device, and how long each loan has lasted. */
  @Transactional
  public void readAll(Instant now) {
    read(now);
    var today = Occasion.of(Actor.HOUSE, now).today();
    tallies.readDevices(today);
    tallies.readSurvival(today);
  }

  List<UseTable.Week> weeks(Sight sight, LocalDate from, LocalDate before) {
    return use.weeks(sight, from, before);
  }

  Slice<UseTable.Room> rooms(Sight sight, LocalDate from, LocalDate before, long after, int size) {
    return Slice.of(
        use.rooms(sight, from, before, after, size + 1),
        size,
        room -> String.valueOf(room.classroom()));
  }

  List<PinTable.Counted> stages(Sight sight) {
    return tallies.stages(sight);
  }

  List<TallyTable.Aged> deviceAges(Sight sight) {
    return tallies.ages(sight);
  }

  List<TallyTable.Aged> loanAges(Sight sight, LocalDate today) {
    return pins.loanAges(sight, today);
  }

  List<TallyTable.Survived> survival(Sight sight) {
    return tallies.survival(sight);
  }

  Optional<Instant> readAt() {
    return pins.readAt();
  }

  /** Provinces while looking at everything, then counties, then schools one by one. */
  Spread spread(Sight sight) {
    var size = Spot.Size.PROVINCE;
    var spots = sight.isEverywhere() ? pins.spots(sight, size) : List.<Spot>of();
    if (!sight.isEverywhere() && !sight.isCounty()) {
      size = Spot.Size.COUNTY;
      spots = pins.spots(sight, size);
    }
    long rooms = spots.stream().mapToLong(Spot::rooms).sum();
    if (sight.isCounty() || rooms <= CROWDED || spots.size() < 2) {
      var single = pins.spots(sight, Spot.Size.SITE);
      // a province that nobody has divided into counties is not one dot for ever
      if (sight.isCounty() || single.size() <= CROWDED || !sight.isEverywhere() && spots.size() < 2)
        return new Spread(Spot.Size.SITE, single, pins.count(sight), pins.nowhere(sight));
    }
    return new Spread(size, spots, pins.count(sight), pins.nowhere(sight));
  }

  Slice<Pin> page(Sight sight, long after, int size) {
    return Slice.of(
        pins.page(sight, after, size + 1), size, pin -> String.valueOf(pin.classroom()));
  }

  void each(Sight sight, Consumer<Pin> take) {
    pins.each(sight, take);
  }

  List<PinTable.Counted> states(Sight sight) {
    return pins.states(sight);
  }

  List<PinTable.Place> provinces() {
    return pins.provinces();
  }

  List<PinTable.Sponsor> sponsors() {
    return pins.sponsors();
  }
}
