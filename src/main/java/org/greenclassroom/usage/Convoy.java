package org.greenclassroom.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pieces that come at the same time travel together: whoever finds the road free takes along all
 * who wait, in one transaction, so that a Monday morning costs a statement for many rooms instead
 * of one for each. Each is answered only when its rows are kept. A convoy that breaks down is
 * driven piece by piece, so that none suffers for another; not when the database itself is away,
 * for then each would wait for it in turn.
 */
@Component
class Convoy {
  private static final int MOST_ROWS = 5_000;
  private final Taking taking;
  private final TransactionTemplate transaction;
  private final Queue<Passenger> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock road = new ReentrantLock(true);

  Convoy(Taking taking, PlatformTransactionManager transactions) {
    this.taking = taking;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A piece that waits for its receipt. */
  private static final class Passenger {
    final Coming coming;
    @Nullable Receipt receipt;
    @Nullable RuntimeException failure;

    Passenger(Coming coming) {
      this.coming = coming;
    }

    boolean arrived() {
      return receipt != null || failure != null;
    }
  }

  /** Alone within the transaction of whoever calls, if there is one; else with those who wait. */
  Receipt take(Coming coming) {
    if (TransactionSynchronizationManager.isActualTransactionActive())
      return taking.all(List.of(coming)).getFirst();
    var mine = new Passenger(coming);
    waiting.add(mine);
    road.lock();
    try {
      while (!mine.arrived()) drive(next());
    } finally {
      road.unlock();
    }
    if (mine.failure != null) throw mine.failure;
    return Objects.requireNonNull(mine.receipt);
  }

  private List<Passenger> next() {
    var together = new ArrayList<Passenger>();
    int rows = 0;
    while (rows < MOST_ROWS && waiting.poll() instanceof Passenger next) {
      together.add(next);
      rows += next.coming.piece().rows();
    }
    return together;
  }

  private void drive(List<Passenger> together) {
    try {
      var receipts =
          Objects.requireNonNull(
              transaction.execute(
                  _ -> taking.all(together.stream().map(one -> one.coming).toList())));
      for (int i = 0; i < together.size(); i++) together.get(i).receipt = receipts.get(i);
    } catch (CannotCreateTransactionException | DataAccessResourceFailureException away) {
      for (var one : together) one.failure = away;
    } catch (RuntimeException failure) {
      if (together.size() == 1) together.getFirst().failure = failure;
      else for (var one : together) drive(List.of(one));
    } finally {
      // what is worse than an exception strands nobody
      for (var one : together)
        if (!one.arrived()) one.failure = new IllegalStateException("a convoy was lost");
    }
  }
}
