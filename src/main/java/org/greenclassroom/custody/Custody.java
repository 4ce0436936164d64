package org.greenclassroom.custody;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the book.
 *
 * <p>Rooms call it inside their own transaction, before they write their own rows. Everything it
 * writes is written for many devices at once: a classroom of thirty is one slip and thirty facts,
 * locked in ascending order.
 */
@Service
@Transactional
public class Custody {
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
  private static final int MOST_ATTEMPTS = 20;
  private static final int MOST_PRESSED = 10_000;

  private final Book book;
  private final PressedTags pressed;
  private final Slips slips;
  private final Files files;
  private final List<Guard> guards;

  Custody(Book book, PressedTags pressed, Slips slips, Files files, List<Guard> guards) {
    this.book = book;
    this.pressed = pressed;
    this.slips = slips;
    this.files = files;
    this.guards = guards;
  }

  /**
   * A change of hands. The same occasion asked twice answers the first slip.
   *
   * @return the slip, to be named by the facts written on it
   */
  public Slip handOver(Occasion occasion, HandOver wanted) {
    var key = occasion.keyFor("slip");
    var already = slips.keyed(key);
    if (already.isPresent()) return already.get();
    notAhead(occasion, wanted.occurredAt());
    var slip =
        slips.insert(
            wanted,
            sealOf(wanted.giver()),
            sealOf(wanted.taker()),
            occasion.now(),
            occasion.actor().account(),
            key);
    sign(slip.id(), "GIVER", wanted.giver());
    sign(slip.id(), "TAKER", wanted.taker());
    return slip;
  }

  /**
   * Devices that were never here before: identities, tags, and their first fact, set-based.
   *
   * @param slip on which they were received
   * @param observed what was seen of each, in the order of the answer
   */
  public List<Tag> receiveNew(Occasion occasion, Slip slip, List<Observed> observed) {
    return receiveNew(occasion, slip, observed, List.of());
  }

  /**
   * The same, where some already wear a label of a pre-printed roll.
   *
   * @param worn in the order of the observed: a pressed tag that no device has yet, or null for a
   *     fresh one; empty when all are fresh
   * @throws Refusal naming a tag that was not pressed, or was given already: also when two people
   *     give it at once
   */
  public List<Tag> receiveNew(
      Occasion occasion, Slip slip, List<Observed> observed, List<@Nullable Tag> worn) {
    return List.copyOf(receiveAll(occasion, slip, observed, worn).values());
  }

  /** The same; answers each device's number with its tag, in the order of the observed. */
  public Map<Long, Tag> receiveAll(
      Occasion occasion, Slip slip, List<Observed> observed, List<@Nullable Tag> worn) {
    if (observed.isEmpty()) throw new Refusal("custody.refusal.nothing");
    var identities = identities(occasion, observed.size(), worn);
    var rows = new ArrayList<Book.Row>(observed.size());
    var next = observed.iterator();
    for (var identity : identities.entrySet()) {
      var entry = Entry.on(slip, new Fact.Received(next.next()));
      rows.add(row(occasion, null, identity.getKey(), identity.getValue(), entry, null));
    }
    book.write(rows, occasion.now(), occasion.actor().account(), true);
    return identities;
  }

  private Map<Long, Tag> identities(Occasion occasion, int count, List<@Nullable Tag> worn) {
    var known = worn.stream().filter(Objects::nonNull).toList();
    if (known.isEmpty()) return book.newDevices(count, occasion.now());
    if (worn.size() != count) throw new IllegalArgumentException(worn.size() + " of " + count);
    var ready = pressed.of(known);
    var seen = new HashSet<Tag>();
    for (var tag : known) {
      var found = ready.get(tag);
      if (found == null) throw new Refusal("custody.refusal.not-pressed", tag.printed());
      if (found.given() || !seen.add(tag))
        throw new Refusal(Refusal.Kind.CONFLICT, "custody.refusal.tag-given", tag.printed());
    }
    var fresh = book.freshTags(count - known.size()).entrySet().iterator();
    var identities = new LinkedHashMap<Long, Tag>();
    for (var tag : worn) {
      var found = tag == null ? null : ready.get(tag);
      if (found != null) {
        identities.put(found.device(), found.tag());
      } else {
        var next = fresh.next();
        identities.put(next.getKey(), next.getValue());
      }
    }
    try {
      book.newDevices(identities, occasion.now());
    } catch (DuplicateKeyException somebodyWasFaster) {
      throw new Refusal(
          Refusal.Kind.CONFLICT, "custody.refusal.tag-given", known.getFirst().printed());
    }
    return identities;
  }

  /**
   * Presses tags that no device wears yet, for a roll of labels. The same occasion asked twice
   * answers the same tags.
   */
  public List<Tag> pressTags(Occasion occasion, int count) {
    if (count < 1 || count > MOST_PRESSED)
      throw new Refusal("custody.refusal.press-count", MOST_PRESSED);
    var key = occasion.keyFor("press");
    var already = pressed.keyed(key);
    if (!already.isEmpty()) return already;
    var tags = book.freshTags(count);
    pressed.insert(tags, key, occasion.now(), occasion.actor().account());
    return List.copyOf(tags.values());
  }

  /** Whether this tag was pressed and no device wears it yet. */
  @Transactional(readOnly = true)
  public boolean waits(Tag tag) {
    return pressed.of(tag).filter(found -> !found.given()).isPresent();
  }

  /**
   * Writes one fact about one device. It is one statement, which holds only while the device has as
   * many facts as were read before; where it has more by then, it is read and judged again.
   */
  @Transactional(propagation = Propagation.SUPPORTS) // one statement needs no transaction around it
  public Written write(Occasion occasion, Tag tag, Entry entry) {
    var fact = entry.fact();
    if (fact instanceof Fact.Corrected) throw new IllegalArgumentException("use correct()");
    notAhead(occasion, entry.occurredAt());
    var key = keyOf(occasion, tag, fact.kind());
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      var seen = book.seen(tag, key).orElseThrow(() -> unknown(tag));
      if (seen.written()) return book.written(List.of(key)).getFirst();
      var now = seen.device();
      var objection = objection(fact.kind(), List.of(now));
      if (objection != null) throw objection;
      var row = row(occasion, now, now.id(), tag, entry, null);
      var number = writeOne(occasion, row);
      if (number.isPresent()) return written(occasion, row, number.get());
    }
    throw new Refusal(Refusal.Kind.CONFLICT, "custody.refusal.busy", tag.printed());
  }

  private Optional<Long> writeOne(Occasion occasion, Book.Row row) {
    try {
      return book.writeOne(row, occasion.now(), occasion.actor().account());
    } catch (DuplicateKeyException sameKey) {
      throw new Refusal(Refusal.Kind.CONFLICT, "custody.refusal.same-key");
    }
  }

  /**
   * Writes the same fact about each of these devices: all, or none and a refusal that names the
   * first that could not.
   */
  public List<Written> write(Occasion occasion, Collection<Tag> tags, Entry entry) {
    if (entry.fact() instanceof Fact.Corrected) throw new IllegalArgumentException("use correct()");
    return writeLocked(occasion, tags, entry);
  }

  /**
   * The last fact that still counts did not happen as written: it no longer counts, and the device
   * is what it was before. The first fact of a device cannot be taken back.
   */
  public Written correct(Occasion occasion, Tag tag, Fact.Corrected.Why why) {
    var key = keyOf(occasion, tag, FactKind.CORRECTED);
    var now = lockedAll(List.of(tag)).getFirst();
    var already = book.written(List.of(key));
    if (!already.isEmpty()) return already.getFirst();
    var row = corrected(occasion, now, book.line(now.id()), why);
    long number =
        book.write(List.of(row), occasion.now(), occasion.actor().account(), false)
            .getOrDefault(now.id(), 0L);
    return written(occasion, row, number);
  }

  /** The row that takes the last counting fact of a line back. */
  static Book.Row corrected(
      Occasion occasion, Device now, List<Life.Line> line, Fact.Corrected.Why why) {
    var tag = now.tag();
    var fact = new Fact.Corrected(why);
    var key = keyOf(occasion, tag, fact.kind());
    var counting = counting(line);
    if (counting.size() < 2) throw new Refusal("custody.refusal.first-fact", tag.printed());
    var voided = counting.getLast();
    if (now.stage().isEnd() && voided.entry().fact() instanceof Fact.Dismantled)
      throw new Refusal("custody.refusal.certified", tag.printed());
    var before = Life.replay(now.id(), tag, counting.subList(0, counting.size() - 1));
    var entry = new Entry(fact, occasion.now(), null, null, null, voided.number());
    var detail = Canon.detail(fact);
    int nth = now.facts() + 1;
    var hash =
        Canon.hash(
            now.head(),
            tag,
            nth,
            fact.kind(),
            entry,
            detail,
            occasion.now(),
            occasion.actor().account(),
            key);
    return new Book.Row(
        Life.restored(before, occasion.now(), nth, hash), fact.kind(), entry, detail, key);
  }

  /** The present of a device, or a refusal that it is not here. */
  @Transactional(readOnly = true)
  public Device device(Tag tag) {
    return book.present(tag).orElseThrow(() -> unknown(tag));
  }

  @Transactional(readOnly = true)
  public List<Device> devices(Collection<Tag> tags) {
    return book.presents(tags);
  }

  /** Whether this word may follow now: what a button asks before it shows itself. */
  @Transactional(readOnly = true)
  public boolean can(Tag tag, FactKind kind) {
    var device = device(tag);
    return Life.can(device, kind) && objection(kind, List.of(device)) == null;
  }

  @Transactional(readOnly = true)
  public Slip slip(long slip) {
    return slips.slip(slip).orElseThrow(() -> Refusal.notFound("S-" + slip));
  }

  /** Locks these devices for the rest of the transaction and answers their presents. */
  public List<Device> lock(Collection<Tag> tags) {
    return lockedAll(tags);
  }

  /** The client's key was used for another word about this device already. */
  @Transactional(readOnly = true)
  void refuseSameKeyForAnother(Occasion occasion, Tag tag, FactKind kind) {
    var others =
        Arrays.stream(FactKind.values())
            .filter(other -> other != kind)
            .map(other -> keyOf(occasion, tag, other))
            .toList();
    if (!book.written(others).isEmpty())
      throw new Refusal(Refusal.Kind.CONFLICT, "custody.refusal.same-key");
  }

  private List<Written> writeLocked(Occasion occasion, Collection<Tag> tags, Entry entry) {
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    notAhead(occasion, entry.occurredAt());
    var unique = new TreeSet<>(tags);
    var kind = entry.fact().kind();
    try {
      return writeNow(occasion, unique, entry, kind);
    } catch (Refusal refusal) {
      // the same act posted again is answered as the first was
      var already = book.written(unique.stream().map(tag -> keyOf(occasion, tag, kind)).toList());
      if (already.size() == unique.size()) return already;
      throw refusal;
    }
  }

  private List<Written> writeNow(
      Occasion occasion, Collection<Tag> tags, Entry entry, FactKind kind) {
    var presents = lockedAll(tags);
    var objection = objection(kind, presents);
    if (objection != null) throw objection;
    var detail = Canon.detail(entry.fact());
    var rows = new ArrayList<Book.Row>(presents.size());
    for (var now : presents) rows.add(row(occasion, now, now.id(), now.tag(), entry, detail));
    Map<Long, Long> numbers;
    try {
      numbers = book.write(rows, occasion.now(), occasion.actor().account(), false);
    } catch (DuplicateKeyException sameKey) {
      throw new Refusal(Refusal.Kind.CONFLICT, "custody.refusal.same-key");
    }
    var written = new ArrayList<Written>(rows.size());
    for (var row : rows)
      written.add(written(occasion, row, numbers.getOrDefault(row.after().id(), 0L)));
    return written;
  }

  static Written written(Occasion occasion, Book.Row row, long number) {
    var after = row.after();
    return new Written(
        number,
        after.tag(),
        after.facts(),
        row.kind(),
        after.stage(),
        row.entry().occurredAt(),
        occasion.now(),
        after.head());
  }

  static Refusal unknown(Tag tag) {
    return new Refusal(Refusal.Kind.NOT_FOUND, "custody.refusal.unknown-device", tag.printed());
  }

  private @Nullable Refusal objection(FactKind kind, List<Device> devices) {
    for (var guard : guards) {
      if (!guard.kinds().contains(kind)) continue;
      var objection = guard.objection(kind, devices);
      if (objection != null) return objection;
    }
    return null;
  }

  static Book.Row row(
      Occasion occasion,
      @Nullable Device now,
      long id,
      Tag tag,
      Entry entry,
      @Nullable String sameDetail) {
    var kind = entry.fact().kind();
    var key = keyOf(occasion, tag, kind);
    var detail = sameDetail == null ? Canon.detail(entry.fact()) : sameDetail;
    int nth = now == null ? 1 : now.facts() + 1;
    var hash =
        Canon.hash(
            now == null ? Canon.START : now.head(),
            tag,
            nth,
            kind,
            entry,
            detail,
            occasion.now(),
            occasion.actor().account(),
            key);
    var after = Life.after(now, id, tag, entry, occasion.now(), nth, hash);
    return new Book.Row(after, kind, entry, detail, key);
  }

  private List<Device> lockedAll(Collection<Tag> tags) {
    var presents = book.locked(tags);
    if (presents.size() < tags.size()) {
      var known = presents.stream().map(Device::tag).toList();
      var unknown = tags.stream().filter(tag -> !known.contains(tag)).findFirst().orElseThrow();
      throw unknown(unknown);
    }
    return presents;
  }

  /** The facts of a line that were not voided, without the corrections themselves. */
  static List<Life.Line> counting(List<Life.Line> line) {
    var counting = new ArrayList<Life.Line>();
    for (var written : line) {
      if (written.entry().fact() instanceof Fact.Corrected) counting.removeLast();
      else counting.add(written);
    }
    return counting;
  }

  static UUID keyOf(Occasion occasion, Tag tag, FactKind kind) {
    return occasion.keyFor(tag.code() + "/" + kind);
  }

  static void notAhead(Occasion occasion, java.time.Instant occurredAt) {
    if (occurredAt.isAfter(occasion.now().plus(CLOCKS_DIFFER)))
      throw new Refusal("custody.refusal.future");
  }

  private void sign(long slip, String side, HandOver.@Nullable Signature signature) {
    if (signature == null) return;
    var image = signature.image();
    var file =
        image == null
            ? null
            : files.keep(
                image,
                "signature",
                signature.mediaType() == null ? "image/png" : signature.mediaType());
    slips.sign(slip, side, signature.name().strip(), file);
  }

  private static @Nullable String sealOf(HandOver.@Nullable Signature signature) {
    if (signature == null) return null;
    if (signature.name().isBlank()) throw new Refusal("custody.refusal.no-name");
    var image = signature.image();
    var text = signature.name().strip() + "\n" + (image == null ? "" : Files.sha256(image));
    return Files.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
