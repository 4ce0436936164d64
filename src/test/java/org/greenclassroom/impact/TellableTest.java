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
  private List<Long> schools;
  private long donor;
  private int year;

  @BeforeEach
  void schoolsAndAYear() {
    schools = List.of(school(), school(), school());
    donor = donor();
    year = YEARS.getAndIncrement();
  }

  @Test
  void small_rooms_and_rooms_for_special_needs_stand_together_and_add_up() {
    count(0, false, 25);
    each(false, 7, 5, 4);
    each(true, 12, 3, 2);
    var address = "/impact/figures/pupils";
    var query = "?year=" + schoolYear(year);
    var auditor = visitor(Role.AUDITOR);
    auditor
        .get(address + query)
        .is(200)
        .says("58", "rooms for special needs, all together", "rooms with fewer than ten");
    assertThat(auditor.get(address + query).body()).contains("class=\"figures\"");
    assertThat(auditor.get(address).is(200).body())
        .as("years are not added")
        .contains("Several school years")
        .doesNotContain("class=\"figures\"");
    var csv = auditor.get(address + ".csv" + query).is(200).body().strip().lines().skip(1).toList();
    assertThat(csv)
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).endsWith("SCHOOL_REPORT,25"),
            line -> assertThat(line).isEqualTo(",," + schoolYear(year) + ",SPECIAL,17"),
            line -> assertThat(line).isEqualTo(",," + schoolYear(year) + ",SMALL,16"));
    var rows = api(Role.AUDITOR).get("/api/v1" + address + query).is(200).json().get("rows");
    assertThat(rows).hasSize(3);
    assertThat(impact.told(house()))
        .filteredOn(one -> schoolYear(year).equals(one.year()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.value()).isEqualByComparingTo("58");
          assertThat(one.rows()).isEqualTo(3);
        });
  }

  @Test
  void what_would_tell_one_room_is_in_no_figure() {
    count(0, false, 25);
    count(0, false, 7);
    assertThat(shown()).as("one room").containsExactly(25L);
    count(1, false, 8);
    assertThat(shown()).as("whoever knows one would know the other").containsExactly(25L);
    count(1, false, 0);
    count(2, false, 0);
    assertThat(shown()).as("a room without pupils is none").containsExactly(25L);
    var third = count(1, false, 2);
    assertThat(shown()).as("a school knows two of three").containsExactly(25L);
    var last = count(2, false, 1);
    assertThat(shown()).as("three schools").containsExactlyInAnyOrder(25L, 18L);
    pupils(third, year, 0);
    assertThat(shown()).as("the latest count").containsExactlyInAnyOrder(25L, 16L);
    pupils(last, year, 0);
    assertThat(shown()).as("two rooms again").containsExactly(25L);
    pupils(third, year, 3);
    pupils(last, year, 2);
    assertThat(shown()).as("from nobody to some").containsExactlyInAnyOrder(25L, 20L);
  }

  @Test
  void rooms_for_special_needs_are_told_of_three_schools_and_never_with_others() {
    var first = count(0, true, 12);
    assertThat(shown()).as("one room as itself").isEmpty();
    count(1, true, 3);
    assertThat(shown()).as("whoever knows one would know the other").isEmpty();
    count(1, true, 4);
    assertThat(shown()).as("three rooms of two schools").isEmpty();
    each(false, 5, 4);
    assertThat(shown()).as("not with small rooms either").isEmpty();
    count(2, true, 2);
    assertThat(shown()).as("three schools").containsExactly(21L);
    pupils(first, year, 3);
    assertThat(shown()).as("twelve of four rooms could be few ways").isEmpty();
    pupils(first, year, 4);
    assertThat(shown()).as("each may have anything to nine").containsExactly(13L);
  }

  @Test
  void a_sum_that_leaves_a_room_few_numbers_is_in_no_figure() {
    var rooms = each(false, 8, 9, 9);
    assertThat(shown()).as("nine, nine and eight in some order").isEmpty();
    pupils(rooms.get(0), year, 1);
    assertThat(shown()).as("who has the one knows both nines").isEmpty();
    pupils(rooms.get(1), year, 1);
    assertThat(shown()).as("who has the nine knows both ones").isEmpty();
    pupils(rooms.get(1), year, 2);
    assertThat(shown()).as("the lower end").containsExactly(12L);
    pupils(rooms.get(1), year, 8);
    assertThat(shown()).as("the upper end").containsExactly(18L);
  }

  /** A school that is joined to another leaves two that know each other's rooms. */
  @Test
  void rooms_that_move_to_another_school_are_told_by_where_they_are() {
    var first = each(false, 5, 6, 4).getFirst();
    assertThat(shown()).containsExactly(15L);
    move(first, 1);
    assertThat(shown()).isEmpty();
    move(first, 0);
    assertThat(shown()).containsExactly(15L);
  }

  @Test
  void of_a_donors_rooms_only_those_are_told_that_may_be_told_by_themselves() {
    int now = thisYear();
    var begun = LocalDate.of(now, 9, 2).minusYears(1);
    var big = room(schools.getFirst(), donor, 1, begun, false);
    for (int i = 0; i < 3; i++) pupils(room(schools.getFirst(), donor, 1, begun, false), now, 8);
    pupils(room(schools.getFirst(), donor, 1, begun, true), now, 40);
    pupils(big, now, 30);
    var scope = new Scope(List.of(donor), null);
    assertThat(figures.rows(Figure.PUPILS, null, scope, Instant.now(), Figures.After.START, 9))
        .extracting(Row::key, Row::amount)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(big, 30L));
    assertThat(sums.worth(Figure.PUPILS, null, scope, Instant.now()).sum()).isEqualTo(30);
  }

  /**
   * Whatever was counted, in whichever order and school: rows and sums agree, and hide the same.
   */
  @Test
  void random_rooms_never_tell_fewer_than_ten() {
    var rooms = new ArrayList<Long>();
    for (int act = 0; act < 90; act++) {
      int pupils = random.nextInt(random.nextBoolean() ? 4 : 14);
      if (rooms.size() < 4 || random.nextInt(3) == 0)
        rooms.add(count(random.nextInt(3), random.nextInt(3) == 0, pupils));
      else {
        var room = rooms.get(random.nextInt(rooms.size()));
        if (random.nextInt(4) == 0) move(room, random.nextInt(3));
        else pupils(room, year, pupils);
      }
      if (act % 20 == 19)
        for (var task : tasks) if (task.getName().startsWith("add-up-")) task.execute(null, null);
      assertThat(shown()).as("-Dseed=" + seed).allMatch(told -> told >= 10);
      assertThat(together()).as("-Dseed=" + seed).isEqualTo(expected());
    }
  }

  /** What the views tell of many rooms. */
  private String together() {
    return String.join(
        " ",
        jdbc.sql(
                """
                select source || rooms || '=' || pupils from classrooms.tellable_headcounts
                 where school_year = ? and classroom is null order by source desc
                """)
            .param(schoolYear(year))
            .query(String.class)
            .list());
  }

  private record Counted(long school, boolean special, int pupils) {}

  /** The same, reckoned from the counts alone. */
  private String expected() {
    var all =
        jdbc.sql(
                """
                select distinct on (h.classroom) c.school, c.special_needs as special, h.pupils
                  from classrooms.headcount h join classrooms.classroom c using (classroom)
                 where h.school_year = ? order by h.classroom, h.headcount desc
                """)
            .param(schoolYear(year))
            .query((row, _) -> new Counted(row.getLong("school"), row.getBoolean(2), row.getInt(3)))
            .list();
    var told = new ArrayList<String>();
    for (boolean special : List.of(true, false)) {
      var some =
          all.stream()
              .filter(one -> one.special() == special && one.pupils() > 0)
              .filter(one -> special || one.pupils() < 10)
              .toList();
      int rooms = some.size();
      int sum = some.stream().mapToInt(Counted::pupils).sum();
      if (some.stream().map(Counted::school).distinct().count() >= 3
          && sum >= rooms + 9
          && (special || sum <= 9 * rooms - 9))
        told.add((special ? "SPECIAL" : "SMALL") + rooms + "=" + sum);
    }
    return String.join(" ", told);
  }

  private long count(int school, boolean special, int pupils) {
    var room = room(schools.get(school), donor, 0, LocalDate.of(2020, 9, 1), special);
    pupils(room, year, pupils);
    return room;
  }

  /** A room in each school. */
  private List<Long> each(boolean special, int... pupils) {
    var rooms = new ArrayList<Long>();
    for (int i = 0; i < pupils.length; i++) rooms.add(count(i, special, pupils[i]));
    return rooms;
  }

  private void move(long room, int school) {
    jdbc.sql("update classrooms.classroom set school = ? where classroom = ?")
        .params(schools.get(school), room)
        .update();
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
