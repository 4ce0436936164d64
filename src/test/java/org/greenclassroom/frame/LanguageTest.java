package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.greenclassroom.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outside scanner found that a language of nobody's broke every page of that browser. */
class LanguageTest extends House {
  @ParameterizedTest
  @ValueSource(strings = {"set", ";env;", "fr\u00bf'\"(", "https://example.org/e.php", "de", "-"})
  void a_language_that_is_none_of_ours_changes_nothing(String asked) {
    var browser = stranger();
    var page =
        browser.get(
            "/?language="
                + java.net.URLEncoder.encode(asked, java.nio.charset.StandardCharsets.UTF_8));
    assertThat(page.is(200).body()).contains("lang=\"en\"");
    assertThat(browser.get("/").is(200).body()).contains("lang=\"en\"");
  }

  @Test
  void ours_are_taken_and_kept_where_no_script_reads_them() {
    var browser = stranger();
    var page = browser.get("/?language=fr").is(200);
    assertThat(page.response().headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("language=fr") && cookie.contains("HttpOnly"));
    assertThat(browser.get("/").body()).contains("lang=\"fr\"");
    assertThat(browser.get("/?language=zh-CN").body()).contains("lang=\"zh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en;q=5", "*", "xx", "zh;q=a"})
  void a_browser_that_asks_for_nonsense_is_answered(String accepted) {
    stranger().speaking(accepted).get("/").is(200);
  }
}
