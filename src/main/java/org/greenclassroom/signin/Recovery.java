package org.greenclassroom.signin;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Account;
import org.greenclassroom.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A forgotten password: a letter with a link that sets a new one, once, within half an hour.
 * Whoever asks learns nothing of who has an account, not by the time it takes either: the letter is
 * written after the answer. The second factor is asked afterwards as always.
 */
@Service
@Transactional
class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final Duration GOOD_FOR = Duration.ofMinutes(30);
  private static final int MOST_OF_A_NAME = 3;
  private static final int MOST_OF_A_NETWORK = 30;

  private final RecoveryTable table;
  private final Changes changes;
  private final People people;
  private final TransactionTemplate transaction;
  private final ExecutorService afterwards =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("recovery").factory());

  Recovery(
      RecoveryTable table,
      Changes changes,
      People people,
      PlatformTransactionManager transactions) {
    this.transaction = new TransactionTemplate(transactions);
    this.table = table;
    this.changes = changes;
    this.people = people;
  }

  /**
   * The link goes to an address that its reader proved, else to the account's name if that is an
   * address: whoever typed one may have typed somebody else's. Without either an administrator
   * gives a new password.
   *
   * @param typed an account's name or the address it proved
   * @param network of who asks
   * @param language of who asks, for an account of which none is known
   * @param origin where the house is found from outside
   */
  @Transactional(noRollbackFor = Refusal.class)
  public void ask(Occasion occasion, String typed, String network, Locale language, String origin) {
    var name = typed.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) throw new Refusal("frame.refusal.missing", "login");
    people.tries("forgotten-at:" + network, MOST_OF_A_NETWORK);
    people.tries("forgotten:" + PublicLinks.hash(name), MOST_OF_A_NAME);
    afterwards.execute(() -> write(occasion, name, language, origin));
  }

  /** What there is only for those who have an account: nobody waits for it, or can measure it. */
  private void write(Occasion occasion, String name, Locale language, String origin) {
    try {
      transaction.executeWithoutResult(_ -> {
        for (var account : people.meant(name)) write(occasion, account, language, origin);
      });
    } catch (RuntimeException failure) {
      LOG.error("A letter with a new password was not written", failure);
    }
  }

  private void write(Occasion occasion, Account account, Locale language, String origin) {
    var secret = PublicLinks.secret();
    var expires = occasion.now().plus(GOOD_FOR);
    boolean written =
        people.tellSurely(
            Occasion.of(occasion.actor(), occasion.now()), // each account has a letter of its own
            account.account(),
            language,
            "signin.letter.forgotten",
            account.name(),
            account.login(),
            origin + "/recovery/" + secret,
            expires);
    if (!written) return;
    table.useAll(account.account(), occasion.now());
    table.insert(account.account(), PublicLinks.hash(secret), occasion.now(), expires);
    changes.noteQuietly(occasion, account.account(), Change.RECOVERY_ASKED, account.account());
  }

  /** Waits until all that was asked for so far is written. */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void settle() {
    CompletableFuture.runAsync(() -> {}, afterwards).join();
  }

  /** None is lost when the house closes. */
  @PreDestroy
  void close() {
    afterwards.close();
  }

  /** Refuses what opens nothing, before somebody thinks up a password. */
  public void look(String secret, Instant now) {
    if (table.lock(PublicLinks.hash(secret), now).isEmpty()) throw over();
  }

  /** Sets the password; sessions and tokens end, and a letter says so. */
  public void finish(Occasion occasion, String secret, String password) {
    long account = table.lock(PublicLinks.hash(secret), occasion.now()).orElseThrow(Recovery::over);
    if (people.known(account).disabled()) throw over();
    people.changePassword(occasion, account, password);
    table.useAll(account, occasion.now());
    changes.noteQuietly(occasion, account, Change.RECOVERED, account);
  }

  int sweep(Instant now) {
    return table.forget(now.minus(Duration.ofDays(1)));
  }

  private static Refusal over() {
    return new Refusal(Refusal.Kind.NOT_FOUND, "signin.refusal.recovery-over");
  }
}
