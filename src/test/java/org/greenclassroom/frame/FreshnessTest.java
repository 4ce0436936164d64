package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Instant NOON = Instant.parse("2026-12-01T04:00:00Z");
  private static final Duration TEN = Duration.ofSeconds(10);
  private final Freshness freshness = new Freshness();

  @Test
  void a_replica_nobody_has_seen_is_not_asked() {
    assertThat(freshness.isWithin(TEN, NOON)).isFalse();
  }

  @Test
  void it_knows_everything_of_the_moment_whose_place_it_has_come_to() {
    freshness.note(NOON, 100, 90);
    assertThat(freshness.isWithin(TEN, NOON)).isFalse();
    freshness.note(NOON.plusSeconds(4), 150, 100);
    assertThat(freshness.asOf()).isEqualTo(NOON);
    assertThat(freshness.isWithin(TEN, NOON.plusSeconds(10))).isTrue();
    assertThat(freshness.isWithin(TEN, NOON.plusSeconds(11))).isFalse();
  }

  @Test
  void it_that_stands_still_grows_old_and_is_young_again_once_it_has_caught_up() {
    for (int second = 0; second < 60; second++)
      freshness.note(NOON.plusSeconds(second), 100 + second, 100);
    assertThat(freshness.asOf()).isEqualTo(NOON);
    assertThat(freshness.isWithin(TEN, NOON.plusSeconds(59))).isFalse();
    freshness.note(NOON.plusSeconds(60), 160, 160);
    assertThat(freshness.isWithin(TEN, NOON.plusSeconds(60))).isTrue();
  }
}
