package org.greenclassroom.takeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule about what comes home, and what explains a loss. */
class AdviceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  @ParameterizedTest
  @CsvSource({
    // hazard, made in, failed, condition, way, because
    "true, 2024, false, GOOD, DISMANTLE, HAZARD",
    "false, 2016, false, GOOD, DISMANTLE, TOO_OLD",
    "false, 2017, false, GOOD, LEND, FIT",
    "false, 2016, true, DEAD, DISMANTLE, TOO_OLD",
    "false, 2020, true, GOOD, PARTS, BROKEN",
    "false, 2020, false, DEAD, PARTS, BROKEN",
    "false, 2020, false, DAMAGED, LEND, FIT",
    "false, , false, , LEND, FIT"
  })
  void the_rule_says(
      boolean hazard,
      Integer madeIn,
      boolean failed,
      Condition condition,
      Way way,
      String because) {
    var advice = Advice.of(new Advice.Known(hazard, madeIn, failed, condition), TODAY, 12, 3);
    assertThat(advice.way()).isEqualTo(way);
    assertThat(advice.because().name()).isEqualTo(because);
    assertThat(advice.why()).isInstanceOf(Fact.Condemned.Why.class);
  }

  @Test
  void a_loss_explains_what_it_says() {
    assertThatThrownBy(
            () -> new Loss(LossCause.STOLEN, " ", "夜里被撬门", null).checked("7K3M-9QX2", TODAY))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("takeback.refusal.no-report"));
    assertThatThrownBy(() -> new Loss(LossCause.MOVED, "", " ", null).checked("7K3M-9QX2", TODAY))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("takeback.refusal.no-words"));
    assertThatThrownBy(() ->
            new Loss(LossCause.UNKNOWN, "", "", TODAY.plusDays(1)).checked("7K3M-9QX2", TODAY))
        .isInstanceOf(Refusal.class);
    assertThat(Loss.SILENT.checked("7K3M-9QX2", TODAY)).isEqualTo(Loss.SILENT);
    // a number at the police means a theft, and nothing else
    assertThat(new Loss(LossCause.BROKEN, "A-1", "摔坏", null).policeReport()).isEmpty();
  }
}
