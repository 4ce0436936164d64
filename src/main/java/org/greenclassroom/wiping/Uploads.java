package org.greenclassroom.wiping;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.Answer;
import org.greenclassroom.evidence.Evidence;
import org.greenclassroom.evidence.Outcome;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Addresses to which a wiping computer sends its log by itself, once. */
@Service
@Transactional
class Uploads {
  private static final Duration LIFE = Duration.ofDays(7);
  private static final Set<Role> STAFF = Set.of(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER);
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private final Custody custody;
  private final Evidence evidence;
  private final People people;
  private final UploadTable table;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Uploads(Custody custody, Evidence evidence, People people, UploadTable table, Clock clock) {
    this.custody = custody;
    this.evidence = evidence;
    this.people = people;
    this.table = table;
    this.clock = clock;
  }

  /** The secret part of a new address; shown this once, only its hash is kept. */
  public String make(Occasion occasion, Tag tag) {
    var device = custody.device(tag);
    if (!device.stage().isInHouse())
      throw new Refusal("wiping.refusal.not-here", tag.printed(), device.stage());
    var secret = new StringBuilder();
    for (int i = 0; i < 26; i++) secret.append(ALPHABET.charAt(random.nextInt(32)));
    table.insert(
        device.id(),
        PublicLinks.hash(secret.toString()),
        occasion.now(),
        occasion.actor().account(),
        occasion.now().plus(LIFE));
    return secret.toString();
  }

  /** Refused, unless something may still come to this address or has come. */
  public void open(String secret) {
    address(secret);
  }

  /**
   * Takes what came in, in the name of whoever made the address, if that account may still do so.
   *
   * @param say words an answer
   * @return what is said; to a second document, what was said to the first
   */
  public String take(
      String secret, byte[] bytes, String name, java.util.function.Function<Answer, String> say) {
    var address = address(secret);
    if (address.answer() != null) return address.answer();
    if (bytes.length == 0) throw new Refusal("wiping.refusal.nothing-came");
    var account = people.known(address.madeBy());
    var actor = new Actor(account.account(), account.grants());
    if (account.disabled() || !actor.is(STAFF))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "wiping.refusal.maker-may-not");
    var occasion = Occasion.of(actor, clock.instant());
    var answer = evidence.take(occasion, bytes, name, address.tag());
    if (answer.outcome() == Outcome.REFUSED)
      throw new Refusal("evidence.refused." + answer.findings().getFirst());
    var said = say.apply(answer);
    table.use(address.address(), Objects.requireNonNull(answer.id()), said, occasion.now());
    return said;
  }

  private UploadTable.Address address(String secret) {
    var address =
        table
            .locked(PublicLinks.hash(secret))
            .orElseThrow(
                () -> new Refusal(Refusal.Kind.NOT_FOUND, "wiping.refusal.no-such-address"));
    if (address.answer() == null && address.expiresAt().isBefore(clock.instant()))
      throw new Refusal("wiping.refusal.address-expired", address.tag().printed());
    return address;
  }

  /** What is typed after the kernel of ShredOS, so that it wipes and reports by itself. */
  static List<String> bootSettings(String address) {
    return List.of(
        "nwipe_options=\"--autonuke --nousb --nowait --method=zero --rounds=1 --verify=last\"",
        "shredos_post_wipe=\"" + address + "\"");
  }

  /** A small script for any shell, also busybox: finds what nwipe wrote and sends it. */
  static String script(String address) {
    return """
    #!/bin/sh
    # Sends what nwipe wrote. ShredOS fetches and runs this after the wipe.
    address='%s'

    send() {
      if command -v curl >/dev/null 2>&1; then
        curl -sS -H 'Content-Type: application/octet-stream' -H "File-Name: ${1##*/}" \\
          --data-binary "@$1" "$address"
      else
        wget -q -O - --header='Content-Type: application/octet-stream' \\
          --header="File-Name: ${1##*/}" --post-file="$1" "$address"
      fi
      echo
    }

    for directory in . / /root /tmp /exported; do
      for file in "$directory"/nwipe*.txt "$directory"/nwipe*.log "$directory"/nwipe*.pdf; do
        if [ -f "$file" ]; then send "$file"; fi
      done
    done
    """
        .formatted(address);
  }
}
