package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.greenclassroom.frame.DatabaseTime.Seen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By whose clock jobs begin. */
class DatabaseTimeTest {
  private Instant own = Instant.parse("2026-11-29T02:00:00Z");
  private long nanos = Long.MAX_VALUE - 1; // it may run over
  private Duration ahead = Duration.ofSeconds(-65);
  private Duration took = Duration.ofMillis(400);
  private boolean away;
  private int asked;
  private DatabaseTime time;

  @BeforeEach
  void begin() {
    time = new DatabaseTime(() -> own, () -> nanos, this::look);
  }

  private Seen look() {
    asked++;
    if (away) throw new IllegalStateException("away");
    return new Seen(own, own.plus(took.dividedBy(2)).plus(ahead), own.plus(took));
  }

  private void pass(int seconds) {
    own = own.plusSeconds(seconds);
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void it_is_the_database_s_and_asked_for_once_a_minute() {
    assertThat(asked).isZero();
    assertThat(time.now()).isEqualTo(own.minusSeconds(65));
    pass(59);
    ahead = Duration.ofSeconds(-70);
    assertThat(time.now()).isEqualTo(own.minusSeconds(65));
    assertThat(asked).isOne();
    pass(1);
    assertThat(time.now()).isEqualTo(own.minusSeconds(70));
    assertThat(time.now()).isEqualTo(own.minusSeconds(70));
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void while_the_database_is_away_or_slow_the_last_comparison_stands() {
    time.now();
    away = true;
    pass(60);
    assertThat(time.now()).isEqualTo(own.minusSeconds(65));
    assertThat(time.now()).isEqualTo(own.minusSeconds(65));
    assertThat(asked).isEqualTo(2);
    away = false;
    ahead = Duration.ofSeconds(3);
    took = Duration.ofSeconds(9);
    pass(60);
    assertThat(time.now()).isEqualTo(own.minusSeconds(65));
    took = Duration.ofMillis(2);
    pass(60);
    assertThat(time.now()).isEqualTo(own.plusSeconds(3));
  }
}
