package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Dead batteries on boards are the rule, not the exception. */
class PlacingTest {
  private static final LocalDate LENT = LocalDate.parse("2026-09-01");
  private static final LocalDate RECEIVED = LocalDate.parse("2026-11-26");
  private static final int HOUR = 3600;

  private static Placing place(String said, @Nullable Integer skew) {
    return Placing.of(LocalDate.parse(said), skew, false, LENT, RECEIVED);
  }

  @Test
  void a_date_before_the_loan_or_after_tomorrow_cannot_be() {
    assertThat(place("2009-01-01", null).quality()).isEqualTo(Quality.CLOCK_BAD);
    assertThat(place("2026-08-31", null).quality()).isEqualTo(Quality.CLOCK_BAD);
    assertThat(place("2026-09-01", null).quality()).isEqualTo(Quality.GOOD);
    assertThat(place("2026-11-27", null).quality()).isEqualTo(Quality.GOOD);
    assertThat(place("2026-11-28", null).quality()).isEqualTo(Quality.CLOCK_BAD);
  }

  @Test
  void ten_minutes_are_nothing() {
    assertThat(place("2026-11-20", 600)).isEqualTo(place("2026-11-20", null));
    assertThat(place("2026-11-20", -600)).isEqualTo(place("2026-11-20", null));
  }

  @Test
  void up_to_26_hours_the_day_is_corrected() {
    assertThat(place("2026-11-20", 601))
        .isEqualTo(new Placing(Quality.CLOCK_SHIFTED, LocalDate.parse("2026-11-20"), 0));
    assertThat(place("2026-11-20", 11 * HOUR).day()).isEqualTo("2026-11-20");
    assertThat(place("2026-11-20", 13 * HOUR))
        .isEqualTo(new Placing(Quality.CLOCK_SHIFTED, LocalDate.parse("2026-11-19"), 1));
    assertThat(place("2026-11-20", -13 * HOUR))
        .isEqualTo(new Placing(Quality.CLOCK_SHIFTED, LocalDate.parse("2026-11-21"), -1));
    assertThat(place("2026-11-20", 26 * HOUR).day()).isEqualTo("2026-11-19");
    assertThat(place("2026-11-20", -26 * HOUR).day()).isEqualTo("2026-11-21");
  }

  @Test
  void beyond_that_nobody_knows_the_day() {
    assertThat(place("2026-11-20", 26 * HOUR + 1).quality()).isEqualTo(Quality.UNKNOWN_DAY);
    assertThat(place("2009-01-01", -17 * 365 * 24 * HOUR).quality()).isEqualTo(Quality.UNKNOWN_DAY);
    assertThat(place("2009-01-01", Integer.MIN_VALUE).batteryIsEmpty()).isTrue();
  }

  @Test
  void what_the_computer_repaired_itself_says_so() {
    assertThat(Placing.of(RECEIVED, null, true, LENT, RECEIVED).quality())
        .isEqualTo(Quality.CLOCK_REPAIRED);
  }
}
