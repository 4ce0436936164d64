package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  @Test
  void an_old_postgresql_is_refused_with_a_sentence() {
    assertThatCode(() -> Database.checkAge(15, "15.16")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Database.checkAge(14, "14.20"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(Console.said(refused, Locale.ENGLISH))
                    .contains("PostgreSQL 14.20", "needs 15 or newer", "SPRING_DATASOURCE_URL"));
  }
}
