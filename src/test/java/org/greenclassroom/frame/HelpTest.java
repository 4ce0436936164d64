package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.junit.jupiter.api.Test;

/**
 * Help is in the same place for everybody, and nobody solves a puzzle to come in (WCAG 3.2.6,
 * 3.3.8).
 */
class HelpTest extends House {
  private static final Pattern FIELD = Pattern.compile("<input(?![^>]*type=\"hidden\")[^>]*>");

  @Test
  void help_is_said_to_guests_in_three_languages() {
    Map.of("en", "With the keyboard alone", "zh", "只用键盘", "fr", "Au clavier seul")
        .forEach((language, words) -> {
          var page = stranger().speaking(language).get("/help").is(200).says(words);
          assertThat(page.text()).doesNotContain("??");
        });
    stranger().get("/sign-in").is(200).says("Help");
  }

  @Test
  void signing_in_asks_a_name_and_a_password_that_a_program_may_fill_in() {
    var page = stranger().get("/sign-in").is(200);
    var main = page.body().replaceAll("(?s).*<section class=\"sign-in\">", "");
    var fields = FIELD.matcher(main).results().map(found -> found.group()).toList();
    assertThat(fields).hasSize(2);
    assertThat(fields.getFirst()).contains("autocomplete=\"username\"");
    assertThat(fields.getLast()).contains("autocomplete=\"current-password\"");
    assertThat(main.replaceAll("(?s)<footer.*", "")).doesNotContain("<img", "<canvas", "<script");
  }
}
