package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is a failure, and what passes. */
class PassingTest {
  private static final Instant ASKED = Instant.parse("2026-11-29T02:00:00Z");

  private static boolean passes(Throwable trouble, int seconds) {
    return Passing.is(trouble, ASKED, ASKED.plusSeconds(seconds));
  }

  @Test
  void a_database_that_is_away_passes_for_an_hour_and_a_fault_never() {
    for (var away :
        new Exception[] {
          new DataAccessResourceFailureException("terminated"),
          new CannotGetJdbcConnectionException("away"),
          new CannotAcquireLockException("deadlock"),
          new CannotCreateTransactionException("away")
        }) {
      assertThat(passes(away, 3599)).as("%s", away).isTrue();
      assertThat(passes(away, 3600)).as("%s", away).isFalse();
    }
    assertThat(passes(new DataIntegrityViolationException("twice"), 1)).isFalse();
    assertThat(passes(new ArithmeticException(), 1)).isFalse();
    assertThat(passes(new OutOfMemoryError(), 1)).isFalse();
  }

  @Test
  void told_to_stop_nobody_has_failed() {
    assertThat(passes(new CancellationException(), 9_999)).isTrue();
    Thread.currentThread().interrupt();
    boolean stopped = passes(new IllegalStateException(), 9_999);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped).isTrue();
  }
}
