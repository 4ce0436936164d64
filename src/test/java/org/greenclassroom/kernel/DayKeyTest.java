package org.greenclassroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayKeyTest {
  @Test
  void what_a_list_wrote_is_read_again() {
    var key = new DayKey(LocalDate.of(2026, 11, 27), 41);
    assertThat(key.code()).isEqualTo("2026-11-27_41");
    assertThat(DayKey.read(key.code(), DayKey.FIRST)).isEqualTo(key);
    assertThat(DayKey.read("", DayKey.FIRST)).isEqualTo(DayKey.FIRST);
    assertThat(DayKey.read(" ", DayKey.LAST)).isEqualTo(DayKey.LAST);
  }

  @Test
  void what_no_list_wrote_is_refused_with_a_sentence() {
    for (var typed : new String[] {"2026-13-40_1", "2026-11-27", "2026-11-27_x", "1_2", "'; --"})
      assertThatThrownBy(() -> DayKey.read(typed, DayKey.FIRST))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("frame.refusal.unreadable");
  }
}
