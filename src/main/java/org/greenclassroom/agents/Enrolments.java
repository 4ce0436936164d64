package org.greenclassroom.agents;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a computer, or a classroom's collector, becomes known: codes, and what they are good for. */
@Service
@Transactional
public class Enrolments {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String VERSION = "[0-9A-Za-z.+-]{1,20}";

  private final CodeTable codes;
  private final AgentTable agents;
  private final CollectorTable collectors;
  private final MasterKey master;
  private final Custody custody;
  private final SecureRandom random = new SecureRandom();

  Enrolments(
      CodeTable codes,
      AgentTable agents,
      CollectorTable collectors,
      MasterKey master,
      Custody custody) {
    this.codes = codes;
    this.agents = agents;
    this.collectors = collectors;
    this.master = master;
    this.custody = custody;
  }

  /**
   * What a computer is told, once.
   *
   * @param agent its name from now on
   * @param key with which it signs, in hexadecimal
   * @param device the tag on its label, for people to compare
   */
  public record Enrolled(String agent, String key, String device) {}

  /** What a collector is told. */
  public record Collector(String collector, long classroom) {}

  /**
   * A computer enrols with the code of its label. What was enrolled on the device before is
   * retired. The same computer asking again, because the answer was lost on the way, is answered as
   * before, as long as it said nothing yet.
   *
   * @param fingerprint 64 hexadecimal digits: a salted hash made there, which tells only that the
   *     same computer asks again
   * @throws Refusal when the code is mistyped, unknown, voided, or was used by another computer
   */
  public Enrolled enrol(
      Occasion occasion, String code, String fingerprint, OperatingSystem system, String version) {
    checked(fingerprint.matches("[0-9a-f]{64}"), "fingerprint", fingerprint);
    checked(version.matches(VERSION), "version", version);
    var issued = issued(code);
    var device = issued.device();
    var tag = issued.tag();
    if (device == null || tag == null)
      throw new Refusal("agents.refusal.collectors-code", issued.code().printed());
    if (issued.usedAt() != null) {
      var before = agents.enrolledWith(issued.id()).orElseThrow();
      if (before.fingerprint().equals(fingerprint) && !before.heard() && !before.retired())
        return enrolled(before.name(), tag);
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "agents.refusal.used-code",
          issued.code().printed(),
          tag.printed(),
          issued.usedAt());
    }
    agents.retire(device, "ENROLLED_AGAIN", occasion.now());
    var name = name('A');
    agents.insert(name, issued.id(), device, fingerprint, system, version, occasion.now());
    codes.use(issued.id(), occasion.now());
    return enrolled(name, tag);
  }

  private Enrolled enrolled(String name, Tag tag) {
    return new Enrolled(name, HexFormat.of().formatHex(master.of(name)), tag.printed());
  }

  /**
   * A collector enrols with the code of its classroom; the one before it is retired.
   *
   * @param publicKey its Ed25519 key, 32 bytes in base64
   */
  public Collector enrolCollector(
      Occasion occasion, String code, String publicKey, String version) {
    checked(version.matches(VERSION), "version", version);
    var key = publicKey(publicKey);
    var issued = issued(code);
    var classroom = issued.classroom();
    if (classroom == null)
      throw new Refusal("agents.refusal.computers-code", issued.code().printed());
    var usedAt = issued.usedAt();
    if (usedAt != null)
      return new Collector(
          collectors
              .enrolledWith(issued.id(), key)
              .orElseThrow(() ->
                  new Refusal(
                      Refusal.Kind.CONFLICT,
                      "agents.refusal.used-collectors-code",
                      issued.code().printed(),
                      usedAt)),
          classroom);
    collectors.retire(classroom, occasion.now());
    var name = name('C');
    collectors.insert(name, issued.id(), classroom, key, version, occasion.now());
    codes.use(issued.id(), occasion.now());
    return new Collector(name, classroom);
  }

  private CodeTable.Issued issued(String typed) {
    var code = Code.parse(typed);
    var issued =
        codes
            .locked(code)
            .orElseThrow(() -> new Refusal("agents.refusal.unknown-code", code.printed()));
    if (issued.voidedAt() != null)
      throw new Refusal("agents.refusal.voided-code", code.printed(), issued.voidedAt());
    return issued;
  }

  private static byte[] publicKey(String typed) {
    try {
      var key = Base64.getDecoder().decode(typed.strip());
      if (key.length == 32) return key;
    } catch (IllegalArgumentException notBase64) {
      // refused below
    }
    throw new Refusal("frame.refusal.unreadable", "public_key", typed);
  }

  /** A code for each computer of the classroom that has neither an agent nor an open code. */
  public int issue(Occasion occasion, long classroom) {
    var lacking = codes.lacking(classroom);
    issue(lacking, occasion.now(), occasion.actor().account());
    return lacking.size();
  }

  /** The same for these computers, wherever they are. */
  public int issue(Occasion occasion, Set<Tag> tags) {
    var lacking = codes.lacking(tags);
    issue(lacking, occasion.now(), occasion.actor().account());
    return lacking.size();
  }

  /** The classrooms of a school in which computers stand. */
  @Transactional(readOnly = true)
  public List<Long> rooms(long school) {
    return codes.rooms(school);
  }

  /** The codes of a classroom's computers that nobody used yet, as they are printed. */
  @Transactional(readOnly = true)
  public SortedMap<Tag, String> open(long classroom) {
    return codes.open(classroom);
  }

  /** A new code for a computer; an open one before it is void. Its agent stays until it is used. */
  public void reissue(Occasion occasion, Tag tag) {
    var device = custody.lock(List.of(tag)).getFirst();
    if (device.stage().isEnd()) throw new Refusal("agents.refusal.ended", tag.printed());
    codes.voidOf(device.id(), occasion.now(), occasion.actor().account());
    issue(List.of(device.id()), occasion.now(), occasion.actor().account());
  }

  /** A new code for the classroom's collector; an open one before it is void. */
  public void issueForCollector(Occasion occasion, long classroom) {
    if (codes.holder(classroom).isEmpty()) throw Refusal.notFound(String.valueOf(classroom));
    codes.voidOfCollector(classroom, occasion.now(), occasion.actor().account());
    codes.issueForCollector(
        classroom, Code.random(random), occasion.now(), occasion.actor().account());
  }

  /** Its agent is heard no more; what it counted stays. */
  public void retire(Occasion occasion, Tag tag) {
    if (!agents.retire(custody.device(tag).id(), "BY_HAND", occasion.now()))
      throw new Refusal("agents.refusal.no-agent", tag.printed());
  }

  private void issue(List<Long> devices, Instant now, long by) {
    if (devices.isEmpty()) return;
    var fresh = new ArrayList<Code>(devices.size());
    for (int i = 0; i < devices.size(); i++) fresh.add(Code.random(random));
    codes.issue(devices, fresh, now, by);
  }

  /** 75 random bits: nobody meets another's name. */
  private String name(char first) {
    var name = new StringBuilder(16).append(first);
    for (int i = 1; i < 16; i++) name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return name.toString();
  }

  private static void checked(boolean right, String field, @Nullable String typed) {
    if (!right) throw new Refusal("frame.refusal.unreadable", field, typed == null ? "" : typed);
  }

  static OperatingSystem system(String typed) {
    try {
      return OperatingSystem.valueOf(typed.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException other) {
      throw new Refusal("frame.refusal.unreadable", "system", typed);
    }
  }
}
