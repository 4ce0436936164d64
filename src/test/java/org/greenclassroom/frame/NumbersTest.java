package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** Below zero stands a minus, in pages and sentences, on paper and in drawings. */
class NumbersTest {
  private final Dictionary words =
      new Dictionary(
          List.of(
              "org/greenclassroom/frame/words/frame",
              "org/greenclassroom/planning/words/planning"));
  private final Shown shown = new Shown(words);

  @AfterEach
  void nobodyReads() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void below_zero_stands_a_minus_in_every_language() {
    var forms =
        Map.of(
            Locale.ENGLISH, List.of("−1,234.5", "−2.30", "−0.4", "1,234.5", "0.0"),
            Locale.CHINESE, List.of("−1,234.5", "−2.30", "−0.4", "1,234.5", "0.0"),
            Locale.FRENCH, List.of("−1\u202f234,5", "−2,30", "−0,4", "1\u202f234,5", "0,0"));
    forms.forEach((language, said) -> {
      LocaleContextHolder.setLocale(language);
      assertThat(shown.number(-1234.5)).isEqualTo(said.get(0));
      assertThat(shown.decimals(new BigDecimal("-2.3"), 2)).isEqualTo(said.get(1));
      assertThat(shown.kilograms(-400)).isEqualTo(said.get(2));
      assertThat(shown.number(1234.5)).isEqualTo(said.get(3));
      assertThat(shown.kilograms(0)).isEqualTo(said.get(4));
    });
  }

  @Test
  void what_rounds_to_nothing_is_not_below_it() {
    assertThat(Numbers.written(-0.0, Locale.ENGLISH)).isEqualTo("0");
    assertThat(Numbers.written(-0.04, 1, Locale.ENGLISH)).isEqualTo("0.0");
    assertThat(Numbers.written(-0.04, 1, Locale.FRENCH)).isEqualTo("0,0");
    assertThat(Numbers.written(-0.06, 1, Locale.FRENCH)).isEqualTo("−0,1");
  }

  /** Java fills in the numbers of a choice by itself. */
  @Test
  void in_a_sentence_too_and_in_its_choices() {
    for (var language : Words.LANGUAGES) {
      assertThat(words.getMessage("planning.cost", new Object[] {7, -1234, -3}, language))
          .contains("−3")
          .matches("(?s).*−1\\D?234.*")
          .doesNotContain("-3", "-1");
      assertThat(words.getMessage("planning.cost", new Object[] {7, 1, 1}, language))
          .doesNotContain("−");
    }
  }

  @Test
  void a_hyphen_in_a_name_stays_one() {
    assertThat(Numbers.minus("GC-2026-00001, 7K3M-9QX2 and M-1: -5")) //
        .isEqualTo("GC-2026-00001, 7K3M-9QX2 and M-1: −5");
    assertThat(Numbers.minus("2026-11-28 (-2) well-3 x--3"))
        .isEqualTo("2026-11-28 (−2) well-3 x--3");
  }

  @Test
  void what_we_write_may_be_typed_again() {
    for (var typed : List.of("−12.5", "-12.5", "-12,5", "－１２．５", " −12,5 "))
      assertThat(Numbers.typed(typed)).as(typed).isEqualByComparingTo("-12.5");
    assertThatThrownBy(() -> Numbers.typed("12–5")).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void every_face_of_our_papers_has_it_and_as_wide_as_the_plus() throws IOException {
    for (var name :
        List.of(
            "noto-sans-sc-regular",
            "noto-sans-sc-bold",
            "source-sans-3-regular",
            "source-sans-3-bold",
            "ibm-plex-mono-semibold"))
      try (var font = new TTFParser().parse(new RandomAccessReadBuffer(Paper.font(name)))) {
        var letters = font.getUnicodeCmapLookup();
        assertThat(letters.getGlyphId('−')).as(name).isPositive();
        assertThat(font.getAdvanceWidth(letters.getGlyphId('−')))
            .as(name)
            .isEqualTo(font.getAdvanceWidth(letters.getGlyphId('+')));
      }
  }

  @Test
  void no_line_ends_behind_it() {
    var lines = new Breaks();
    lines.setText("net −12.5 kg");
    assertThat(lines.next()).isEqualTo(4);
    assertThat(lines.next()).isEqualTo(10);
  }
}
