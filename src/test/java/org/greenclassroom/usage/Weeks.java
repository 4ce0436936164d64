package org.greenclassroom.usage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Weeks of minutes from rooms of ten computers with a collector each, for those who load a house
 * from outside. Rooms and agents are written by SQL: how they came about is not what is loaded.
 */
public final class Weeks {
  private static final int COMPUTERS = 10;
  private static final long FIRST = 1_000_000L;
  private final int rooms;
  private final KeyPair keys;
  private final SecretKeySpec master;

  /** One week of ten computers: 70 rows. Its address is the hash of its content. */
  public record Week(String id, byte[] packed, String signature, int rows) {}

  /**
   * @param folder where the house keeps its keys; before its first start
   */
  public Weeks(Path folder, int rooms) throws Exception {
    this.rooms = rooms;
    this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var secret = secretIn(folder);
    this.master = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** The secret of all agents, made if there is none. */
  public static byte[] secretIn(Path folder) throws java.io.IOException {
    var file = folder.resolve("agent-keys.secret");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          Base64.getEncoder()
              .encodeToString(
                  "a secret of thirty-two letters!!".getBytes(StandardCharsets.US_ASCII)));
    }
    return Base64.getDecoder().decode(Files.readString(file).strip());
  }

  /** A school with a room for each ten computers. */
  public void enrol(Connection connection) throws SQLException {
    var encoded = keys.getPublic().getEncoded();
    var raw =
        HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into partners.partner (partner, name, kinds, territory, key, since) overriding system value
          select %1$d + n, '学校 ' || n, '{SCHOOL}', 'CN', gen_random_uuid(), now() from generate_series(1, %2$d) n;
          insert into partners.site (site, partner, name, kind, since) overriding system value
          select %1$d + n, %1$d + n, '学校', 'SCHOOL', now() from generate_series(1, %2$d) n;
          insert into classrooms.classroom (classroom, school, site, name, seats, kind, special_needs, planned_at, key)
                 overriding system value
          select %1$d + n, %1$d + n, %1$d + n, '机房', 30, 'DESKTOP', false, now() - interval '3 years', gen_random_uuid()
            from generate_series(1, %2$d) n;
          insert into custody.device (device, tag, first_seen) overriding system value
          select %1$d + n, 'ZW' || lpad(upper(to_hex(n)), 6, '0'), now() from generate_series(1, %2$d * %3$d) n;
          insert into custody.device_state (device, tag, stage, data, holder, place, classroom, kind, grams, basis,
                 first_received_at, received_at, changed_at, facts, head)
          select %1$d + n, 'ZW' || lpad(upper(to_hex(n)), 6, '0'), 'IN_CLASS', 'CLEARED',
                 %1$d + 1 + (n - 1) / %3$d, %1$d + 1 + (n - 1) / %3$d, %1$d + 1 + (n - 1) / %3$d,
                 'DESKTOP', 7000, 'ESTIMATED', now() - interval '3 years', now() - interval '3 years',
                 now() - interval '3 years', 6, md5(n::text) || md5(n::text)
            from generate_series(1, %2$d * %3$d) n;
          insert into agents.code (code_id, code, device, issued_at, issued_by, used_at) overriding system value
          select %1$d + n, translate(lpad(to_hex(%1$d + n), 8, '0'), '0123456789abcdef', 'ABCDEFGHJKMNPQRS'),
                 %1$d + n, now(), 0, now() from generate_series(1, %2$d * %3$d) n;
          insert into agents.code (code_id, code, classroom, issued_at, issued_by, used_at) overriding system value
          select %1$d * 2 + n, translate(lpad(to_hex(%1$d * 2 + n), 8, '0'), '0123456789abcdef', 'ABCDEFGHJKMNPQRS'),
                 %1$d + n, now(), 0, now() from generate_series(1, %2$d) n;
          insert into agents.agent (agent, name, code_id, device, classroom, fingerprint, system, version, enrolled_at)
                 overriding system value
          select %1$d + n, 'A' || lpad(upper(to_hex(n)), 15, '0'), %1$d + n, %1$d + n, %1$d + 1 + (n - 1) / %3$d,
                 md5(n::text) || md5(n::text), 'LINUX', '1.0.0', now() - interval '3 years'
            from generate_series(1, %2$d * %3$d) n;
          insert into agents.collector (collector, name, code_id, classroom, public_key, version, enrolled_at)
                 overriding system value
          select %1$d + n, 'C' || lpad(upper(to_hex(n)), 15, '0'), %1$d * 2 + n, %1$d + n, '\\x%4$s'::bytea, '1.0.0', now()
            from generate_series(1, %2$d) n;
          """
              .formatted(FIRST, rooms, COMPUTERS, raw));
    }
  }

  /** Takes away what has no line in the book: its check would rightly find it. */
  public void leave(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("delete from custody.device_state where device > " + FIRST);
    }
  }

  /** For each room so many weeks, the newest ending on this Monday. */
  public List<Week> weeks(int count, LocalDate monday) throws Exception {
    var weeks = new ArrayList<Week>();
    for (int sequence = 1; sequence <= count; sequence++)
      for (int room = 0; room < rooms; room++)
        weeks.add(week(room, sequence, monday.minusWeeks(sequence)));
    return weeks;
  }

  private Week week(int room, int sequence, LocalDate monday) throws Exception {
    var senders = new ArrayList<String>();
    for (int n = room * COMPUTERS + 1; n <= (room + 1) * COMPUTERS; n++) {
      var name = "A%015X".formatted(n);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(master);
      var key =
          HexFormat.of().formatHex(mac.doFinal(("agent " + name).getBytes(StandardCharsets.UTF_8)));
      var days = new ArrayList<Speaking.Told>();
      for (int day = 0; day < 7; day++)
        days.add(Speaking.Told.of(monday.plusDays(day), 1, 60 + n, 30 + day));
      senders.add(Speaking.sender(new Speaking.Agent(name, key, 0), 0, "", days));
    }
    var collector = new Speaking.Collector("C%015X".formatted(room + 1), keys);
    var piece = Speaking.piece(collector, sequence, senders.toArray(String[]::new));
    var id = Speaking.id(piece);
    return new Week(id, Speaking.packed(piece), Speaking.signature(collector, id), COMPUTERS * 7);
  }
}
