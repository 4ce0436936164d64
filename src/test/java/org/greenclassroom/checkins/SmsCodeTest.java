package org.greenclassroom.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

/** A check-in in one SMS. */
class SmsCodeTest {
  /** Codes of every shape: one and two digits, every answer, letters and digits. */
  private static List<SmsCode> codes() {
    var random = new Random(7064);
    var letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    var all = new ArrayList<SmsCode>();
    for (int i = 0; i < 600; i++) {
      var room = new StringBuilder();
      for (int at = 0; at < 4; at++) room.append(letters.charAt(random.nextInt(letters.length())));
      all.add(
          new SmsCode(
              room.toString(),
              LocalDate.of(2020 + random.nextInt(20), 1 + random.nextInt(12), 1),
              random.nextInt(i % 3 == 0 ? 10 : 100),
              random.nextInt(i % 2 == 0 ? 10 : 100),
              random.nextInt(i % 5 == 0 ? 100 : 10),
              1 + random.nextInt(6)));
    }
    return all;
  }

  private static boolean taken(String text, SmsCode meant) {
    try {
      return !SmsCode.read(text).equals(meant);
    } catch (Refusal refused) {
      return false;
    }
  }

  @Test
  void it_is_read_as_people_type_it() {
    var code = new SmsCode("7K3M", LocalDate.of(2026, 11, 1), 28, 1, 0, 5);
    assertThat(SmsCode.read(code.text())).isEqualTo(code);
    assertThat(SmsCode.read(code.text().toLowerCase().replace(' ', ','))).isEqualTo(code);
    assertThat(SmsCode.read("ＧＣ　７Ｋ３Ｍ 2611 28 01 00 5 " + code.check())).isEqualTo(code);
    assertThat(code.callsForHelp()).isTrue();
    assertThat(code.roomUsed()).isEqualTo("partly");
    assertThatThrownBy(() -> SmsCode.read("hello"))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("checkins.refusal.sms-form"));
  }

  @Test
  void every_single_wrong_character_is_found() {
    for (var code : codes()) {
      var text = code.text();
      for (int at = 3; at < text.length(); at++)
        for (var other : (SmsCode.SYMBOLS + " ").toCharArray()) {
          if (other == text.charAt(at)) continue;
          var wrong = text.substring(0, at) + other + text.substring(at + 1);
          assertThat(taken(wrong, code)).as(text + " typed as " + wrong).isFalse();
        }
    }
  }

  @Test
  void every_two_neighbours_that_changed_places_are_found() {
    for (var code : codes()) {
      var text = code.text();
      for (int at = 3; at + 1 < text.length(); at++) {
        if (text.charAt(at) == text.charAt(at + 1)) continue;
        var wrong =
            text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        assertThat(taken(wrong, code)).as(text + " typed as " + wrong).isFalse();
      }
    }
  }

  /** 10 digits twice, in every pair of neighbouring places: the scheme itself, exhaustively. */
  @Test
  void the_scheme_finds_every_pair_and_every_digit() {
    for (int place = 0; place < 15; place++)
      for (int one = 0; one < 36; one++)
        for (int other = 0; other < 36; other++) {
          if (one == other) continue;
          var before = "0".repeat(place);
          var a = SmsCode.SYMBOLS.charAt(one);
          var b = SmsCode.SYMBOLS.charAt(other);
          var after = "0".repeat(15 - place);
          assertThat(SmsCode.check(before + a + b + after))
              .isNotEqualTo(SmsCode.check(before + b + a + after));
          assertThat(SmsCode.check(before + a + after))
              .isNotEqualTo(SmsCode.check(before + b + after));
        }
  }
}
