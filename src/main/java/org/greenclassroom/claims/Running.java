package org.greenclassroom.claims;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.frame.Passing;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a reckoning that was asked for, in one transaction: whoever dies meanwhile leaves nothing,
 * and the next one begins anew. Two at once are one after the other, and the second does nothing.
 * Told to stop, or without the database for a while, it has not failed and is taken up again.
 */
@Component
class Running {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final Claims claims;
  private final Errands errands;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Running(Claims claims, Errands errands, TransactionTemplate transaction, Clock clock) {
    this.claims = claims;
    this.errands = errands;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What was asked for where no clock runs, or of which the order got lost: whoever asks for it
   * leaves a row, and that is enough.
   */
  void runLeft() {
    var left = transaction.execute(_ -> errands.left(clock.instant().minus(Duration.ofMinutes(1))));
    for (var number : Objects.requireNonNull(left)) run(number);
  }

  void run(long number) {
    var asked =
        Objects.requireNonNull(
            transaction.execute(_ -> errands.begin(number, clock.instant())), "none");
    if (asked.isEmpty()) return;
    try {
      transaction.executeWithoutResult(_ -> work(number));
    } catch (RuntimeException | Error failure) {
      if (Passing.is(failure, asked.get(), clock.instant())) throw failure;
      LOG.error("reckoning {} failed", number, failure);
      transaction.executeWithoutResult(_ -> errands.end(number, null, clock.instant()));
      if (failure instanceof Error error) throw error;
    }
  }

  private void work(long number) {
    var errand = errands.hold(number).filter(Errand::isOpen).orElse(null);
    if (errand == null) return;
    var occasion = Occasion.of(new Actor(errand.askedBy(), List.of()), clock.instant());
    long written =
        errand.restate()
            ? claims.restate(occasion, errand.until())
            : claims.reckon(occasion, errand.until());
    errands.end(number, written, clock.instant());
  }
}
