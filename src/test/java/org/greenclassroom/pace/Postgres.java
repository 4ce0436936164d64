package org.greenclassroom.pace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The embedded database of the running jar, seen from outside: the limit is measured there. */
final class Postgres {
  private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private final String port;
  private final String password;
  private final Path folder;

  /** Transactions per second, and the 99th percentile of how long one took. */
  record Speed(double perSecond, double p99Ms) {}

  Postgres(Path data) throws IOException {
    port = Files.readAllLines(data.resolve("pg18/postmaster.pid")).get(3).strip();
    password = Files.readString(data.resolve("postgres.secret")).strip();
    folder = Files.createTempDirectory(Path.of("target"), "pgbench-");
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
  }

  void run(String sql) throws SQLException {
    try (var connection = open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (var connection = open();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static boolean hasPgbench() {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "pgbench")));
  }

  /** The book's tables once more, with the same rows, columns, checks, indexes and foreign keys. */
  void copyTheBook() throws SQLException {
    run(
        """
        drop schema if exists bench cascade;
        create schema bench;
        create table bench.device (like custody.device including all);
        insert into bench.device overriding system value select * from custody.device;
        create table bench.fact (like custody.fact including all);
        alter table bench.fact
          add foreign key (device) references bench.device (device),
          add foreign key (slip) references custody.slip (slip),
          add foreign key (holder) references partners.partner (partner),
          add foreign key (place) references partners.site (site),
          add foreign key (voids) references bench.fact (number);
        insert into bench.fact overriding system value select * from custody.fact;
        select setval(pg_get_serial_sequence('bench.fact', 'number'),
                      (select max(number) from bench.fact));
        create table bench.device_state (like custody.device_state including all);
        insert into bench.device_state (device, tag, stage, stage_before, data, holder, place, classroom,
               kind, maker, model, serial, donors_tag, grams, basis, donor, lot, drives,
               first_received_at, received_at, changed_at, facts, head)
        select device, tag, stage, stage_before, data, holder, place, classroom, kind, maker, model,
               serial, donors_tag, grams, basis, donor, lot, drives, first_received_at, received_at,
               changed_at, facts, head
          from custody.device_state;
        update bench.device_state s set tag = n.tag
          from (select device, lpad(row_number() over (order by device)::text, 8, '0') as tag
                  from bench.device_state) n
         where n.device = s.device;
        update bench.device_state set stage = 'TO_INSPECT', stage_before = null;
        analyze;
        """);
  }

  static final String THREE_STATEMENTS =
      """
      \\set d random(1, :devices)
      begin;
      select s.*, s.facts + 1 as n from bench.device_state s where tag = lpad(:d::text, 8, '0') for update \\gset
      insert into bench.fact (device, nth, kind, occurred_at, recorded_at, recorded_by, key, detail, hash) values (:device, :n, case when :stage = 'MISSING' then 'FOUND' else 'MISSED' end, now(), now(), 1, gen_random_uuid(), '{}', encode(sha256(convert_to((:head)::text, 'UTF8')), 'hex'));
      update bench.device_state set stage = case when stage = 'MISSING' then stage_before else 'MISSING' end, stage_before = case when stage = 'MISSING' then null else stage end, changed_at = now(), facts = facts + 1, head = encode(sha256(convert_to((:head)::text, 'UTF8')), 'hex') where device = :device;
      commit;
      """;

  static final String ONE_STATEMENT =
      """
      \\set d random(1, :devices)
      with s as (update bench.device_state set stage = case when stage = 'MISSING' then stage_before else 'MISSING' end, stage_before = case when stage = 'MISSING' then null else stage end, changed_at = now(), facts = facts + 1, head = encode(sha256(convert_to(head, 'UTF8')), 'hex') where tag = lpad(:d::text, 8, '0') returning device, facts, stage, head) insert into bench.fact (device, nth, kind, occurred_at, recorded_at, recorded_by, key, detail, hash) select device, facts, case when stage = 'MISSING' then 'MISSED' else 'FOUND' end, now(), now(), 1, gen_random_uuid(), '{}', head from s;
      """;

  Speed pgbench(String script, long devices, int clients, int seconds)
      throws IOException, InterruptedException {
    var file = folder.resolve("script.sql");
    Files.writeString(file, script);
    var prefix = folder.resolve("log");
    var command =
        List.of(
            "pgbench",
            "-n",
            "-M",
            "prepared",
            "-c",
            "" + clients,
            "-j",
            "2",
            "-T",
            "" + seconds,
            "-D",
            "devices=" + devices,
            "-l",
            "--log-prefix=" + prefix,
            "-f",
            file.toString(),
            "-h",
            "127.0.0.1",
            "-p",
            port,
            "-U",
            "postgres",
            "postgres");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", password);
    var process = builder.start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    var found = TPS.matcher(said);
    if (process.waitFor() != 0 || !found.find())
      throw new IllegalStateException("pgbench: " + said);
    return new Speed(Double.parseDouble(found.group(1)), p99());
  }

  /** Files per second when their bytes are only kept. */
  double keep(List<byte[]> files, int clients) throws Exception {
    run(
        "drop table if exists public.bench_file; create table public.bench_file (like frame.file including all)");
    long from = System.nanoTime();
    try (var threads = java.util.concurrent.Executors.newFixedThreadPool(clients)) {
      var shares = new ArrayList<java.util.concurrent.Callable<Void>>();
      for (int share = 0; share < clients; share++) {
        int first = share;
        shares.add(() -> {
          try (var connection = open();
              var statement =
                  connection.prepareStatement(
                      "insert into public.bench_file (sha256, name, media_type, bytes) values (?, 'file', 'text/plain', ?)")) {
            for (int at = first; at < files.size(); at += clients) {
              statement.setString(1, org.greenclassroom.frame.Files.sha256(files.get(at)));
              statement.setBytes(2, files.get(at));
              statement.executeUpdate();
            }
          }
          return null;
        });
      }
      for (var future : threads.invokeAll(shares)) future.get();
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    run("drop table public.bench_file");
    return files.size() / seconds;
  }

  private double p99() throws IOException {
    var took = new ArrayList<Long>();
    try (var files = Files.list(folder)) {
      for (var log :
          files.filter(path -> path.getFileName().toString().startsWith("log.")).toList()) {
        for (var line : Files.readAllLines(log)) took.add(Long.parseLong(line.split(" ")[2]));
        Files.delete(log);
      }
    }
    took.sort(Comparator.naturalOrder());
    return took.isEmpty() ? 0 : took.get((int) (took.size() * 0.99)) / 1000.0;
  }
}
