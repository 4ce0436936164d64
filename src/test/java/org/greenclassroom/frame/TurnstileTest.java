package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  private static final Instant START = Instant.parse("2026-12-07T00:00:00Z");
  private final Turnstile turnstile = new Turnstile();

  @Test
  void so_many_go_through_at_once_and_the_next_is_told_when() {
    for (int i = 0; i < 6; i++)
      assertThat(turnstile.pass("school", 6, START)).isEqualTo(Duration.ZERO);
    assertThat(turnstile.pass("school", 6, START)).isEqualTo(Duration.ofSeconds(10));
    assertThat(turnstile.pass("school", 6, START.plusSeconds(4)))
        .as("to be refused costs nothing")
        .isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void whoever_waits_as_long_as_told_comes_in_and_not_a_moment_before() {
    for (int i = 0; i < 6; i++) turnstile.pass("school", 6, START);
    var wait = turnstile.pass("school", 6, START);
    assertThat(turnstile.pass("school", 6, START.plus(wait).minusNanos(1)))
        .isEqualTo(Duration.ofNanos(1));
    assertThat(turnstile.pass("school", 6, START.plus(wait))).isEqualTo(Duration.ZERO);
    assertThat(turnstile.pass("school", 6, START.plus(wait))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_minute_later_all_may_come_again() {
    for (int i = 0; i < 7; i++) turnstile.pass("school", 6, START);
    for (int i = 0; i < 6; i++)
      assertThat(turnstile.pass("school", 6, START.plusSeconds(60))).isEqualTo(Duration.ZERO);
    assertThat(turnstile.pass("school", 6, START.plusSeconds(60))).isPositive();
  }

  @Test
  void each_key_counts_by_itself_and_nought_is_no_limit() {
    turnstile.pass("school", 1, START);
    assertThat(turnstile.pass("school", 1, START)).isPositive();
    assertThat(turnstile.pass("workshop", 1, START)).isEqualTo(Duration.ZERO);
    assertThat(turnstile.pass("school", 0, START)).isEqualTo(Duration.ZERO);
  }
}
