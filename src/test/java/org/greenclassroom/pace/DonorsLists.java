package org.greenclassroom.pace;

import static org.greenclassroom.pace.Line.Better.LESS;
import static org.greenclassroom.pace.Line.Better.MORE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.postgresql.PGConnection;

/**
 * A donor's list of 100,000 rows: preview, commit and receipt through the API, beside COPY of the
 * very same rows into the same tables, and beside the best that SQL over sets can do.
 */
final class DonorsLists {
  private static final int ROWS = Integer.getInteger("rows", 100_000);

  private final Program house;
  private final Postgres postgres;
  private final Desk desk;
  private final int rounds;

  DonorsLists(Program house, Postgres postgres, Desk desk, int rounds) {
    this.house = house;
    this.postgres = postgres;
    this.desk = desk;
    this.rounds = rounds;
  }

  void measure(long donor, Consumer<Line> say) throws Exception {
    desk.receive(desk.importList(donor, Desk.list(ROWS / 5, "W" + house.port)), ROWS / 5); // warm
    var preview = new ArrayList<Double>();
    var commit = new ArrayList<Double>();
    var receipt = new ArrayList<Double>();
    var all = new ArrayList<Double>();
    var copied = new ArrayList<Double>();
    var sets = new ArrayList<Double>();
    var workbook = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      var list = Desk.list(ROWS, "R" + round);
      long from = System.nanoTime();
      var id = desk.preview(donor, list);
      preview.add(since(from));
      long then = System.nanoTime();
      var lot = desk.commit(id);
      commit.add(since(then));
      copied.add(copy(id));
      then = System.nanoTime();
      desk.receive(lot, ROWS);
      receipt.add(since(then));
      all.add(preview.getLast() + commit.getLast() + receipt.getLast());
      sets.add(sets(Desk.list(ROWS, "S" + round)));
      var xlsx = xlsx(Desk.list(ROWS, "X" + round));
      then = System.nanoTime();
      desk.preview(donor, xlsx);
      workbook.add(since(then));
      System.out.printf(
          "# round %d: preview %.1f s, commit %.1f s, receipt %.1f s; COPY of list and items %.1f s; by sets %.1f s; workbook's preview %.1f s%n",
          round,
          preview.getLast(),
          commit.getLast(),
          receipt.getLast(),
          copied.getLast(),
          sets.getLast(),
          workbook.getLast());
    }
    say.accept(
        new Line(
            "import_preview_and_commit_rows_per_second",
            ROWS / (Bench.median(preview) + Bench.median(commit)),
            ROWS / Bench.median(copied),
            0.35,
            MORE,
            "COPY of the same rows into the same two tables with their indexes and foreign keys; ours reads and judges each row, then commits"));
    say.accept(
        new Line(
            "import_to_first_fact_devices_per_second",
            ROWS / Bench.median(all),
            ROWS / Bench.median(sets),
            0.75,
            MORE,
            "SQL over sets in one transaction: stages by COPY, checks, writes device, first fact with its hash, and present; ours previews, commits and receives, keeps list and items too"));
    say.accept(
        new Line(
            "import_workbook_preview_ms",
            1000 * Bench.median(workbook),
            1000 * Bench.median(preview),
            2.5,
            LESS,
            "the preview of the same rows as CSV"));
  }

  private static double since(long from) {
    return (System.nanoTime() - from) / 1e9;
  }

  /** COPY of what a list left behind into tables like those it went into; seconds. */
  private double copy(long list) throws Exception {
    try (var connection = postgres.open();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          drop table if exists public.bench_row, public.bench_item;
          create table public.bench_row (like lists.import_row including all);
          create table public.bench_item (like intake.item including all);
          alter table public.bench_item
            add foreign key (lot) references donations.lot (lot),
            add foreign key (import) references lists.import (import);
          """);
      var rows = out(connection, "select * from lists.import_row where import = " + list);
      var items =
          out(
              connection,
              "select item, lot, import, line, donors_tag, kind, maker, model, serial, serial_match, cpu, memory_mb, drives, grams from intake.item where import = "
                  + list);
      long from = System.nanoTime();
      in(connection, "public.bench_row", rows);
      in(
          connection,
          "public.bench_item (item, lot, import, line, donors_tag, kind, maker, model, serial, serial_match, cpu, memory_mb, drives, grams)",
          items);
      double seconds = since(from);
      statement.execute("drop table public.bench_row, public.bench_item");
      return seconds;
    }
  }

  private static byte[] out(Connection connection, String query) throws Exception {
    var bytes = new ByteArrayOutputStream();
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy (" + query + ") to stdout", bytes);
    return bytes.toByteArray();
  }

  private static void in(Connection connection, String table, byte[] bytes) throws Exception {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(bytes));
  }

  /** The best that is known without us: everything in few statements, in the database; seconds. */
  private double sets(byte[] list) throws Exception {
    postgres.copyTheBook();
    try (var connection = postgres.open();
        var statement = connection.createStatement()) {
      statement.execute(
          "create temp table stage (line bigint generated always as identity, donors_tag text, kind text, maker text, model text, serial text, cpu text, memory text, drives text, state text)");
      long from = System.nanoTime();
      connection.setAutoCommit(false);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy stage (donors_tag, kind, maker, model, serial, cpu, memory, drives, state) from stdin (format csv, header)",
              new ByteArrayInputStream(list));
      statement.execute("analyze stage");
      statement.execute(
          """
          create temp table checked on commit drop as
          select s.*, nextval(pg_get_serial_sequence('custody.device', 'device')) as device,
                 case kind when '笔记本' then 'LAPTOP' when '台式机' then 'DESKTOP' else 'OTHER' end as class,
                 count(*) over (partition by upper(serial)) as twins,
                 exists (select from bench.device_state d where lower(d.serial) = lower(s.serial)) as known
            from stage s where serial ~ '^[!-~]{4,60}$' and length(donors_tag) < 500
          """);
      statement.execute(
          """
          insert into bench.device (device, tag, first_seen) overriding system value
          select device, lpad(device::text, 8, '0'), now() from checked order by device
          """);
      statement.execute(
          """
          insert into bench.fact (device, nth, kind, occurred_at, recorded_at, recorded_by, key, slip, holder, place, detail, hash)
          select device, 1, 'RECEIVED', now(), now(), 1, gen_random_uuid(), x.slip, 1, x.place, d.detail::json,
                 encode(sha256(convert_to(device || d.detail, 'UTF8')), 'hex')
            from checked
            cross join lateral (select json_build_object('donors_tag', donors_tag, 'kind', class,
              'maker', maker, 'model', model, 'serial', serial, 'drives', json_build_array(drives))::text as detail) d
            cross join (select max(slip) as slip, (select min(site) from partners.site where partner = 1) as place from custody.slip) x
           order by device
          """);
      statement.execute(
          """
          insert into bench.device_state (device, tag, stage, data, holder, place, kind, maker, model, serial, donors_tag,
                 grams, basis, donor, lot, drives, first_received_at, received_at, changed_at, facts, head)
          select device, lpad(device::text, 8, '0'), 'TO_INSPECT', 'MAY_HOLD', 1, f.place, class, maker, model, serial,
                 donors_tag, 2280, 'ESTIMATED', 1, 1, json_build_array(drives), now(), now(), now(), 1, f.hash
            from checked join bench.fact f using (device) order by device
          """);
      connection.commit();
      return since(from);
    } finally {
      postgres.run("drop schema bench cascade");
    }
  }

  private static byte[] xlsx(byte[] csv) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "bench", "1.0")) {
      var sheet = workbook.newWorksheet("清单");
      int row = 0;
      for (var line : new String(csv, StandardCharsets.UTF_8).lines().toList()) {
        int column = 0;
        for (var cell : List.of(line.split(",", -1))) sheet.value(row, column++, cell);
        row++;
      }
    }
    return bytes.toByteArray();
  }
}
