package org.greenclassroom.custody;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code custody.checkpoint} and {@code custody.sealed_head}. */
@Component
class Checkpoints {
  private final JdbcClient jdbc;

  Checkpoints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A seal.
   *
   * @param devices how many devices had new facts since the seal before
   * @param previous root of the seal before
   */
  record Checkpoint(
      long checkpoint,
      Instant sealedAt,
      long lastFact,
      long devices,
      String root,
      String previous,
      String signature,
      String publicKey) {
    /** What is signed. */
    String text() {
      return text(sealedAt, lastFact, devices, root, previous);
    }

    static String text(
        Instant sealedAt, long lastFact, long devices, String root, String previous) {
      return String.join(
          "\n",
          "green-classroom/seal/1",
          Canon.time(sealedAt),
          Long.toString(lastFact),
          Long.toString(devices),
          previous,
          root);
    }
  }

  /** Waits for facts that are being written and keeps new ones out until the seal is set. */
  void holdTheBook() {
    jdbc.sql("select custody.hold_the_book()").query(row -> {});
  }

  long lastFact() {
    return jdbc.sql("select coalesce(max(number), 0) from custody.fact").query(Long.class).single();
  }

  Optional<Checkpoint> last() {
    return jdbc.sql("select * from custody.checkpoint order by checkpoint desc limit 1")
        .query(Checkpoint.class)
        .optional();
  }

  List<Checkpoint> newest(int limit) {
    return jdbc.sql("select * from custody.checkpoint order by checkpoint desc limit ?")
        .param(limit)
        .query(DataClassRowMapper.newInstance(Checkpoint.class))
        .list();
  }

  List<Checkpoint> all() {
    return jdbc.sql("select * from custody.checkpoint order by checkpoint")
        .query(DataClassRowMapper.newInstance(Checkpoint.class))
        .list();
  }

  long insert(
      Instant sealedAt,
      long lastFact,
      long devices,
      String root,
      String previous,
      String signature,
      String publicKey) {
    return jdbc.sql(
            """
            insert into custody.checkpoint (sealed_at, last_fact, devices, root, previous, signature,
                                            public_key)
            values (?, ?, ?, ?, ?, ?, ?) returning checkpoint
            """)
        .params(
            sealedAt.atOffset(ZoneOffset.UTC),
            lastFact,
            devices,
            root,
            previous,
            signature,
            publicKey)
        .query(Long.class)
        .single();
  }

  /** Keeps the heads that the seal covers: of every device with a fact since the seal before. */
  long sealHeads(long checkpoint, long after, long upTo) {
    return jdbc.sql(
            """
            insert into custody.sealed_head (checkpoint, device, nth, hash)
            select distinct on (device) ?, device, nth, hash
              from custody.fact where number > ? and number <= ?
             order by device, nth desc
            """)
        .params(checkpoint, after, upTo)
        .update();
  }

  /** SHA-256 over the root before and the heads of facts in this range, in order of identity. */
  String rootOfFacts(String previous, long after, long upTo) {
    return root(
        previous,
        jdbc.sql(
                """
                select distinct on (device) device, nth, hash
                  from custody.fact where number > ? and number <= ?
                 order by device, nth desc
                """)
            .params(after, upTo));
  }

  /** The same over the heads that were kept with a seal. */
  String rootOfHeads(String previous, long checkpoint) {
    return root(
        previous,
        jdbc.sql(
                "select device, nth, hash from custody.sealed_head where checkpoint = ? order by device")
            .param(checkpoint));
  }

  /** The first sealed head that the book no longer has as it was sealed. */
  Optional<Verification.Broken> firstChangedHead() {
    return jdbc.sql(
            """
            select coalesce(d.tag, '#' || h.device) as tag, h.nth, f.hash is null as gone
              from custody.sealed_head h
              left join custody.fact f on f.device = h.device and f.nth = h.nth
              left join custody.device d on d.device = h.device
             where f.hash is distinct from h.hash
             order by h.checkpoint, h.device limit 1
            """)
        .query((row, _) ->
            new Verification.Broken(
                row.getString("tag"),
                row.getInt("nth"),
                row.getBoolean("gone") ? "REMOVED_AFTER_SEAL" : "CHANGED_AFTER_SEAL"))
        .optional();
  }

  private static String root(String previous, JdbcClient.StatementSpec heads) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((previous + "\n").getBytes(StandardCharsets.UTF_8));
      heads
          .withFetchSize(5_000)
          .query(row -> {
            digest.update(
                (row.getLong(1) + ":" + row.getInt(2) + ":" + row.getString(3) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
