package org.greenclassroom.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pieces that come at the same time travel together: whoever finds a road free takes along all who
 * wait, in one transaction, so that a Monday morning costs a statement for many rooms instead of
 * one for each. There may be several roads: while one convoy waits for the disk or for an answer,
 * another uses the processor. Each piece is answered only when its rows are kept. A convoy that
 * breaks down is driven piece by piece, so that none suffers for another; not when the database
 * itself is away, for then each would wait for it in turn.
 */
@Component
class Convoy {
  private static final int MOST_ROWS = 5_000;
  private static final int MOST_TIMES = 3;

  /** More than two were not measured: {@code -Dconvoy.roads=3}, decision 93. */
  private static final int ROADS = Math.clamp(Integer.getInteger("convoy.roads", 2), 1, 4);

  private final Taking taking;
  private final TransactionTemplate transaction;
  private final Queue<Passenger> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore roads = new Semaphore(ROADS, true);

  Convoy(Taking taking, PlatformTransactionManager transactions) {
    this.taking = taking;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A piece that waits for its receipt. */
  private static final class Passenger {
    final Coming coming;
    final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    volatile boolean departed;

    Passenger(Coming coming) {
      this.coming = coming;
    }

    Receipt arrived() {
      try {
        return receipt.join();
      } catch (CompletionException failure) {
        if (failure.getCause() instanceof RuntimeException cause) throw cause;
        throw failure;
      }
    }
  }

  /** Alone within the transaction of whoever calls, if there is one; else with those who wait. */
  Receipt take(Coming coming) {
    if (TransactionSynchronizationManager.isActualTransactionActive())
      return taking.all(List.of(coming)).getFirst();
    var mine = new Passenger(coming);
    waiting.add(mine);
    roads.acquireUninterruptibly();
    try {
      while (!mine.departed) drive(next());
    } finally {
      roads.release();
    }
    return mine.arrived();
  }

  private List<Passenger> next() {
    var together = new ArrayList<Passenger>();
    int rows = 0;
    while (rows < MOST_ROWS && waiting.poll() instanceof Passenger next) {
      next.departed = true;
      together.add(next);
      rows += next.coming.piece().rows();
    }
    return together;
  }

  private void drive(List<Passenger> together) {
    if (together.isEmpty()) return; // somebody was faster
    try {
      var receipts = taken(together.stream().map(one -> one.coming).toList(), 1);
      for (int i = 0; i < together.size(); i++) together.get(i).receipt.complete(receipts.get(i));
    } catch (CannotCreateTransactionException | DataAccessResourceFailureException away) {
      for (var one : together) one.receipt.completeExceptionally(away);
    } catch (RuntimeException failure) {
      if (together.size() == 1) together.getFirst().receipt.completeExceptionally(failure);
      else for (var one : together) drive(List.of(one));
    } finally {
      // what is worse than an exception strands nobody; who has arrived is not touched
      for (var one : together)
        one.receipt.completeExceptionally(new IllegalStateException("a convoy was lost"));
    }
  }

  /** Two roads may block each other: the database ends one, and it goes once more. */
  private List<Receipt> taken(List<Coming> together, int times) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> taking.all(together)));
    } catch (ConcurrencyFailureException blocked) {
      if (times == MOST_TIMES) throw blocked;
      return taken(together, times + 1);
    }
  }
}
