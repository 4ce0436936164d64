package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where there is no page. */
class ConsoleTest {
  @ParameterizedTest
  @CsvSource({
    "'', zh_CN.UTF-8, zh",
    "fr_FR.UTF-8, zh_CN.UTF-8, fr",
    "C.UTF-8, zh_CN.UTF-8, en",
    "'', fr, fr",
    "'', zh@pinyin, zh",
    "'', de_DE, en",
    "'', '', en"
  })
  void it_speaks_the_language_of_the_console(String all, String plain, String spoken) {
    assertThat(Console.language(Map.of("LC_ALL", all, "LANG", plain)).getLanguage())
        .isEqualTo(spoken);
    assertThat(Console.language(Map.of())).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void a_refusal_is_a_sentence_and_what_is_none_is_left_to_others() {
    var refusal = new Refusal("frame.refusal.already-running", "/srv/green");
    assertThat(Console.said(refusal, Locale.ENGLISH))
        .startsWith("Green Classroom already runs on the folder /srv/green.");
    assertThat(Console.said(refusal, Locale.CHINESE)).contains("/srv/green", "请先停止它");
    assertThat(Console.said(refusal, Locale.FRENCH)).contains("/srv/green", "Arrêtez-le");
    var console = new Console(null);
    assertThat(console.reportException(new IllegalStateException("wrapped", refusal))).isTrue();
    assertThat(console.reportException(new IllegalStateException("broken"))).isFalse();
  }
}
