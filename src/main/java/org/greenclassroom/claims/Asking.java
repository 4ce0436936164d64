package org.greenclassroom.claims;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The front door for reckonings that a person asks for: ten million rows are no page's work. */
@Service
@Transactional
class Asking {
  /** Whoever is at a long work tells so every five minutes. */
  private static final Duration SILENCE = Duration.ofMinutes(6);

  private final Errands errands;
  private final ObjectProvider<Scheduler> scheduler;
  private final OneTimeTask<Void> task;

  Asking(Errands errands, ObjectProvider<Scheduler> scheduler, OneTimeTask<Void> reckonNow) {
    this.errands = errands;
    this.scheduler = scheduler;
    this.task = reckonNow;
  }

  /** Up to today, meanwhile. Asked again before it is done, it is done once. */
  void ask(Occasion occasion, boolean restate) {
    var errand =
        errands.insert(
            occasion.keyFor("errand"),
            restate,
            occasion.today(),
            occasion.now(),
            occasion.actor().account());
    var clerk = scheduler.getIfAvailable();
    if (errand.isEmpty() || clerk == null) return;
    clerk.schedule(task.instance(String.valueOf(errand.get())), occasion.now());
    // it looks every ten seconds by itself; a person waits for this one
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            clerk.triggerCheckForDueExecutions();
          }
        });
  }

  @Transactional(readOnly = true)
  Optional<Errand> last() {
    return errands.last();
  }

  /**
   * Since when no node gave a sign of life that does what is asked for; the first moment of all:
   * none ever did. Empty: one lives.
   */
  @Transactional(readOnly = true)
  Optional<Instant> silentSince(Instant now) {
    var heard = errands.heard().orElse(Instant.EPOCH);
    return heard.isBefore(now.minus(SILENCE)) ? Optional.of(heard) : Optional.empty();
  }
}
