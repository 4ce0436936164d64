package org.greenclassroom.people;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often somebody may guess within a quarter of an hour. A guess is counted before it is looked
 * at, one after the other: fifty at once are looked at as often as ten in a row.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
class Guesses {
  static final int MOST = 10;

  /** Of one account from everywhere, but for browsers it is known in. */
  static final int MOST_FROM_EVERYWHERE = 30;

  private static final int MOST_OF_A_NETWORK = 100;

  private final Attempts attempts;
  private final Clock clock;

  Guesses(Attempts attempts, Clock clock) {
    this.attempts = attempts;
    this.clock = clock;
  }

  /** What was counted for one guess. */
  record Counted(String nearest, List<Long> attempts) {}

  /**
   * Counts a password that is about to be looked at. A browser in which this account signed in
   * before is counted by itself, and so is each network: whoever guesses elsewhere keeps the owner
   * out of neither. From everywhere together there are no more than thirty.
   *
   * @param browser that the account is known in; null: none
   * @throws Refusal when there were too many
   */
  Counted password(String login, String address, @Nullable String browser) {
    // what was typed stands in no subject: one could be written that is another's
    var whose = "login:" + PublicLinks.hash(login);
    if (browser != null) {
      var own = whose + " browser:" + browser;
      return new Counted(own, count(List.of(new Limit(own, MOST))));
    }
    var network = PublicLinks.network(address);
    var near = whose + " network:" + network;
    return new Counted(
        near,
        count(
            List.of(
                new Limit(near, MOST),
                new Limit(whose, MOST_FROM_EVERYWHERE),
                new Limit("address:" + network, MOST_OF_A_NETWORK))));
  }

  private record Limit(String subject, int most) {}

  /**
   * One more, if there were not too many.
   *
   * @throws Refusal when there were
   */
  long count(String subject, int most) {
    return count(List.of(new Limit(subject, most))).getFirst();
  }

  /** In all of these or in none; where several are full, the longest wait is told. */
  private List<Long> count(List<Limit> limits) {
    for (var each : limits) attempts.lock(each.subject());
    var now = clock.instant();
    var wait =
        limits.stream()
            .map(each -> attempts.wait(each.subject(), each.most(), now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    if (wait.isPositive())
      throw Refusal.tooOften(wait, "people.refusal.too-often", Refusal.minutes(wait));
    return limits.stream().map(each -> attempts.add(each.subject(), now)).toList();
  }

  /** It was right: it counts for nothing, nor do those before it from the same place. */
  void right(Counted guess) {
    attempts.forget(guess.nearest(), clock.instant());
    attempts.remove(guess.attempts());
  }

  void right(String subject) {
    attempts.forget(subject, clock.instant());
  }
}
