package org.greenclassroom.balance;

import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The front door through which the ledger follows the book: some thousand devices in a turn, each
 * turn whole or not at all.
 */
@Service
@Transactional(propagation = Propagation.NEVER) // it opens one for each turn
public class Reckoning {
  /** So many that a turn takes seconds and the sums are written seldom. */
  private static final int TURN = 50_000;

  /** The book is written while it is reckoned; whoever came last waits for the next time. */
  private static final int MOST_TIMES = 3;

  private final PostingTable postings;
  private final ProgressTable progress;
  private final RoundTable rounds;
  private final TransactionTemplate turn;
  private final TransactionTemplate moment;

  Reckoning(
      PostingTable postings,
      ProgressTable progress,
      RoundTable rounds,
      PlatformTransactionManager transactions) {
    this.postings = postings;
    this.progress = progress;
    this.rounds = rounds;
    this.turn = new TransactionTemplate(transactions);
    this.moment = new TransactionTemplate(transactions);
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * Reckons what was written into the book since the last time, and holds the sums against it. What
   * it reads grows with that, not with the book.
   */
  public void reckon(Occasion occasion) {
    reckon(occasion, false);
  }

  /**
   * The same, but every device is looked at and every day added up anew, whatever was kept of them:
   * for the night.
   */
  public void reckonThroughout(Occasion occasion) {
    turn.executeWithoutResult(_ -> {
      postings.alone();
      rounds.totalAnew();
    });
    reckon(occasion, true);
  }

  /** Forgets what was reckoned and does it all again: for when it does not balance. */
  public void reckonAnew(Occasion occasion) {
    turn.executeWithoutResult(_ -> {
      postings.alone();
      rounds.forget();
      progress.forget();
      rounds.keep(rounds.standing(occasion.now()));
    });
    reckon(occasion);
  }

  private void reckon(Occasion occasion, boolean throughout) {
    for (int time = 0; time < MOST_TIMES; time++) {
      follow(throughout && time == 0);
      if (settled(occasion)) return;
    }
  }

  private void follow(boolean throughout) {
    turn.executeWithoutResult(_ -> progress.begin());
    var now = Objects.requireNonNull(turn.execute(_ -> progress.now()));
    var upto = now.upto();
    if (upto == null || throughout) each(0, after -> postings.walk(after, TURN));
    else each(upto, after -> lookedUp(() -> postings.follow(after, TURN)));
    turn(() -> lookedUp(() -> postings.proven(TURN)));
    turn.executeWithoutResult(_ -> progress.keep(now));
  }

  private PostingTable.Taken lookedUp(Supplier<PostingTable.Taken> taking) {
    postings.lookUp();
    return taking.get();
  }

  private void each(long after, LongFunction<PostingTable.Taken> taking) {
    var taken = turn(() -> taking.apply(after));
    while (taken.more()) {
      long last = taken.last();
      taken = turn(() -> taking.apply(last));
    }
  }

  private PostingTable.Taken turn(Supplier<PostingTable.Taken> taking) {
    return Objects.requireNonNull(
        turn.execute(_ -> {
          postings.alone();
          var taken = taking.get();
          if (taken.devices() > 0) {
            postings.lookUp();
            postings.takeOut();
            postings.post();
            postings.addUp();
            postings.end();
          }
          return taken;
        }));
  }

  private boolean settled(Occasion occasion) {
    return Boolean.TRUE.equals(
        moment.execute(_ -> {
          postings.alone(); // before anything is read: the moment begins with the first reading
          var upto = progress.now().upto();
          if (upto != null) postings.lookUp(); // else every device is looked at
          var round =
              upto == null
                  ? rounds.standing(occasion.now())
                  : rounds.standing(occasion.now(), upto);
          if (round.behind() == 0) rounds.compare();
          rounds.keep(round);
          return round.behind() == 0;
        }));
  }
}
