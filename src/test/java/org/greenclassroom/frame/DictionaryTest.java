package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

class DictionaryTest {
  private final Dictionary words =
      new Dictionary(List.of("org/greenclassroom/frame/words/frame", "org/greenclassroom/no/room"));

  private String next(Locale locale) {
    return words.getMessage("frame.form.optional", null, locale);
  }

  @Test
  void a_country_says_it_in_its_language_and_who_speaks_none_of_ours_in_english() {
    assertThat(next(Locale.CHINESE)).isNotEqualTo(next(Locale.ENGLISH));
    assertThat(next(Locale.SIMPLIFIED_CHINESE)).isEqualTo(next(Locale.CHINESE));
    assertThat(next(Locale.CANADA_FRENCH)).isEqualTo(next(Locale.FRENCH));
    assertThat(next(Locale.GERMAN)).isEqualTo(next(Locale.ENGLISH));
  }

  @Test
  void whoever_asks_first_does_not_say_how_numbers_look_to_those_who_come_after() {
    var code = "frame.find.none";
    var before = new Dictionary(List.of("org/greenclassroom/frame/words/frame"));
    var german = words.getMessage(code, new Object[] {1234567}, Locale.GERMAN);
    assertThat(german).isEqualTo(before.getMessage(code, new Object[] {1234567}, Locale.ENGLISH));
    assertThat(words.getMessage(code, new Object[] {1234567}, Locale.ENGLISH)).isEqualTo(german);
  }

  @Test
  void a_word_that_nobody_wrote_is_missing() {
    assertThatThrownBy(() -> words.getMessage("frame.no-such-word", null, Locale.FRENCH))
        .isInstanceOf(NoSuchMessageException.class);
  }
}
