package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** Days and moments in a sentence are in its reader's form, in refusals too. */
class SentencesTest {
  private static Object said(Object argument, Locale locale) {
    return Sentences.wordOf(argument, new StaticMessageSource(), locale);
  }

  @Test
  void a_day_is_in_the_readers_form() {
    var day = LocalDate.of(2026, 11, 3);
    assertThat(said(day, Locale.ENGLISH)).isEqualTo("3 Nov 2026");
    assertThat(said(day, Locale.CHINESE)).isEqualTo("2026年11月3日");
    assertThat(said(day, Locale.FRENCH)).isEqualTo("3 nov. 2026");
  }

  @Test
  void a_moment_is_in_the_programmes_calendar() {
    var moment = Instant.parse("2026-11-03T23:30:00Z");
    assertThat(said(moment, Locale.ENGLISH)).isEqualTo("4 Nov 2026 07:30");
    assertThat(said(moment.atOffset(ZoneOffset.UTC), Locale.CHINESE)).isEqualTo("2026年11月4日 07:30");
    assertThat(said(moment.atZone(ZoneOffset.UTC), Locale.ENGLISH)).isEqualTo("4 Nov 2026 07:30");
    assertThat(said(LocalDateTime.of(2026, 11, 3, 8, 5), Locale.ENGLISH))
        .isEqualTo("3 Nov 2026 08:05");
  }

  @Test
  void a_number_stays_one_and_a_text_as_it_is() {
    assertThat(said(3, Locale.ENGLISH)).isEqualTo(3);
    assertThat(said("2026-11-03", Locale.CHINESE)).isEqualTo("2026-11-03");
  }
}
