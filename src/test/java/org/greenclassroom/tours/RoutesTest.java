package org.greenclassroom.tours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.greenclassroom.Fixtures;
import org.greenclassroom.kernel.Coordinates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of tours, and that whatever the solver brings can be driven. */
class RoutesTest {
  private static final int HOUR = 3600;
  private static final Terms TERMS =
      new Terms(4 * HOUR, 20 * 60, 8 * HOUR, 10 * HOUR, 250, 1667, 0);

  /** Places in a row, an hour and fifty kilometres apart; the first is home. */
  private static Roads row(int places) {
    var metres = new int[places * places];
    var seconds = new int[places * places];
    for (int a = 0; a < places; a++)
      for (int b = 0; b < places; b++) {
        metres[a * places + b] = 50_000 * Math.abs(a - b);
        seconds[a * places + b] = HOUR * Math.abs(a - b);
      }
    return new Roads(places, metres, seconds);
  }

  private static Call call(int number, boolean outward, long kilograms, Call.Window... windows) {
    return new Call(
        number,
        number + 1,
        outward,
        1000 * kilograms,
        100,
        HOUR / 2,
        windows.length == 0 ? List.of(new Call.Window(0, 24 * HOUR)) : List.of(windows),
        -1,
        "CN",
        -1,
        1_000_000_000L);
  }

  private static Ride ride(int number, long kilograms) {
    return new Ride(number, 0, 1000 * kilograms, 1_000, 8 * HOUR, 20 * HOUR, "CN");
  }

  @Test
  void a_closed_gate_is_waited_for_at_home_and_a_late_arrival_is_measured() {
    var puzzle =
        new Puzzle(
            List.of(ride(0, 1000)),
            List.of(
                call(0, false, 10, new Call.Window(10 * HOUR, 12 * HOUR)),
                call(1, false, 10, new Call.Window(8 * HOUR, 11 * HOUR))),
            row(3),
            TERMS);
    var reckoner = new Reckoner(puzzle);
    reckoner.run(puzzle.rides().getFirst(), new int[] {0});
    assertThat(reckoner.wrong).isZero();
    assertThat(reckoner.starts).isEqualTo(9 * HOUR);
    assertThat(reckoner.ends).isEqualTo(11 * HOUR + HOUR / 2);
    // 10:00 to 10:30 there, one hour on: half an hour after the last moment of the second
    reckoner.run(puzzle.rides().getFirst(), new int[] {0, 1});
    assertThat(reckoner.wrong).isEqualTo(HOUR / 2);
    assertThat(reckoner.metres).isEqualTo(200_000);
  }

  @Test
  void a_driver_rests_after_four_hours_and_a_long_day_is_too_long() {
    var puzzle =
        new Puzzle(
            List.of(ride(0, 1000)),
            IntStream.range(0, 6).mapToObj(i -> call(i, false, 1)).toList(),
            row(7),
            TERMS);
    var reckoner = new Reckoner(puzzle);
    reckoner.run(puzzle.rides().getFirst(), new int[] {3});
    // four hours there, and four back: one rest, on the way home
    assertThat(reckoner.driven).isEqualTo(8 * HOUR);
    assertThat(reckoner.rested).isEqualTo(20 * 60);
    assertThat(reckoner.wrong).isZero();
    reckoner.run(puzzle.rides().getFirst(), new int[] {5});
    assertThat(reckoner.overDriving).isEqualTo(4 * HOUR);
    assertThat(reckoner.overDuty).isPositive();
  }

  @Test
  void what_is_brought_makes_room_for_what_is_fetched() {
    var puzzle =
        new Puzzle(
            List.of(ride(0, 100)), List.of(call(0, true, 80), call(1, false, 90)), row(3), TERMS);
    var reckoner = new Reckoner(puzzle);
    reckoner.run(puzzle.rides().getFirst(), new int[] {0, 1});
    assertThat(reckoner.overGrams).isZero();
    // the other way round both are on board at once
    reckoner.run(puzzle.rides().getFirst(), new int[] {1, 0});
    assertThat(reckoner.overGrams).isEqualTo(70_000);
  }

  @Test
  void nothing_crosses_a_customs_border_and_is_loaded_only_where_it_lies() {
    var there =
        new Call(0, 1, true, 1000, 1, 0, List.of(new Call.Window(0, 90_000)), -1, "HK", -1, 1);
    var elsewhere =
        new Call(1, 2, true, 1000, 1, 0, List.of(new Call.Window(0, 90_000)), 2, "CN", -1, 1);
    assertThat(Reckoner.isMisplaced(ride(0, 10), there)).isTrue();
    assertThat(Reckoner.isMisplaced(ride(0, 10), elsewhere)).isTrue();
  }

  /** Home, three stops, and another home at the end of the row. */
  @Test
  void of_several_homes_each_truck_comes_back_to_its_own_and_brings_what_lies_there() {
    var rides = List.of(ride(0, 1000), new Ride(1, 4, 1_000_000, 1_000, 8 * HOUR, 20 * HOUR, "CN"));
    var calls = new ArrayList<Call>();
    for (int i = 0; i < 3; i++) {
      var one = call(i, i != 1, 10);
      calls.add(
          new Call(
              i,
              one.place(),
              one.outward(),
              one.grams(),
              one.litres(),
              one.service(),
              one.windows(),
              i == 0 ? 4 : i == 2 ? 0 : -1, // what is to be brought lies at the far home each time
              "CN",
              -1,
              one.worth()));
    }
    var puzzle = new Puzzle(rides, calls, row(5), TERMS);
    var start = new Savings(puzzle).start();
    var draft = new Improving(puzzle, start, 1, Improving.Watch.NOBODY).within(0.2);
    var reckoner = new Reckoner(puzzle);
    assertThat(reckoner.wrong(draft)).isZero();
    assertThat(draft.unserved(puzzle)).isEmpty();
    assertThat(draft.of(0)).contains(2);
    assertThat(draft.of(1)).contains(0);
    reckoner.run(rides.getLast(), draft.of(1));
    assertThat(reckoner.metres).isEqualTo(300_000); // from the far home to the first stop and back
  }

  /** Some rides, some calls with windows on one of two days, both ways, from a seed. */
  private static Puzzle random(long seed) {
    var random = new Random(seed);
    int size = 30;
    var places = new ArrayList<Coordinates>();
    for (int i = 0; i <= size; i++)
      places.add(new Coordinates(31 + random.nextDouble(), 121 + random.nextDouble()));
    var rides = new ArrayList<Ride>();
    for (int day = 0; day < 2; day++)
      for (int truck = 0; truck < 2; truck++)
        rides.add(
            new Ride(
                rides.size(),
                0,
                1_000_000 + 500_000L * truck,
                8_000,
                (24 * day + 7) * HOUR,
                (24 * day + 19) * HOUR,
                "CN"));
    var calls = new ArrayList<Call>();
    for (int i = 0; i < size; i++) {
      int opens = (24 * random.nextInt(2) + 8 + random.nextInt(4)) * HOUR;
      calls.add(
          new Call(
              i,
              i + 1,
              random.nextInt(4) == 0,
              20_000 + random.nextInt(200_000),
              100 + random.nextInt(1200),
              HOUR / 3,
              List.of(new Call.Window(opens, opens + 3 * HOUR)),
              -1,
              i % 10 == 9 ? "HK" : "CN",
              i == 0 ? 2 : -1,
              1_000_000_000L));
    }
    return new Puzzle(rides, calls, Distances.crow(places, 1.33, 50), TERMS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_comes_can_be_driven_serves_no_less_and_costs_no_more_than_the_start(long seed) {
    var puzzle = random(seed);
    var reckoner = new Reckoner(puzzle);
    var start = new Savings(puzzle).start();
    assertThat(reckoner.wrong(start)).isZero();
    var draft = new Improving(puzzle, start, seed, Improving.Watch.NOBODY).within(0.5);
    assertThat(reckoner.wrong(draft)).as("seed " + seed).isZero();
    int before = start.unserved(puzzle).length;
    int after = draft.unserved(puzzle).length;
    assertThat(after).isLessThanOrEqualTo(before);
    if (after == before) assertThat(reckoner.cost(draft)).isLessThanOrEqualTo(reckoner.cost(start));
    var seen = new ArrayList<Integer>();
    for (int ride = 0; ride < draft.rides(); ride++)
      Arrays.stream(draft.of(ride)).forEach(seen::add);
    assertThat(seen).doesNotHaveDuplicates();
    // beyond the border nothing is served, and what was pinned is where it was pinned or nowhere
    assertThat(seen).noneMatch(call -> puzzle.calls().get(call).territory().equals("HK"));
    for (int ride = 0; ride < draft.rides(); ride++)
      if (Arrays.stream(draft.of(ride)).anyMatch(call -> call == 0)) assertThat(ride).isEqualTo(2);
  }

  @Test
  void nobody_waits_longer_than_they_want_to() {
    var puzzle = random(5);
    var heard = new ArrayList<Long>();
    var over =
        new Improving.Watch() {
          @Override
          public boolean isOver() {
            return true;
          }

          @Override
          public void better(long cost, int unserved) {
            heard.add(cost);
          }
        };
    var start = new Savings(puzzle).start();
    assertThat(new Improving(puzzle, start, 1, over).within(600)).isSameAs(start);
    assertThat(heard).isEmpty();
    var empty = new Puzzle(List.of(), List.of(), new Roads(0, new int[0], new int[0]), TERMS);
    assertThat(new Improving(empty, Draft.empty(empty), 1, over).within(600).rides()).isZero();
  }

  @Test
  void published_instances_are_read_as_their_best_known_solutions_say() throws IOException {
    var x = Published.vrplib(Fixtures.file("vrp/CVRP/X-n101-k25.vrp"));
    assertThat(x.customers()).isEqualTo(100);
    assertThat(x.best()).isEqualTo(27_591);
    var start = new Savings(x.puzzle()).start();
    assertThat(new Reckoner(x.puzzle()).cost(start) / x.best()).isBetween(1.0, 1.1);
    var timed = Published.solomon(Fixtures.file("vrp/solomon/C101.100.txt"));
    assertThat(timed.best()).isBetween(828.0, 829.0);
    var large = Published.vrplib(Fixtures.file("vrp/VRPTW/C1_10_1.vrp"));
    assertThat(large.best()).isBetween(42_444.0, 42_445.5);
  }

  @Test
  void a_map_has_each_stop_in_its_order_and_a_scale() {
    var map =
        Sketch.map(
            "T <1>",
            "says",
            List.of(
                new Sketch.Line(
                    new Sketch.Point(31.2, 121.4, "", "Home & yard"),
                    List.of(
                        new Sketch.Point(31.5, 121.2, "1", "1. School"),
                        new Sketch.Point(31.6, 121.9, "2", "2. Plant")))),
            List.of(new Sketch.Point(31.3, 121.0, "", "nowhere")));
    assertThat(map)
        .contains("T &lt;1&gt;", "Home &amp; yard", ">1</text>", ">2</text>", "20 km", "lost");
    assertThat(Sketch.map("t", "d", List.of(), List.of())).isEmpty();
  }
}
