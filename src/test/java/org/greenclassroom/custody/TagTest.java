package org.greenclassroom.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Test
  void it_reads_what_people_type() {
    var tag = new TagPress(42).press(1);
    var printed = tag.printed();
    assertThat(printed).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(Tag.parse(printed.toLowerCase())).isEqualTo(tag);
    assertThat(Tag.parse("  " + tag.code() + " ")).isEqualTo(tag);
    assertThat(Tag.parse("HTTPS://EXAMPLE.ORG/" + tag.code())).isEqualTo(tag);
    assertThat(Tag.parse(printed.replace('1', 'l').replace('0', 'O'))).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_123L})
  void every_single_error_and_every_swap_is_found(long seed) {
    var random = new Random(seed);
    var press = new TagPress(random.nextLong());
    for (int i = 0; i < 3_000; i++) {
      var code = press.press(random.nextLong(1L << 35)).code();
      int at = random.nextInt(8);
      var wrong = new StringBuilder(code);
      wrong.setCharAt(at, LETTERS.charAt(random.nextInt(32)));
      if (!wrong.toString().equals(code)) assertThat(Tag.looksLikeOne(wrong.toString())).isFalse();
      for (int distance = 1; distance <= 2; distance++) {
        int from = random.nextInt(8 - distance);
        var swapped = new StringBuilder(code);
        swapped.setCharAt(from, code.charAt(from + distance));
        swapped.setCharAt(from + distance, code.charAt(from));
        if (!swapped.toString().equals(code))
          assertThat(Tag.looksLikeOne(swapped.toString())).as(code + " " + swapped).isFalse();
      }
    }
  }

  @Test
  void no_tag_is_ever_given_twice() {
    var press = new TagPress(7);
    var seen = new HashSet<Tag>();
    for (int number = 0; number < 200_000; number++)
      assertThat(seen.add(press.press(number))).isTrue();
  }

  @Test
  void what_is_no_tag_is_refused_in_words() {
    assertThatThrownBy(() -> Tag.parse("hello")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Tag.parse("7K3M-9QXU")).isInstanceOf(Refusal.class);
  }
}
