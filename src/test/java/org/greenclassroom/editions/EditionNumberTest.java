package org.greenclassroom.editions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditionNumberTest {
  private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @Test
  void a_number_ends_with_its_check_character() {
    var number = EditionNumber.of(2026, 17);
    assertThat(number).matches("ED-2026-00017-[0-9A-Z]");
    assertThat(EditionNumber.isOne(number)).isTrue();
    assertThat(EditionNumber.isOne(number.toLowerCase())).isTrue();
  }

  @Test
  void one_wrong_character_is_always_found() {
    var number = EditionNumber.of(2026, 17);
    for (int at = 3; at < number.length(); at++)
      for (var sign : SIGNS.toCharArray()) {
        if (number.charAt(at) == sign || number.charAt(at) == '-') continue;
        var wrong = number.substring(0, at) + sign + number.substring(at + 1);
        assertThat(EditionNumber.isOne(wrong)).as(wrong).isFalse();
      }
  }

  @Test
  void two_digits_that_change_places_are_found() {
    var number = EditionNumber.of(2026, 12_345);
    for (int at = 8; at < 12; at++) {
      var swapped =
          number.substring(0, at)
              + number.charAt(at + 1)
              + number.charAt(at)
              + number.substring(at + 2);
      assertThat(EditionNumber.isOne(swapped)).as(swapped).isFalse();
    }
  }
}
