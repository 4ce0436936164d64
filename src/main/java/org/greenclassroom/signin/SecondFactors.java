package org.greenclassroom.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.People;
import org.greenclassroom.people.Proof;
import org.greenclassroom.people.SecondFactor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of second factors: of whom one is asked, setting one up, showing one. */
@Service
@Transactional
public class SecondFactors implements SecondFactor {
  static final int SECRET = 20;
  private static final int CODES = 10;
  private static final int MOST_TRIES = 5;

  /** Of wrong codes in a day: three of a million are right at any moment. */
  static final int MOST_A_DAY = 20;

  private static final Duration LONGEST_GRACE = Duration.ofDays(30);

  /** No letter that is taken for a digit. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final Pattern ON_PAPER =
      Pattern.compile("(10|[1-9])[-. ]?([" + LETTERS + "]{5})[- ]?([" + LETTERS + "]{5})");

  private final FactorTable table;
  private final PasskeyTable passkeys;
  private final WrongCodes wrong;
  private final Changes changes;
  private final Vault vault;
  private final People people;
  private final PasswordEncoder slowly;
  private final Clock clock;
  private final boolean inEarnest;

  SecondFactors(
      FactorTable table,
      PasskeyTable passkeys,
      WrongCodes wrong,
      Changes changes,
      Vault vault,
      People people,
      PasswordEncoder slowly,
      Clock clock,
      ApplicationArguments started,
      @Value("${greenclassroom.second-factor:}") String said) {
    this.table = table;
    this.passkeys = passkeys;
    this.wrong = wrong;
    this.changes = changes;
    this.vault = vault;
    this.people = people;
    this.slowly = slowly;
    this.clock = clock;
    // the demonstration is looked at by whoever passes by; a house in earnest asks
    this.inEarnest =
        switch (said.strip()) {
          case "required" -> true;
          case "offered" -> false;
          case "" -> !started.containsOption("demo");
          default ->
              throw new IllegalArgumentException(
                  "greenclassroom.second-factor is required or offered, not " + said);
        };
  }

  /** What an account has. */
  record Has(@Nullable Instant codesSince, int recoveryCodes, int passkeys) {
    public boolean any() {
      return codesSince != null || passkeys > 0;
    }
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isAskedOf(Actor actor) {
    if (has(actor.account()).any()) return true;
    var asked = table.asked(actor.account());
    return asked.of(actor, inEarnest) && !asked.isGracious(clock.instant());
  }

  /** Of what it has now: with what it had before, its tokens ended. */
  @Override
  @Transactional(readOnly = true)
  public boolean had(long account, Instant then) {
    return table.of(account).filter(each -> !each.since().isAfter(then)).isPresent()
        || passkeys.of(account).stream().anyMatch(key -> !key.createdAt().isAfter(then));
  }

  @Override
  @Transactional(noRollbackFor = Refusal.class)
  public boolean isShown(long account, String code) {
    return isShown(account, code, "");
  }

  /**
   * A browser in which the account came in before is counted by itself: whoever guesses elsewhere
   * keeps the owner's app out of neither. Wrong ones are counted by the day, too, and are not
   * forgotten when somebody shows a right one meanwhile.
   *
   * @param browser that the account is known in; empty: none
   */
  private boolean isShown(long account, String code, String browser) {
    if (code.isBlank()) return false;
    var now = Occasion.of(Actor.HOUSE, clock.instant());
    table.lock(account);
    var today = now.today().atStartOfDay(now.zone());
    var before = wrong.since(account, browser, today.toInstant());
    if (before >= MOST_A_DAY)
      throw Refusal.tooOften(
          Duration.between(now.now(), today.plusDays(1).toInstant()), "signin.refusal.codes-shut");
    var subject = subject("second", account, browser);
    people.tries(subject, MOST_TRIES);
    if (isCode(account, code)) {
      people.guessed(subject);
      return true;
    }
    wrong.add(account, browser, now.now());
    if (before + 1 == MOST_A_DAY)
      changes.note(now, account, Change.CODES_GUESSED, Actor.HOUSE.account());
    return false;
  }

  private static String subject(String what, long account, String browser) {
    return what + ":" + account + (browser.isEmpty() ? "" : " browser:" + browser);
  }

  /** Of the days before yesterday nothing is asked. */
  int sweep(Instant now) {
    return wrong.forget(now.minus(Duration.ofDays(2)));
  }

  /** Whether this account must have one, now or when its grace is over. */
  @Transactional(readOnly = true)
  boolean mustHave(Actor actor) {
    return must(table.asked(actor.account()), actor);
  }

  boolean must(Asked asked, Actor actor) {
    return asked.of(actor, inEarnest);
  }

  @Transactional(readOnly = true)
  Has has(long account) {
    return new Has(
        table.of(account).map(FactorTable.Sealed::since).orElse(null),
        table.codesLeft(account),
        passkeys.count(account));
  }

  @Transactional(readOnly = true)
  Asked asked(long account) {
    return table.asked(account);
  }

  byte[] freshSecret() {
    return vault.random(SECRET);
  }

  /**
   * A code or a recovery code is shown at signing in; tries at one do not count for the other.
   *
   * @param browser what the account knows the browser by; empty: it does not
   * @return as what it counts
   * @throws Refusal when it is neither, was used before, or too many were tried
   */
  @Transactional(noRollbackFor = Refusal.class)
  Proof show(Occasion occasion, long account, String typed, Optional<String> browser) {
    var known = browser.orElse("");
    var paper = ON_PAPER.matcher(typed.strip().toLowerCase(Locale.ROOT));
    if (paper.matches()) {
      var subject = subject("paper", account, known);
      people.tries(subject, MOST_TRIES);
      int nth = Integer.parseInt(paper.group(1));
      var right =
          table
              .codeHash(account, nth)
              .filter(hash -> slowly.matches(paper.group(2) + paper.group(3), hash))
              .isPresent();
      if (right && table.useCode(account, nth, occasion.now())) {
        people.guessed(subject);
        changes.note(occasion, account, Change.RECOVERY_CODE_USED, account);
        return Proof.RECOVERY_CODE;
      }
    } else if (isShown(account, typed, known)) return Proof.CODE;
    throw new Refusal("signin.refusal.code");
  }

  /**
   * The app shows the right code for a fresh secret: from now on it is asked. Recovery codes come
   * with it, shown this once.
   *
   * @param first whether it must be the account's first: of two at once the later is refused
   */
  @Transactional(noRollbackFor = Refusal.class)
  List<String> setUp(Occasion occasion, long account, byte[] secret, String code, boolean first) {
    people.tries("set-up:" + account, MOST_TRIES);
    var step = Totp.stepOf(secret, code, occasion.now());
    if (step.isEmpty()) throw new Refusal("signin.refusal.set-up");
    people.guessed("set-up:" + account);
    wrong.forget(account);
    var sealed = vault.seal(secret, account);
    if (!first) table.set(account, sealed, step.getAsLong(), occasion.now());
    else if (!table.setFirst(account, sealed, step.getAsLong(), occasion.now()))
      throw new Refusal(Refusal.Kind.CONFLICT, "signin.refusal.set-up-already");
    changes.note(occasion, account, Change.CODES_ON, account);
    return codes(account);
  }

  /** Ten new recovery codes; the old ones are worth nothing. */
  List<String> newCodes(Occasion occasion) {
    var account = occasion.actor().account();
    if (table.of(account).isEmpty()) throw new Refusal("signin.refusal.no-codes");
    changes.note(occasion, account, Change.RECOVERY_CODES_NEW, account);
    return codes(account);
  }

  /** One's own codes, where none must be had. */
  void remove(Occasion occasion) {
    var account = occasion.actor().account();
    if (mustHave(occasion.actor()) && passkeys.count(account) == 0)
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "signin.refusal.must-have");
    if (table.remove(account) == 0) throw new Refusal("signin.refusal.no-codes");
    table.forgetCodes(account);
    changes.note(occasion, account, Change.CODES_OFF, account);
  }

  /** For who lost everything: the administrator takes all factors away and ends what was open. */
  void reset(Occasion occasion, long account) {
    notOneself(occasion, account);
    table.remove(account);
    table.forgetCodes(account);
    wrong.forget(account);
    passkeys.removeAll(account);
    people.endAll(occasion, account);
    changes.note(occasion, account, Change.RESET, occasion.actor().account());
  }

  /** Some days with one proof; none takes them away. */
  void grace(Occasion occasion, long account, int days) {
    notOneself(occasion, account);
    if (days < 0 || days > LONGEST_GRACE.toDays())
      throw new Refusal("signin.refusal.grace", LONGEST_GRACE.toDays());
    var until = days == 0 ? null : occasion.now().plus(Duration.ofDays(days));
    table.ask(account, new Asked(table.asked(account).always(), until));
    changes.note(occasion, account, Change.GRACE, occasion.actor().account());
    if (until == null) people.endSessions(account); // those with one proof were open till now
  }

  /** Asks one of this account whatever its roles, or as its roles say. */
  public void ask(Occasion occasion, long account, boolean always) {
    people.known(account);
    table.ask(account, new Asked(always, table.asked(account).graceUntil()));
    changes.note(
        occasion, account, always ? Change.ASKED : Change.NOT_ASKED, occasion.actor().account());
    if (always && account != occasion.actor().account()) people.endSessions(account);
  }

  @Override
  public void endLinks(Occasion occasion, long account) {
    changes.endLinks(occasion, account);
  }

  private void notOneself(Occasion occasion, long account) {
    people.known(account);
    if (account == occasion.actor().account()) throw new Refusal("signin.refusal.not-yourself");
  }

  private boolean isCode(long account, String typed) {
    Optional<FactorTable.Sealed> sealed = table.of(account);
    if (sealed.isEmpty()) return false;
    byte[] secret;
    try {
      secret = vault.open(sealed.get().secret(), account);
    } catch (IllegalStateException lost) { // its key: codes on paper still hold
      return false;
    }
    var step = Totp.stepOf(secret, typed, clock.instant());
    return step.isPresent() && table.use(account, step.getAsLong());
  }

  /** Fifty random bits each: hashed slowly (ASVS 6.5.2), found by the number in front. */
  private List<String> codes(long account) {
    table.forgetCodes(account);
    var shown = new ArrayList<String>();
    for (int nth = 1; nth <= CODES; nth++) {
      var code = new StringBuilder();
      for (int i = 0; i < 10; i++) code.append(LETTERS.charAt(vault.below(LETTERS.length())));
      table.addCode(account, nth, slowly.encode(code.toString()));
      shown.add(nth + "-" + code.substring(0, 5) + "-" + code.substring(5));
    }
    return shown;
  }
}
