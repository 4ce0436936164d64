package org.greenclassroom.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One moment on two clocks, over the changes that Paris makes and Shanghai does not. */
class ClocksTest {
  private static Clocks at(String day, City viewer) {
    var begins = LocalDate.parse(day).atTime(15, 0).atZone(City.SHANGHAI.zone()).toInstant();
    return new Clocks(begins, 45, City.SHANGHAI, viewer);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28, 08:00–08:45, +01:00",
    "2026-03-29, 09:00–09:45, +02:00",
    "2026-10-24, 09:00–09:45, +02:00",
    "2026-10-25, 08:00–08:45, +01:00",
    "2027-03-27, 08:00–08:45, +01:00",
    "2027-03-28, 09:00–09:45, +02:00",
    "2027-10-30, 09:00–09:45, +02:00",
    "2027-10-31, 08:00–08:45, +01:00"
  })
  void three_in_the_afternoon_moves_in_paris_and_not_in_shanghai(
      String day, String hours, String offset) {
    var both = at(day, City.PARIS);
    assertThat(both.atSchool().hours()).isEqualTo("15:00–15:45");
    assertThat(both.atSchool().offset()).isEqualTo("+08:00");
    assertThat(both.atViewer().hours()).isEqualTo(hours);
    assertThat(both.atViewer().offset()).isEqualTo(offset);
    assertThat(both.isAlike()).isFalse();
  }

  @Test
  void a_series_says_from_which_day_the_other_clock_reads_otherwise() {
    var series =
        List.of("2027-03-16", "2027-03-23", "2027-03-30", "2027-04-06").stream()
            .map(day -> at(day, City.PARIS))
            .toList();
    assertThat(Clocks.shifts(series)).containsExactly(series.get(2));
    assertThat(Clocks.shifts(List.of(at("2027-03-16", City.SINGAPORE)))).isEmpty();
  }

  @Test
  void it_may_be_another_day_over_there() {
    var both = at("2027-01-12", City.LOS_ANGELES);
    assertThat(both.isAnotherDay()).isTrue();
    assertThat(both.atViewer().day()).isEqualTo(LocalDate.of(2027, 1, 11));
    assertThat(both.atViewer().hours()).isEqualTo("23:00–23:45");
    assertThat(at("2027-01-12", City.SINGAPORE).isAlike()).isTrue();
    assertThat(City.of("VN")).isEqualTo(City.HO_CHI_MINH);
    assertThat(City.of("OTHER")).isEqualTo(City.SHANGHAI);
  }

  @Test
  void a_series_is_placed_on_days_with_lessons_and_each_has_its_own_moment() {
    var plan =
        new Plan(
            "Scratch",
            City.PARIS,
            LocalDate.of(2027, 3, 16),
            LocalTime.of(9, 0),
            45,
            3,
            1,
            Platform.ZOOM,
            "",
            "",
            "b",
            "h");
    var days = plan.days(day -> !day.equals(LocalDate.of(2027, 3, 23)));
    assertThat(days)
        .containsExactly(
            LocalDate.of(2027, 3, 16), LocalDate.of(2027, 3, 30), LocalDate.of(2027, 4, 6));
    assertThat(plan.weekday()).isEqualTo(DayOfWeek.TUESDAY);
    // typed on the clock of Paris, the school's moves
    assertThat(plan.begins(days.get(0))).isEqualTo(Instant.parse("2027-03-16T08:00:00Z"));
    assertThat(plan.begins(days.get(1))).isEqualTo(Instant.parse("2027-03-30T07:00:00Z"));
    assertThat(Plan.rehearsal(plan.begins(days.get(1)), City.SHANGHAI))
        .isEqualTo(Instant.parse("2027-03-28T07:00:00Z"));
    assertThatThrownBy(() -> plan.days(_ -> false)).isInstanceOf(Refusal.class);
  }
}
