package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in a drawing can be read on a phone. */
class ChartsTest {
  @Test
  void a_long_label_goes_on_in_a_second_line_and_the_drawing_grows() {
    var plain = Charts.bars("t", "d", List.of(new Charts.Bar("écran", 1, "1")));
    var grown =
        Charts.bars(
            "t",
            "d",
            List.of(
                new Charts.Bar("production d’un appareil neuf · ordinateur de bureau", 1, "1")));
    assertThat(plain).contains(">écran</text>").contains("height=\"48\"");
    assertThat(grown)
        .contains(">production d’un appareil neuf · ordinateur</text>", ">de bureau</text>")
        .contains("height=\"68\"");
    var chinese = Charts.bars("t", "d", List.of(new Charts.Bar("电".repeat(30), 1, "1")));
    assertThat(chinese).contains(">" + "电".repeat(22) + "</text>", ">" + "电".repeat(8) + "</text>");
  }
}
