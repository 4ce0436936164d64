package org.greenclassroom.balance;

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
  private final RoundTable rounds;
  private final TransactionTemplate turn;
  private final TransactionTemplate moment;

  Reckoning(PostingTable postings, RoundTable rounds, PlatformTransactionManager transactions) {
    this.postings = postings;
    this.rounds = rounds;
    this.turn = new TransactionTemplate(transactions);
    this.moment = new TransactionTemplate(transactions);
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** Reckons what changed in the book, and holds the sums against it. */
  public void reckon(Occasion occasion) {
    for (int time = 0; time < MOST_TIMES; time++) {
      long after = 0;
      do after = turn(after);
      while (after > 0);
      if (settled(occasion)) return;
    }
  }

  /** Forgets what was reckoned and does it all again: for when it does not balance. */
  public void reckonAnew(Occasion occasion) {
    turn.executeWithoutResult(_ -> {
      postings.alone();
      rounds.forget();
      rounds.keep(rounds.standing(occasion.now()));
    });
    reckon(occasion);
  }

  private long turn(long after) {
    var last =
        turn.execute(_ -> {
          postings.alone();
          long upTo = postings.begin(after, TURN);
          if (upTo == 0) return 0L;
          postings.takeOut();
          postings.post();
          postings.addUp();
          postings.end();
          return upTo;
        });
    return last == null ? 0 : last;
  }

  private boolean settled(Occasion occasion) {
    return Boolean.TRUE.equals(
        moment.execute(_ -> {
          postings.alone(); // before anything is read: the moment begins with the first reading
          var round = rounds.standing(occasion.now());
          if (round.behind() == 0) rounds.compare();
          rounds.keep(round);
          return round.behind() == 0;
        }));
  }
}
