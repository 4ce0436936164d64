package org.greenclassroom.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Pupils of rooms: nothing under ten, of special needs only the whole, and no sum that undoes it.
 */
class TellableTest extends Counting {
  /** School years of long ago, in which nobody else counts. */
  private static final AtomicInteger YEARS = new AtomicInteger(2001);

  @Autowired Figures figures;
  @Autowired Sums sums;
  @Autowired Impact impact;
  @Autowired List<RecurringTask<?>> tasks;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private long school;
  private long donor;
  private int year;

  @BeforeEach
  void aSchoolAndAYear() {
    school = school();
    donor = donor();
    year = YEARS.getAndIncrement();
  }

  @Test
  void small_rooms_and_rooms_for_special_needs_stand_together_and_add_up() {
    count(false, 25);
    for (int few : List.of(7, 5, 4)) count(false, few);
    for (int few : List.of(12, 3)) count(true, few);
    var address = "/impact/figures/pupils";
    var query = "?year=" + schoolYear(year);
    var auditor = visitor(Role.AUDITOR);
    auditor
        .get(address + query)
        .is(200)
        .says("56", "rooms for special needs, all together", "rooms with fewer than ten");
    var csv = auditor.get(address + ".csv" + query).is(200).body().strip().lines().skip(1).toList();
    assertThat(csv)
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).endsWith("SCHOOL_REPORT,25"),
            line -> assertThat(line).isEqualTo(",," + schoolYear(year) + ",SPECIAL,15"),
            line -> assertThat(line).isEqualTo(",," + schoolYear(year) + ",SMALL,16"));
    var rows = api(Role.AUDITOR).get("/api/v1" + address + query).is(200).json().get("rows");
    assertThat(rows).hasSize(3);
    assertThat(impact.told(house()))
        .filteredOn(one -> schoolYear(year).equals(one.year()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.value()).isEqualByComparingTo("56");
          assertThat(one.rows()).isEqualTo(3);
        });
  }

  @Test
  void what_would_tell_one_room_is_in_no_figure() {
    count(false, 25);
    count(false, 7);
    assertThat(shown()).as("one room").containsExactly(25L);
    count(false, 8);
    assertThat(shown()).as("whoever knows one would know the other").containsExactly(25L);
    count(true, 9);
    assertThat(shown()).as("three rooms").containsExactlyInAnyOrder(25L, 24L);
    var again = count(true, 4);
    assertThat(shown()).as("special needs of ten and more").containsExactlyInAnyOrder(25L, 13L);
    pupils(again, year, 0);
    assertThat(shown()).as("the latest count").containsExactlyInAnyOrder(25L, 24L);
  }

  @Test
  void of_a_donors_rooms_only_those_are_told_that_may_be_told_by_themselves() {
    int now = thisYear();
    var begun = LocalDate.of(now, 9, 2).minusYears(1);
    var big = room(school, donor, 1, begun, false);
    for (int i = 0; i < 3; i++) pupils(room(school, donor, 1, begun, false), now, 8);
    pupils(room(school, donor, 1, begun, true), now, 40);
    pupils(big, now, 30);
    var scope = new Scope(List.of(donor), null);
    assertThat(figures.rows(Figure.PUPILS, null, scope, Instant.now(), Figures.After.START, 9))
        .extracting(Row::key, Row::amount)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(big, 30L));
    assertThat(sums.worth(Figure.PUPILS, null, scope, Instant.now()).sum()).isEqualTo(30);
  }

  /** Whatever was counted, in whichever order: rows and running sums agree, and hide the same. */
  @Test
  void random_rooms_never_tell_fewer_than_ten() {
    var rooms = new ArrayList<Long>();
    for (int act = 0; act < 60; act++) {
      if (rooms.isEmpty() || random.nextInt(3) > 0)
        rooms.add(count(random.nextInt(4) == 0, random.nextInt(14)));
      else pupils(rooms.get(random.nextInt(rooms.size())), year, random.nextInt(14));
      if (act % 20 == 19)
        for (var task : tasks) if (task.getName().startsWith("add-up-")) task.execute(null, null);
      assertThat(shown()).as("-Dseed=" + seed).allMatch(pupils -> pupils >= 10);
    }
  }

  private long count(boolean special, int pupils) {
    var room = room(school, donor, 0, LocalDate.of(2020, 9, 1), special);
    pupils(room, year, pupils);
    return room;
  }

  /** The rows of the year, whose sum is what is told. */
  private List<Long> shown() {
    var at = Instant.now();
    var rows =
        figures.rows(
            Figure.PUPILS, schoolYear(year), Scope.EVERYTHING, at, Figures.After.START, 200);
    var told = sums.worth(Figure.PUPILS, schoolYear(year), Scope.EVERYTHING, at);
    assertThat(told.sum())
        .as("-Dseed=" + seed)
        .isEqualTo(rows.stream().mapToLong(Row::amount).sum());
    assertThat(told.rows()).isEqualTo(rows.size());
    return rows.stream().map(Row::amount).toList();
  }
}
