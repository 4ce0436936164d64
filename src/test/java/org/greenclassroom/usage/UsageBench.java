package org.greenclassroom.usage;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;

/**
 * A Monday morning in a programme of 5,000 classrooms, and its overview when years of days lie in
 * the table. {@code -Dusage.rooms} and {@code -Dusage.rows} set the sizes; 100 million rows need
 * about 20 GB of disk.
 */
public final class UsageBench {
  public static final int ROOMS = Integer.getInteger("usage.rooms", 5_000);
  public static final long ROWS = Long.getLong("usage.rows", 3_000_000L);
  private static final int COMPUTERS = 30;
  private static final int DAYS = 7;
  private static final int CLIENTS = 8;

  /** Rooms that send at the same time; of 5,000 on a Monday morning it is rather more. */
  public static final int SENDING = Integer.getInteger("usage.sending", 64);

  private static final int ROUNDS = 5;
  private static final long FIRST = 200_000_000L;
  private static final long OTHERS = 900_000_000L;
  private static final int SMALL = 1_000_000;

  private final int port;
  private final Path data;
  private final Consumer<String> say;
  private final LocalDate monday;

  /** Rows a second over HTTP, and of the plain insert; one of each for each round. */
  public record Peak(List<Double> ours, List<Double> plain) {}

  /** How long the overview took, in ms, with so many rows. */
  public record Seen(long rows, double p50, double p95) {}

  public UsageBench(int port, Path data, Consumer<String> say) {
    this.port = port;
    this.data = data;
    this.say = say;
    this.monday = Usage.weekOf(Occasion.of(Actor.HOUSE, java.time.Instant.now()).today());
  }

  private Connection open() throws SQLException, IOException {
    var at = Files.readAllLines(data.resolve("pg18/postmaster.pid")).get(3).strip();
    var password = Files.readString(data.resolve("postgres.secret")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + at + "/postgres?reWriteBatchedInserts=true",
        "postgres",
        password);
  }

  private void run(String sql) throws SQLException, IOException {
    try (var connection = open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException, IOException {
    try (var connection = open();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  // ---- the programme: rooms, computers, agents, a collector in each room ----

  /** Fills in rooms and computers, each with an agent, if they are not there yet. */
  public void programme() throws Exception {
    var keys = keys();
    if (number("select count(*) from agents.collector where collector >= " + FIRST) >= ROOMS)
      return;
    var publicKey = keys.getPublic().getEncoded();
    var raw =
        HexFormat.of()
            .formatHex(Arrays.copyOfRange(publicKey, publicKey.length - 32, publicKey.length));
    run(
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
        select %1$d + n, 'ZY' || lpad(upper(to_hex(n)), 6, '0'), now() from generate_series(1, %2$d * %3$d) n;
        insert into custody.device_state (device, tag, stage, data, holder, place, classroom, kind, grams, basis,
               first_received_at, received_at, changed_at, facts, head)
        select %1$d + n, 'ZY' || lpad(upper(to_hex(n)), 6, '0'), 'IN_CLASS', 'CLEARED',
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
            .formatted(FIRST, ROOMS, COMPUTERS, raw));
    run("analyze custody.device_state; analyze agents.agent; analyze classrooms.classroom");
  }

  /** One pair for all collectors; kept, because a second run finds the programme filled in. */
  private KeyPair keys() throws Exception {
    var secret = data.resolve("agent-keys.secret");
    if (!Files.exists(secret)) {
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          secret,
          Base64.getEncoder().encodeToString("bench".repeat(7).substring(0, 32).getBytes()));
    }
    if (pair == null) {
      var maker = KeyPairGenerator.getInstance("Ed25519");
      maker.initialize(new java.security.spec.NamedParameterSpec("Ed25519"), fixed());
      pair = maker.generateKeyPair();
    }
    return pair;
  }

  private KeyPair pair;

  /** The same numbers in every run: a bench keeps no secrets. */
  private static java.security.SecureRandom fixed() {
    return new java.security.SecureRandom() {
      private final Random random = new Random(6);

      @Override
      public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
      }
    };
  }

  // ---- the Monday peak ----

  private record Parcel(String id, byte[] packed, String signature) {}

  private Parcel parcel(int room, int sequence, LocalDate before, SecretKeySpec master)
      throws Exception {
    var random = new Random(room);
    var senders = new ArrayList<String>();
    for (int c = 0; c < COMPUTERS; c++) {
      int n = (room - 1) * COMPUTERS + c + 1;
      var name = "A%015X".formatted(n);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(master);
      var key =
          HexFormat.of().formatHex(mac.doFinal(("agent " + name).getBytes(StandardCharsets.UTF_8)));
      var agent = new Speaking.Agent(name, key, FIRST + n);
      var days = new ArrayList<Speaking.Told>();
      for (int day = 0; day < DAYS; day++) {
        int active = random.nextInt(200);
        days.add(
            new Speaking.Told(
                before.minusDays(DAYS - day),
                1,
                active + random.nextInt(100),
                active,
                1,
                (int) before.minusDays(DAYS - day).toEpochDay(),
                null,
                "OK"));
      }
      senders.add(Speaking.sender(agent, 0, "", days));
    }
    var collector = new Speaking.Collector("C%015X".formatted(room), keys());
    var piece = Speaking.piece(collector, sequence, senders.toArray(String[]::new));
    var id = Speaking.id(piece);
    return new Parcel(id, Speaking.packed(piece), Speaking.signature(collector, id));
  }

  /**
   * Each round a part of the rooms over HTTP, whose pieces are made, packed and signed before the
   * clock runs, and as many rows of nobody by a plain insert. Before that, as for the facts, the
   * first part sends earlier weeks until the JVM has compiled what it runs: until five weeks bring
   * no more than those before, or five minutes.
   */
  public Peak peak() throws Exception {
    var master =
        new SecretKeySpec(
            Base64.getDecoder().decode(Files.readString(data.resolve("agent-keys.secret")).strip()),
            "HmacSHA256");
    int sequence =
        1
            + (int)
                number(
                    "select coalesce(max(sequence), 0) from usage.batch where collector like 'C0%'");
    run(
        "delete from usage.day where device >= %d; delete from usage.room_day where classroom > %d; delete from usage.device_week where classroom > %d; delete from usage.room_week where classroom > %d"
            .formatted(FIRST, FIRST, FIRST, FIRST));
    var ours = new ArrayList<Double>();
    var plain = new ArrayList<Double>();
    System.setProperty("http.maxConnections", Integer.toString(SENDING));
    int each = ROOMS / (ROUNDS + 1);
    warm(each, sequence, master);
    inserted(0, each * COMPUTERS);
    for (int round = 1; round <= ROUNDS; round++) {
      double http = sent(parcels(round * each + 1, each, sequence, monday, master));
      double insert = inserted(round, each * COMPUTERS);
      ours.add(http);
      plain.add(insert);
      say.accept("usage peak: %,.0f rows/s over HTTP, %,.0f plain".formatted(http, insert));
    }
    run("delete from usage.day where device >= " + OTHERS);
    return new Peak(ours, plain);
  }

  private List<Parcel> parcels(
      int first, int count, int sequence, LocalDate before, SecretKeySpec master) throws Exception {
    var parcels = new ArrayList<Parcel>();
    for (int room = first; room < first + count; room++)
      parcels.add(parcel(room, sequence, before, master));
    return parcels;
  }

  private void warm(int rooms, int sequence, SecretKeySpec master) throws Exception {
    long until = System.nanoTime() + Long.getLong("usage.warm", 300) * 1_000_000_000L;
    double best = 0;
    int without = 0;
    for (int week = 1; without < 5 && week < 50 && System.nanoTime() < until; week++) {
      double now = sent(parcels(1, rooms, sequence + week - 1, monday.minusWeeks(week), master));
      without = now > best * 1.03 ? 0 : without + 1;
      best = Math.max(best, now);
    }
  }

  private double sent(List<Parcel> parcels) throws Exception {
    var busy = Busy.of(data);
    long from = System.nanoTime();
    shared(parcels.size(), at -> put(parcels.get(at)));
    double seconds = (System.nanoTime() - from) / 1e9;
    int rows = parcels.size() * COMPUTERS * DAYS;
    say.accept("usage peak over HTTP: " + Busy.of(data).since(busy, rows));
    return rows / seconds;
  }

  /** By the JDK's plainest client: on a Monday it is other machines that send. */
  private void put(Parcel parcel) throws IOException {
    var at = URI.create("http://localhost:" + port + "/api/v1/usage/batches/" + parcel.id());
    var sending = (HttpURLConnection) at.toURL().openConnection();
    sending.setRequestMethod("PUT");
    sending.setDoOutput(true);
    sending.setFixedLengthStreamingMode(parcel.packed().length);
    sending.setRequestProperty("Content-Encoding", "gzip");
    sending.setRequestProperty("Batch-Signature", parcel.signature());
    try (var out = sending.getOutputStream()) {
      out.write(parcel.packed());
    }
    int status = sending.getResponseCode();
    try (var in = status < 400 ? sending.getInputStream() : sending.getErrorStream()) {
      var answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (status != 200 || answer.contains("REJECTED"))
        throw new IllegalStateException(status + " " + answer);
    }
  }

  private interface Work {
    void at(int n) throws Exception;
  }

  private static void shared(int count, Work work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(SENDING)) {
      var shares = new ArrayList<Callable<Void>>();
      for (int share = 0; share < SENDING; share++) {
        int first = share;
        shares.add(() -> {
          for (int n = first; n < count; n += SENDING) work.at(n);
          return null;
        });
      }
      for (var done : threads.invokeAll(shares)) done.get();
    }
  }

  /** What anybody would write who needs no answers, no sums and no second sending. */
  private double inserted(int round, int computers) throws Exception {
    var busy = Busy.of(data);
    long from = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      var shares = new ArrayList<Callable<Void>>();
      for (int share = 0; share < CLIENTS; share++) {
        int first = share;
        shares.add(() -> {
          try (var connection = open()) {
            connection.setAutoCommit(false);
            insert(connection, round, first, computers);
          }
          return null;
        });
      }
      for (var done : threads.invokeAll(shares)) done.get();
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    say.accept("usage peak, plain: " + Busy.of(data).since(busy, computers * DAYS));
    return computers * DAYS / seconds;
  }

  private void insert(Connection connection, int round, int first, int computers)
      throws SQLException {
    var random = new Random(first);
    try (var statement =
        connection.prepareStatement(
            """
            insert into usage.day (device, classroom, batch, day, revision, start_no, shift, on_min, active_min,
                   starts, sessions, sees_use, quality, source, disk, version)
            values (?, ?, 0, ?, 1, ?, 0, ?, ?, 1, 1, true, 'GOOD', 'BUNDLE', 'OK', '1.0.0')
            """)) {
      int waiting = 0;
      for (int n = first; n < computers; n += CLIENTS) {
        for (int day = 0; day < DAYS; day++) {
          int active = random.nextInt(200);
          long device = OTHERS + (long) round * computers + n;
          statement.setLong(1, device);
          statement.setLong(2, OTHERS + device / COMPUTERS);
          statement.setObject(3, monday.minusDays(DAYS - day));
          statement.setInt(4, 100 + day);
          statement.setInt(5, active + random.nextInt(100));
          statement.setInt(6, active);
          statement.addBatch();
          if (++waiting == 1_000) {
            statement.executeBatch();
            connection.commit();
            waiting = 0;
          }
        }
      }
      statement.executeBatch();
      connection.commit();
    }
  }

  // ---- the overview of all rooms, small and large ----

  /**
   * The page of all rooms with a million rows, and with as many as were asked for.
   *
   * @param page asks for the page once
   */
  public List<Seen> overview(Callable<?> page) throws Exception {
    var seen = new ArrayList<Seen>();
    int perDay = ROOMS * COMPUTERS;
    int small = Math.max(1, SMALL / perDay);
    int large = (int) Math.max(small, ROWS / perDay);
    run(
        "delete from usage.day where device >= %d; delete from usage.room_day where classroom > %d; delete from usage.device_week where classroom > %d; delete from usage.room_week where classroom > %d"
            .formatted(FIRST, FIRST, FIRST, FIRST));
    var last = monday.minusDays(1);
    fill(last.minusDays(small - 1), last);
    seen.add(time((long) small * perDay, page));
    if (large > small) {
      fill(last.minusDays(large - 1), last.minusDays(small));
      seen.add(time((long) large * perDay, page));
    }
    return seen;
  }

  private Seen time(long rows, Callable<?> page) throws Exception {
    run("vacuum (analyze) usage.room_week");
    run("vacuum (analyze) usage.device_week");
    run("vacuum (analyze) usage.device");
    run("vacuum (analyze) usage.room");
    for (int i = 0; i < 20; i++) page.call();
    var took = new ArrayList<Double>();
    for (int i = 0; i < 100; i++) {
      long from = System.nanoTime();
      page.call();
      took.add((System.nanoTime() - from) / 1e6);
    }
    took.sort(null);
    var seen = new Seen(rows, took.get(50), took.get(95));
    say.accept(
        "usage overview with %,d rows: p50 %.0f ms, p95 %.0f ms"
            .formatted(rows, seen.p50(), seen.p95()));
    return seen;
  }

  /** Days of all computers, a tenth of which is silent, with their sums reckoned from them. */
  private void fill(LocalDate from, LocalDate to) throws Exception {
    long begun = System.nanoTime();
    for (var month = YearMonth.from(from);
        !month.isAfter(YearMonth.from(to));
        month = month.plusMonths(1)) {
      var first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
      var end = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
      month(month, first, end);
    }
    sums(from, to);
    say.accept(
        "usage: days from %s to %s in %.0f s"
            .formatted(from, to, (System.nanoTime() - begun) / 1e9));
  }

  private void month(YearMonth month, LocalDate first, LocalDate end) throws Exception {
    var name = "usage.day_" + month.toString().replace("-", "");
    boolean fresh = number("select (to_regclass('%s') is null)::int".formatted(name)) == 1;
    if (fresh)
      run(
          "create table %s (like usage.day including defaults including constraints)"
              .formatted(name));
    run(
        """
        insert into %s (device, classroom, batch, day, revision, start_no, shift, on_min, active_min,
               starts, sessions, sees_use, quality, source, disk, version)
        select %d + n, %d + 1 + (n - 1) / %d, 0, d::date, 1, 100, 0, 60 + (n * 7 + d::date - date '2020-01-01') %% 200,
               (n * 7 + d::date - date '2020-01-01') %% 200, 1, 2, true, 'GOOD', 'BUNDLE', 'OK', '1.0.0'
          from generate_series(1, %d) n
          cross join generate_series(date '%s', date '%s', interval '1 day') d
         where n %% 10 <> 0
        """
            .formatted(name, FIRST, FIRST, COMPUTERS, ROOMS * COMPUTERS, first, end));
    if (fresh) {
      run("alter table %s add primary key (device, day, shift)".formatted(name));
      run(
          "alter table usage.day attach partition %s for values from ('%s') to ('%s')"
              .formatted(name, month.atDay(1), month.plusMonths(1).atDay(1)));
    }
    run("analyze " + name);
  }

  private void sums(LocalDate from, LocalDate to) throws Exception {
    for (var week = Usage.weekOf(from); !week.isAfter(to); week = week.plusWeeks(1)) {
      var first = week.isBefore(from) ? from : week;
      var end = week.plusDays(6).isAfter(to) ? to : week.plusDays(6);
      run(
          """
          insert into usage.room_day (classroom, day, on_min, active_min, judged_min, starts, devices, used, seen)
          select classroom, day, sum(on_min), sum(active_min), sum(on_min), sum(starts), count(*),
                 count(*) filter (where active_min > 0), count(*)
            from usage.day where day between '%1$s' and '%2$s' and device >= %3$d group by classroom, day;
          insert into usage.device_week as w (classroom, week, device, on_min, active_min, days, seen)
          select classroom, '%4$s', device, sum(on_min), sum(active_min), count(*), count(*)
            from usage.day where day between '%1$s' and '%2$s' and device >= %3$d group by classroom, device
           order by classroom, device
          on conflict (classroom, week, device) do update
             set on_min = w.on_min + excluded.on_min, active_min = w.active_min + excluded.active_min,
                 days = w.days + excluded.days, seen = w.seen + excluded.seen;
          delete from usage.room_week where week = '%4$s' and classroom > %3$d;
          insert into usage.room_week (classroom, week, on_min, active_min, judged_min, starts, devices, used, seen, device_days)
          select classroom, week, sum(on_min), sum(active_min), sum(on_min), sum(days), count(*),
                 count(*) filter (where active_min > 0), count(*), sum(days)
            from usage.device_week where week = '%4$s' and classroom > %3$d group by classroom, week;
          """
              .formatted(first, end, FIRST, week));
    }
    run(
        """
        insert into usage.device (device, classroom, last_day, source, last_minutes_day, last_active_day, version, disk)
        select %1$d + n, %1$d + 1 + (n - 1) / %2$d, '%4$s', 'BUNDLE', '%4$s', '%4$s', '1.0.0', 'OK'
          from generate_series(1, %2$d * %3$d) n
        on conflict (device) do update set last_day = greatest(usage.device.last_day, excluded.last_day),
           last_minutes_day = greatest(usage.device.last_minutes_day, excluded.last_minutes_day),
           last_active_day = greatest(usage.device.last_active_day, excluded.last_active_day);
        insert into usage.room (classroom, last_day, last_minutes_day)
        select %1$d + n, '%4$s', '%4$s' from generate_series(1, %3$d) n
        on conflict (classroom) do nothing;
        """
            .formatted(FIRST, COMPUTERS, ROOMS, to));
  }
}
