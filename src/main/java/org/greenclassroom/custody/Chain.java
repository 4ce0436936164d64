package org.greenclassroom.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the whole book, and seals it once a day.
 *
 * <p>Checked: each line's numbers and hashes; that replaying a line gives the present that is
 * stored; that every seal is signed by our key of its time, follows the one before, and still fits
 * the facts.
 */
@Service
public class Chain {
  private static final int DEVICES_AT_ONCE = 2_000;

  private final JdbcClient jdbc;
  private final Book book;
  private final Checkpoints checkpoints;
  private final HandedKeys handedKeys;
  private final SealKey key;
  private final Clock clock;

  @Autowired
  Chain(
      JdbcClient jdbc,
      Book book,
      Checkpoints checkpoints,
      HandedKeys handedKeys,
      SealKey key,
      Clock clock) {
    this.jdbc = jdbc;
    this.book = book;
    this.checkpoints = checkpoints;
    this.handedKeys = handedKeys;
    this.key = key;
    this.clock = clock;
  }

  /** Of a book of this house in another database. */
  static Chain over(DataSource other, SealKey key, Clock clock) {
    var there = JdbcClient.create(other);
    return new Chain(
        there, new Book(there), new Checkpoints(there), new HandedKeys(there), key, clock);
  }

  /**
   * Seals all facts since the last seal. A day without facts is sealed too.
   *
   * @throws Refusal when the key here is not the one whose turn it is
   */
  @Transactional
  public void seal() {
    checkpoints.holdTheBook();
    if (!sealedBy().orElse(key.publicKey()).equals(key.publicKey()))
      throw new Refusal("custody.refusal.other-seal-key", key);
    var last = checkpoints.last();
    var after = last.map(Checkpoints.Checkpoint::lastFact).orElse(0L);
    var previous = last.map(Checkpoints.Checkpoint::root).orElse(Canon.START);
    var upTo = checkpoints.lastFact();
    var at = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    var root = checkpoints.rootOfFacts(previous, after, upTo);
    long devices =
        jdbc.sql("select count(distinct device) from custody.fact where number > ? and number <= ?")
            .params(after, upTo)
            .query(Long.class)
            .single();
    var text = Checkpoints.Checkpoint.text(at, upTo, devices, root, previous);
    var checkpoint =
        checkpoints.insert(at, upTo, devices, root, previous, key.sign(text), key.publicKey());
    checkpoints.sealHeads(checkpoint, after, upTo);
  }

  /** Reads every line of the book. Takes about a second per 100,000 facts. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Verification verify() {
    return verify(signers());
  }

  private Signers signers() {
    return new Signers(handedKeys.all(), key.publicKey());
  }

  private Verification verify(Signers signers) {
    long devices = 0;
    long facts = 0;
    long last =
        jdbc.sql("select coalesce(max(device), 0) from custody.device").query(Long.class).single();
    for (long from = 0; from <= last; from += DEVICES_AT_ONCE) {
      var lines = lines(from, from + DEVICES_AT_ONCE - 1);
      var presents = presents(from, from + DEVICES_AT_ONCE - 1);
      for (var line : lines.entrySet()) {
        devices++;
        facts += line.getValue().size();
        var broken = check(line.getValue(), presents.remove(line.getKey()));
        if (broken != null) return answer(devices, facts, broken);
      }
      if (!presents.isEmpty()) {
        var orphan = presents.values().iterator().next();
        return answer(
            devices, facts, new Verification.Broken(orphan.tag().printed(), 1, "REMOVED"));
      }
    }
    return answer(devices, facts, checkSeals(signers));
  }

  /**
   * Reads the book of another database, to which nobody else writes: one that was brought back from
   * a backup. It must be sealed by this house's keys, also where it is older than the present one.
   */
  public Verification verify(DataSource other) {
    return over(other, key, clock).verify(signers());
  }

  /** The public half of the key whose turn it is; empty: nothing was sealed yet. */
  Optional<String> sealedBy() {
    var handed = handedKeys.all();
    return handed.isEmpty()
        ? checkpoints.last().map(Checkpoints.Checkpoint::publicKey)
        : Optional.of(handed.getLast().key());
  }

  /**
   * A seal, as it is printed on reports.
   *
   * @param root SHA-256 over the seal before and the heads of all lines with new facts
   */
  public record Seal(long number, java.time.Instant sealedAt, String root) {}

  /** The newest seal of the book; null while nothing was ever sealed. */
  @Transactional(readOnly = true)
  public @Nullable Seal newestSeal() {
    return checkpoints
        .last()
        .map(last -> new Seal(last.checkpoint(), last.sealedAt(), last.root()))
        .orElse(null);
  }

  List<Checkpoints.Checkpoint> newestSeals(int limit) {
    return checkpoints.newest(limit);
  }

  private Verification answer(long devices, long facts, Verification.@Nullable Broken broken) {
    return new Verification(
        broken == null, devices, facts, checkpoints.all().size(), broken, clock.instant());
  }

  private Verification.@Nullable Broken checkSeals(Signers signers) {
    var missing = new ArrayList<>(handedKeys.all());
    if (!signers.areSound() || !signers.beganWith(missing))
      return new Verification.Broken(null, 0, "KEY_BROKEN");
    var previous = Canon.START;
    var sum = new SealSum();
    for (var seal : checkpoints.all()) {
      int number = (int) seal.checkpoint();
      sum.add(seal);
      if (!seal.previous().equals(previous)
          || !signers.sealed(seal)
          || !signers.vouchFor(seal.checkpoint(), sum.hex())
          || !checkpoints.rootOfHeads(previous, seal.checkpoint()).equals(seal.root()))
        return new Verification.Broken(null, number, "SEAL_BROKEN");
      previous = seal.root();
      missing.removeIf(each -> each.lastCheckpoint() == seal.checkpoint());
    }
    if (!missing.isEmpty())
      return new Verification.Broken(
          null, (int) missing.getFirst().lastCheckpoint(), "SEAL_BROKEN");
    return checkpoints.firstChangedHead().map(Chain::printed).orElse(null);
  }

  private static Verification.Broken printed(Verification.Broken broken) {
    var tag = broken.tag();
    return tag == null || tag.startsWith("#")
        ? broken
        : new Verification.Broken(new Tag(tag).printed(), broken.nth(), broken.reason());
  }

  private static Verification.@Nullable Broken check(List<Read> line, @Nullable Device present) {
    var head = Canon.START;
    int nth = 0;
    var replayable = new ArrayList<Life.Line>(line.size());
    for (var read : line) {
      var tag = read.tag();
      nth++;
      if (read.line().nth() != nth)
        return new Verification.Broken(
            tag.printed(), nth, read.line().nth() > nth ? "REMOVED" : "OUT_OF_ORDER");
      var entry = read.line().entry();
      var expected =
          Canon.hash(
              head,
              tag,
              nth,
              read.kind(),
              entry,
              read.detail(),
              read.line().recordedAt(),
              read.recordedBy(),
              read.key());
      if (!expected.equals(read.line().hash()))
        return new Verification.Broken(tag.printed(), nth, "HASH_DIFFERS");
      head = read.line().hash();
      replayable.add(read.line());
    }
    var tag = line.getFirst().tag();
    if (present == null) return new Verification.Broken(tag.printed(), nth, "STATE_DIFFERS");
    if (present.facts() > nth) return new Verification.Broken(tag.printed(), nth + 1, "REMOVED");
    try {
      var replayed = Life.replay(present.id(), tag, replayable);
      if (!replayed.equals(present))
        return new Verification.Broken(tag.printed(), nth, "STATE_DIFFERS");
    } catch (RuntimeException impossible) {
      return new Verification.Broken(tag.printed(), nth, "OUT_OF_ORDER");
    }
    return null;
  }

  /** A fact as it stands in the table, with what its hash needs. */
  private record Read(
      long device,
      Tag tag,
      Life.Line line,
      FactKind kind,
      String detail,
      long recordedBy,
      UUID key) {}

  private Map<Long, List<Read>> lines(long from, long to) {
    var lines = new java.util.LinkedHashMap<Long, List<Read>>();
    jdbc.sql(
            """
            select f.device, d.tag, f.number, f.nth, f.kind, f.occurred_at, f.recorded_at, f.recorded_by,
                   f.key, f.slip, f.holder, f.place, f.voids, f.detail, f.hash
              from custody.fact f join custody.device d using (device)
             where f.device between ? and ? order by f.device, f.nth
            """)
        .params(from, to)
        .query(row -> {
          var read = read(row);
          lines.computeIfAbsent(read.device(), _ -> new ArrayList<>()).add(read);
        });
    return lines;
  }

  private static Read read(ResultSet row) throws SQLException {
    return new Read(
        row.getLong("device"),
        new Tag(row.getString("tag")),
        new Life.Line(
            row.getLong("number"),
            row.getInt("nth"),
            Book.entry(row),
            row.getTimestamp("recorded_at").toInstant(),
            row.getString("hash")),
        FactKind.valueOf(row.getString("kind")),
        row.getString("detail"),
        row.getLong("recorded_by"),
        row.getObject("key", UUID.class));
  }

  private Map<Long, Device> presents(long from, long to) {
    var presents = new HashMap<Long, Device>();
    for (var present : book.range(from, to)) presents.put(present.id(), present);
    return presents;
  }
}
