package org.greenclassroom.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

class GeometryTest {
  private static Geometry a4(
      int left, int top, int width, int height, int across, int down, int columns, int rows) {
    return new Geometry(210_000, 297_000, left, top, width, height, across, down, columns, rows);
  }

  @Test
  void places_are_counted_row_by_row() {
    var sheet = a4(7_250, 15_150, 63_500, 38_100, 66_000, 38_100, 3, 7).checked();
    assertThat(sheet.places()).isEqualTo(21);
    assertThat(sheet.x(4)).isEqualTo(73_250);
    assertThat(sheet.y(4)).isEqualTo(53_250);
  }

  @Test
  void what_no_printer_could_print_is_refused_with_the_lengths() {
    refused(a4(0, 0, 70_000, 37_000, 69_900, 37_000, 3, 8), "overlap-across", "70", "69.9");
    refused(a4(0, 0, 70_000, 37_000, 70_000, 36_000, 3, 8), "overlap-down", "37", "36");
    refused(a4(1, 0, 70_000, 37_000, 70_000, 37_000, 3, 8), "leaves-right", "210.001", "210");
    refused(a4(0, 2_000, 70_000, 37_000, 70_000, 37_000, 3, 8), "leaves-bottom", "298", "297");
    refused(a4(0, 0, 15_000, 37_000, 70_000, 37_000, 3, 8), "too-small", "20", "8");
    refused(a4(0, 0, 70_000, 37_000, 70_000, 37_000, 0, 8), "places", 1_000);
    refused(a4(0, 0, 70_000, 37_000, 70_000, 37_000, Integer.MAX_VALUE, 8), "places", 1_000);
    refused(a4(-1, 0, 70_000, 37_000, 70_000, 37_000, 3, 8), "lengths");
    refused(
        a4(0, 0, 70_000, 37_000, 2_000_000_000, 37_000, 3, 8), "leaves-right", "4000070", "210");
  }

  @Test
  void lengths_are_read_with_a_point_or_a_comma() {
    assertThat(Geometry.micrometres("width", " 25,4 ")).isEqualTo(25_400);
    assertThat(Geometry.mm(25_400)).isEqualTo("25.4");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Geometry.micrometres("width", "wide"))
        .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("frame.refusal.unreadable"));
  }

  private static void refused(Geometry geometry, String why, Object... arguments) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(geometry::checked)
        .satisfies(refusal -> {
          assertThat(refusal.key()).isEqualTo("labels.refusal." + why);
          assertThat(refusal.arguments()).containsExactly(arguments);
        });
  }
}
