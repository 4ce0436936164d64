package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TermTest {
  private final Term term = Term.from(LocalDate.of(2024, 2, 29), 3);

  @Test
  void three_years_after_a_leap_day_are_the_last_of_february() {
    assertThat(term.due()).isEqualTo("2027-02-28");
    assertThat(term.days()).isEqualTo(1095);
  }

  @Test
  void days_left_become_negative_when_it_is_late() {
    assertThat(term.left(LocalDate.of(2027, 2, 27))).isEqualTo(1);
    assertThat(term.left(LocalDate.of(2027, 3, 10))).isEqualTo(-10);
    assertThat(term.percent(LocalDate.of(2030, 1, 1))).isEqualTo(100);
  }

  @Test
  void the_last_milestones_count_back_from_the_day() {
    var stones = term.milestones(LocalDate.of(2026, 6, 1));
    assertThat(stones).hasSize(10);
    assertThat(stones.get(6).day()).isEqualTo("2026-05-28");
    assertThat(stones.get(6).past()).isTrue();
    assertThat(stones.getLast().day()).isEqualTo("2027-02-28");
    assertThat(stones.getLast().percent()).isEqualTo(100);
  }
}
