package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a password. */
class PasswordRulesTest {
  private static void check(String password) {
    PasswordRules.check(password, "wang.xiuying", "王秀英 Wang Xiuying");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password123",
        "QWERTYUIOP",
        "1234567890",
        "1qaz2wsx3edc",
        "aaaaaaaaaaaa",
        "ababababab"
      })
  void what_guessers_try_first_is_refused(String password) {
    assertThatThrownBy(() -> check(password))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.key()).isEqualTo("people.refusal.password-common"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WangXiuying1985",
        "xiuying-2026!",
        "GreenClassroom1",
        "绿色教室2026年12月",
        "wang.xiuying.1"
      })
  void ones_own_name_and_that_of_the_house_are_refused(String password) {
    assertThatThrownBy(() -> check(password))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.key()).isEqualTo("people.refusal.password-name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a long password",
        "green turtles sleep",
        "wangs umbrella tree",
        "山羊在雪地里唱着歌走",
        "8402-7719-3356"
      })
  void what_nobody_guesses_is_taken(String password) {
    assertThatCode(() -> check(password)).doesNotThrowAnyException();
  }

  @Test
  void nine_letters_are_too_few_and_two_hundred_and_one_too_many() {
    assertThatThrownBy(() -> check("aB3$efghi")).hasMessageContaining("password-short");
    assertThatThrownBy(() -> check("ab3 ".repeat(51))).hasMessageContaining("password-long");
  }
}
