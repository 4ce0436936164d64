package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for computers that report by themselves: who may, and what they said.
 *
 * <p>A room is enrolled once and gets a name and a secret, which the stock agent of GLPI sends as
 * {@code --user} and {@code --password}. Nothing of ours is installed.
 */
@Service
@Transactional
public class Agents {
  static final Duration LONGEST = Duration.ofDays(4 * 366); // a loan of three years, and its end
  private static final int SHOWN = 200;
  private static final int MOST_NAME = 80;

  private final Enrolments enrolments;
  private final Evidence evidence;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Agents(Enrolments enrolments, Evidence evidence, Clock clock) {
    this.enrolments = enrolments;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** What is shown once: the secret itself is kept nowhere. */
  record Ticket(long enrolment, String secret) implements java.io.Serializable {}

  /** A request that has shown its secret. */
  record Caller(long enrolment, int most, long account, long partner) {}

  /**
   * Enrols a room.
   *
   * @param days how long its agents may report
   * @param most how many agents may report under it
   */
  Ticket enrol(Occasion occasion, String name, long partner, int days, int most) {
    var clean = name.strip();
    if (clean.isEmpty()
        || clean.length() > MOST_NAME
        || clean.chars().anyMatch(Character::isISOControl))
      throw new Refusal("evidence.refusal.enrolment-name", MOST_NAME);
    if (days < 1 || days > LONGEST.toDays())
      throw new Refusal("evidence.refusal.enrolment-days", LONGEST.toDays());
    if (most < 1 || most > 1000) throw new Refusal("evidence.refusal.enrolment-most", 1000);
    var bytes = new byte[18];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var enrolment =
        enrolments
            .insert(
                clean,
                partner,
                hash(secret),
                most,
                occasion.now(),
                occasion.actor().account(),
                occasion.keyFor("enrolment"),
                occasion.now().plus(Duration.ofDays(days)))
            .orElseThrow(
                () -> new Refusal(Refusal.Kind.CONFLICT, "evidence.refusal.enrolled-before"));
    return new Ticket(enrolment, secret);
  }

  /** Its agents are refused from now on; what they said stays. */
  void end(Occasion occasion, long enrolment) {
    if (enrolments.end(enrolment, occasion.now()) == 0)
      throw Refusal.notFound(String.valueOf(enrolment));
  }

  @Transactional(readOnly = true)
  List<Enrolments.Listed> enrolled() {
    return enrolments.newest(SHOWN);
  }

  /**
   * @param user the enrolment's number, as {@code room-7}
   * @return nobody where the secret is wrong, or the enrolment ended
   */
  @Transactional(readOnly = true)
  Optional<Caller> caller(String user, String secret) {
    if (!user.matches("room-\\d{1,18}")) return Optional.empty();
    long number = Long.parseLong(user.substring("room-".length()));
    return enrolments
        .secret(number, clock.instant())
        .filter(kept -> MessageDigest.isEqual(bytes(kept.hash()), bytes(hash(secret))))
        .map(kept -> new Caller(kept.enrolment(), kept.most(), kept.madeBy(), kept.partner()));
  }

  /** An agent says that it is there. False where there is no room for one more. */
  boolean hear(Caller caller, UUID agent, @Nullable String version) {
    return enrolments.heard(agent, caller.enrolment(), caller.most(), version, clock.instant());
  }

  /**
   * An inventory: evidence like any other, which finds its device by what the computer says, but by
   * itself only among the devices that are where the room is.
   */
  Answer take(Caller caller, UUID agent, byte[] inventory) {
    var occasion = Occasion.of(new Actor(caller.account(), List.of()), clock.instant());
    var answer = evidence.takeFrom(caller.partner(), occasion, inventory, "inventory-" + agent);
    if (answer.id() != null) enrolments.reported(agent, answer.id());
    return answer;
  }

  private static String hash(String secret) {
    return Files.sha256(bytes(secret));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
