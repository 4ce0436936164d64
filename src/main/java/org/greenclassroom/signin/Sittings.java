package org.greenclassroom.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Entrance.Seat;
import org.greenclassroom.people.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** Where an account is signed in, and ending that. */
@Service
class Sittings {
  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final Clock clock;
  private final Duration longest;
  private final Duration guestLongest;

  Sittings(
      FindByIndexNameSessionRepository<? extends Session> sessions,
      Clock clock,
      @Value("${greenclassroom.session-longest:24h}") Duration longest,
      @Value("${greenclassroom.guest-longest:12h}") Duration guestLongest) {
    this.sessions = sessions;
    this.clock = clock;
    this.longest = longest;
    this.guestLongest = guestLongest;
  }

  /**
   * One browser that is signed in.
   *
   * @param key names it without opening it
   * @param here whether it is the one that asks
   */
  record Sitting(
      String key,
      boolean here,
      Browser browser,
      String network,
      Proof by,
      Instant since,
      Instant lastSeen) {}

  /**
   * @param own the id of the session that asks; null: another account's
   */
  List<Sitting> of(long account, @Nullable String own) {
    return sessions(account).entrySet().stream()
        .filter(each -> each.getValue().getAttribute(Seat.NAME) != null)
        .map(each -> {
          Seat seat = each.getValue().getRequiredAttribute(Seat.NAME);
          return new Sitting(
              PublicLinks.hash(each.getKey()),
              each.getKey().equals(own),
              Browser.of(seat.browser()),
              seat.network(),
              seat.by(),
              seat.since(),
              each.getValue().getLastAccessedTime());
        })
        .sorted(
            Comparator.comparing((Sitting each) -> !each.here())
                .thenComparing(Sitting::lastSeen, Comparator.reverseOrder()))
        .toList();
  }

  void end(long account, String key) {
    var found =
        sessions(account).keySet().stream()
            .filter(id -> PublicLinks.hash(id).equals(key))
            .findFirst()
            .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "signin.refusal.sitting-over"));
    sessions.deleteById(found);
  }

  /** All but the one that asks, half-open ones too. */
  void endOthers(long account, String own) {
    for (var id : sessions(account).keySet()) if (!id.equals(own)) sessions.deleteById(id);
  }

  boolean isOver(Seat seat) {
    return seat.since().plus(longest).isBefore(clock.instant());
  }

  /** The same of somebody without an account. */
  boolean isOver(Instant guestSince) {
    return guestSince.plus(guestLongest).isBefore(clock.instant());
  }

  private Map<String, ? extends Session> sessions(long account) {
    return sessions.findByPrincipalName(new Actor(account, List.of()).toString());
  }
}
