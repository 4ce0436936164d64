package org.greenclassroom.collection;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.People;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens when, for a page and for calendar programs, which bring a secret of their own. */
@Service
@Transactional
class Calendars {
  /** So long a program that looks rarely still learns that something was called off. */
  private static final Duration BACK = Duration.ofDays(90);

  private static final Duration AHEAD = Duration.ofDays(400);
  private static final int BYTES = 24;

  private final CalendarKeys keys;
  private final PickupTable pickups;
  private final DriveTable drives;
  private final People people;
  private final ObjectProvider<Appointments> appointments; // rooms above hang theirs
  private final SecureRandom random = new SecureRandom();

  Calendars(
      CalendarKeys keys,
      PickupTable pickups,
      DriveTable drives,
      People people,
      ObjectProvider<Appointments> appointments) {
    this.keys = keys;
    this.pickups = pickups;
    this.drives = drives;
    this.people = people;
    this.appointments = appointments;
  }

  /** A new secret for whoever asks; the one before it opens nothing any more. */
  String make(Occasion occasion) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    keys.revoke(occasion.actor().account(), occasion.now());
    keys.insert(occasion.actor().account(), PublicLinks.hash(secret), occasion.now());
    return secret;
  }

  void end(Occasion occasion, long account) {
    keys.revoke(account, occasion.now());
  }

  @Transactional(readOnly = true)
  Optional<Instant> since(long account) {
    return keys.since(account);
  }

  /** What the holder of this secret sees; of other secrets nothing is known. */
  @Transactional(readOnly = true)
  List<Happening> feed(String secret, Instant now) {
    var account =
        keys.accountOf(PublicLinks.hash(secret))
            .map(people::known)
            .filter(one -> !one.disabled())
            .orElseThrow(() -> Refusal.notFound("calendar"));
    return between(
        new Actor(account.account(), account.grants()), now.minus(BACK), now.plus(AHEAD));
  }

  @Transactional(readOnly = true)
  List<Happening> between(Actor actor, Instant from, Instant to) {
    var all = new ArrayList<Happening>();
    for (var pickup : pickups.between(Pickups.donors(actor), from, to))
      all.add(Happening.of(pickup));
    all.addAll(drives.happenings(Moments.day(from), Moments.day(to)));
    for (var above : appointments)
      for (var one : above.between(actor, from, to)) all.add(Happening.of(one));
    all.sort(Comparator.comparing(Happening::from).thenComparing(Happening::uid));
    return all;
  }

  @Transactional(readOnly = true)
  List<Happening> between(Actor actor, LocalDate from, LocalDate to) {
    return between(
        actor,
        from.atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant(),
        to.atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant());
  }
}
