package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
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

  /** 15 px letters of figures are some 8.6 px wide, and a drawing on a phone 328 px. */
  @Test
  void beside_the_longest_bar_its_figure_stands_whole_on_a_phone() {
    for (var figure : List.of("7", "−1,300 kg", "von −320 bis 1.200 kg", "−1 300 公斤")) {
      var drawing = Charts.bars("t", "d", List.of(new Charts.Bar("b", 9, figure)));
      var end = Pattern.compile("<text x=\"([\\d.]+)%\"").matcher(drawing);
      assertThat(end.find()).isTrue();
      var width = figure.chars().map(letter -> letter >= 0x2e80 ? 15 : 8).sum() + 8;
      assertThat(328 * Double.parseDouble(end.group(1)) / 100 + width).as(figure).isLessThan(328);
    }
  }

  @Test
  void zero_of_a_waterfall_stands_beside_its_bars_and_not_in_its_labels() {
    var drawing =
        Charts.waterfall(
            "t",
            "d",
            List.of(new Charts.Step("a", 0, 5, "5 kg"), new Charts.Step("b", 5, -3, "−8 kg")));
    assertThat(drawing)
        .contains("y1=\"19\" y2=\"43\"", "y1=\"67\" y2=\"91\"")
        .doesNotContain("y1=\"18\"");
  }
}
