package org.greenclassroom.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

/** Rules without a house around them. */
class CounterTest {
  private static Counter of(String unit, long value) {
    return new Counter("x", "", BigDecimal.valueOf(value), unit, 1, Instant.EPOCH, null);
  }

  @Test
  void fewer_than_ten_pupils_are_told_to_nobody() {
    assertThat(of("pupils", 9).isTold()).isFalse();
    assertThat(of("pupils", 10).isTold()).isTrue();
    assertThat(of("pieces", 0).isTold()).isTrue();
  }

  @Test
  void a_verifier_answers_for_its_own_papers_only() {
    var verifier =
        Verifier.at(
            "/c/",
            typed -> {
              if (!typed.equals("d-1")) throw Refusal.notFound(typed);
              return "D-1";
            },
            file -> file.length == 1 ? "D-1" : "");
    assertThat(verifier.path("d-1")).contains("/c/D-1");
    assertThat(verifier.path("x")).isEqualTo(Optional.empty());
    assertThat(verifier.number(new byte[1])).contains("D-1");
    assertThat(verifier.number(new byte[2])).isEmpty();
  }

  @Test
  void an_empty_line_parts_the_paragraphs_of_a_story() {
    var story =
        new Story(
            1L,
            1L,
            java.time.LocalDate.EPOCH,
            null,
            "en",
            "T",
            "a\nb\n \nc\r\n\r\nd",
            Instant.EPOCH,
            null,
            false,
            null);
    assertThat(story.paragraphs()).containsExactly("a\nb", "c", "d");
  }
}
