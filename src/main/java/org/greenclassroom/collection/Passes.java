package org.greenclassroom.collection;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes for drivers without an account: a link that nobody can guess, that the first browser takes
 * and no other opens, and that ends by itself.
 */
@Service
@Transactional
class Passes {
  /** A lorry that is late by a day still has its page, and time to send what it kept. */
  private static final Duration AFTER_THE_WINDOW = Duration.ofDays(7);

  private static final int BYTES = 18;

  private final PassTable table;
  private final Pickups pickups;
  private final SecureRandom random = new SecureRandom();

  Passes(PassTable table, Pickups pickups) {
    this.table = table;
    this.pickups = pickups;
  }

  /** A new link; those before it end. The code is told this once. */
  String make(Occasion occasion, long number) {
    var pickup = pickups.pickup(occasion.actor(), number);
    if (!pickup.state().isOpen())
      throw new Refusal("collection.refusal.not-open", pickup.number(), pickup.state());
    table.revoke(number, occasion.now());
    var code = secret();
    var last = pickup.plannedTo().isAfter(occasion.now()) ? pickup.plannedTo() : occasion.now();
    table.insert(
        number,
        PublicLinks.hash(code),
        last.plus(AFTER_THE_WINDOW),
        occasion.now(),
        occasion.actor().account());
    return code;
  }

  void revoke(Occasion occasion, long number) {
    pickups.pickup(occasion.actor(), number);
    table.revoke(number, occasion.now());
  }

  /** The good pass of this code; of others nothing is known. */
  @Transactional(readOnly = true)
  PassTable.Pass pass(String code, Instant now) {
    return table
        .coded(PublicLinks.hash(code))
        .filter(pass -> pass.isGood(now))
        .orElseThrow(() -> Refusal.notFound("pass"));
  }

  /** Whether this browser has it. */
  static boolean isOf(PassTable.Pass pass, @Nullable String browser) {
    return browser != null
        && pass.browser() != null
        && pass.browser().equals(PublicLinks.hash(browser));
  }

  /** Takes it for this browser; answers the secret it keeps. */
  String open(Occasion occasion, PassTable.Pass pass) {
    var browser = secret();
    if (!table.open(pass.pass(), PublicLinks.hash(browser), occasion.now()))
      throw new Refusal("collection.refusal.pass-opened-elsewhere");
    return browser;
  }

  /** The pick-up that a guest has a good pass to. */
  @Transactional(readOnly = true)
  Optional<Long> pickupOf(Occasion occasion) {
    var actor = occasion.actor();
    if (!actor.isGuest()) return Optional.empty();
    return table
        .pass(-actor.account())
        .filter(pass -> pass.isGood(occasion.now()))
        .map(PassTable.Pass::pickup);
  }

  @Transactional(readOnly = true)
  List<PassTable.Pass> of(long pickup) {
    return table.of(pickup);
  }

  private String secret() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
