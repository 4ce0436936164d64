package org.greenclassroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Three datums, one place. */
class CoordinatesTest {
  private static final Coordinates TIANANMEN = new Coordinates(39.915, 116.404);

  /** Published with coordtransform (github.com/wandergis/coordtransform, README). */
  @Test
  void a_place_is_shown_where_the_published_pairs_show_it() {
    is(TIANANMEN.shownIn(Datum.GCJ02, true), 39.91640428150164, 116.41024449916938);
    is(TIANANMEN.shownIn(Datum.BD09, true), 39.922699552216216, 116.41662724378733);
  }

  /** Published with gcoord (github.com/hujiulong/gcoord, README). */
  @Test
  void gps_becomes_baidu_as_gcoord_has_it() {
    is(
        new Coordinates(39.914266, 116.403988).shownIn(Datum.BD09, true),
        39.92196580126834,
        116.41661560068297);
  }

  @Test
  void what_was_read_off_a_map_comes_back_to_within_half_a_metre() {
    var random = new Random(27);
    for (int n = 0; n < 20_000; n++) {
      var here = new Coordinates(18 + 35 * random.nextDouble(), 73 + 62 * random.nextDouble());
      for (var datum : Datum.values()) {
        var map = here.shownIn(datum, true);
        var back = Coordinates.given(datum, map.latitude(), map.longitude(), true);
        assertThat(back.metresTo(here)).as("%s in %s", here, datum).isLessThan(0.5);
      }
    }
  }

  @Test
  void one_place_is_one_place_in_whatever_datum_it_was_given() {
    var amap = Coordinates.given(Datum.GCJ02, 39.91640428150164, 116.41024449916938, true);
    var baidu = Coordinates.given(Datum.BD09, 39.922699552216216, 116.41662724378733, true);
    assertThat(amap.metresTo(TIANANMEN)).isLessThan(0.5);
    assertThat(baidu.metresTo(TIANANMEN)).isLessThan(0.5);
    assertThat(amap.metresTo(new Coordinates(39.91640428150164, 116.41024449916938)))
        .as("left as it was, it would be a school on the other side of the road")
        .isBetween(400.0, 700.0);
  }

  @Test
  void hong_kong_and_viet_nam_are_not_shifted() {
    for (var datum : Datum.values()) {
      is(Coordinates.given(datum, 22.2816, 114.1580, false), 22.2816, 114.1580);
      is(Coordinates.given(datum, 21.0285, 105.8542, false), 21.0285, 105.8542);
      is(new Coordinates(22.2816, 114.1580).shownIn(datum, false), 22.2816, 114.1580);
    }
  }

  @Test
  void a_distance_is_in_metres() {
    var shanghai = new Coordinates(31.2304, 121.4737);
    assertThat(shanghai.metresTo(TIANANMEN)).isCloseTo(1_067_000, within(3_000.0));
    assertThat(shanghai.metresTo(shanghai)).isZero();
  }

  @Test
  void what_is_not_on_the_earth_is_refused() {
    for (var wrong : new double[][] {{91, 0}, {0, 181}, {Double.NaN, 0}, {121.4, 31.2}})
      assertThatThrownBy(() -> new Coordinates(wrong[0], wrong[1])).isInstanceOf(Refusal.class);
  }

  private static void is(Coordinates here, double latitude, double longitude) {
    assertThat(here.latitude()).isCloseTo(latitude, within(1e-9));
    assertThat(here.longitude()).isCloseTo(longitude, within(1e-9));
  }
}
