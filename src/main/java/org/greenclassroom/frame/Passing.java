package org.greenclassroom.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Trouble that passes by itself: this node is told to stop, or the database is away. What somebody
 * asked for has not failed then; it stays open, and is taken up again.
 */
public final class Passing {
  /** What the database calls passing for as long is a fault. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private Passing() {}

  /**
   * Whether it passes.
   *
   * @param asked when the work was asked for
   */
  public static boolean is(Throwable trouble, Instant asked, Instant now) {
    if (Thread.currentThread().isInterrupted()) return true;
    return switch (trouble) {
      case CancellationException _ -> true;
      case DataAccessResourceFailureException _,
          TransientDataAccessException _,
          CannotCreateTransactionException _,
          TransactionSystemException _ ->
          Duration.between(asked, now).compareTo(LONGEST) < 0;
      default -> false;
    };
  }
}
