package org.greenclassroom;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions at once, of which the one that drew the lower number ends last. */
public final class Late {
  private Late() {}

  /**
   * In this order: one begins, the other draws its number, the first draws a higher one and ends;
   * meanwhile happens; the other ends.
   */
  public static void writing(
      TransactionTemplate transaction,
      Runnable begins,
      Runnable late,
      Runnable soon,
      Runnable meanwhile)
      throws InterruptedException, ExecutionException {
    var begun = new CountDownLatch(1);
    var written = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first =
          threads.submit(() ->
              transaction.executeWithoutResult(_ -> {
                then(begins, begun);
                await(written);
                soon.run();
              }));
      var other =
          threads.submit(() -> {
            await(begun);
            transaction.executeWithoutResult(_ -> {
              then(late, written);
              await(go);
            });
          });
      try {
        first.get();
        meanwhile.run();
      } finally {
        go.countDown();
      }
      other.get();
    }
  }

  /** Nobody waits for one that failed. */
  private static void then(Runnable act, CountDownLatch latch) {
    try {
      act.run();
    } finally {
      latch.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
