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
  void three_years_have_four_milestones_of_their_end_that_count_back_from_the_day() {
    var stones = term.stones();
    assertThat(stones.stream().map(Term.Stone::month)).containsExactly(26, 29, 32, 35);
    var full = Term.from(LocalDate.of(2024, 3, 1), 3).stones();
    assertThat(full.stream().map(Term.Stone::month)).containsExactly(27, 30, 33, 36);
    assertThat(stones.getFirst().day()).isEqualTo("2026-05-28");
    assertThat(stones.getFirst().kind()).isEqualTo(MilestoneKind.DECISION);
    assertThat(stones.getLast().day()).isEqualTo("2027-02-28");
  }

  @Test
  void a_longer_term_ends_later_and_a_short_one_has_its_end() {
    var longer = new Term(LocalDate.of(2024, 3, 1), LocalDate.of(2028, 3, 1)).stones();
    assertThat(longer.stream().map(Term.Stone::month)).containsExactly(39, 42, 45, 48);
    var brief = new Term(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 10, 1)).stones();
    assertThat(brief.stream().map(Term.Stone::kind))
        .containsExactly(MilestoneKind.LETTERS, MilestoneKind.PLAN, MilestoneKind.COLLECTION);
  }
}
