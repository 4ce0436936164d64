package org.greenclassroom.impact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A programme of any size in the real tables: ten facts for each device, one of a hundred missed
 * and found, rooms of thirty, two school years, batches of a thousand with their tickets and
 * certificates, two hundred donors, and one donor with three hundred devices, whose report is
 * measured. {@code -Dimpact.devices} sets the size; a device with its ten facts and all indexes is
 * reckoned at 5.5 kB of disk.
 */
public final class ImpactBench {
  public static final int SMALL = 10_000;
  public static final int LARGE = Integer.getInteger("impact.devices", 1_000_000);
  static final int OF_ONE_DONOR = 300;
  private static final long FIRST = 500_000_000L;
  private static final int CHUNK = 100_000;
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final List<String> MIGRATIONS =
      List.of(
          "/org/greenclassroom/custody/sql/V202612021400__custody_tally.sql",
          "/org/greenclassroom/dismantling/sql/V202612021401__dismantling_tally.sql",
          "/org/greenclassroom/classrooms/sql/V202612060110__classrooms_school_year_told.sql");

  private Connection connection;
  private final Map<String, Long> read = new HashMap<>();

  /** As the owner of the database. */
  public ImpactBench(Connection connection) {
    this.connection = connection;
  }

  /** After a new start of the house: the same rows through another connection. */
  public void over(Connection connection) {
    this.connection = connection;
  }

  /** The donor whose report is measured. */
  public static long donor() {
    return FIRST;
  }

  /** Rows as the program writes them: all keys are checked, and the sums follow by themselves. */
  public void written(int from, int to) throws SQLException {
    fill(from, to);
  }

  /** Rows as they stand in a database of before the sums, and then what the migrations do to it. */
  public void upgraded(int from, int to) throws SQLException, IOException {
    upgraded(from, to, null);
  }

  /**
   * The same by two at once, if a second connection is given: each fills one half.
   *
   * @param second as the owner of the database; nobody else uses it
   */
  public void upgraded(int from, int to, @Nullable Connection second)
      throws SQLException, IOException {
    boolean many = to - from > CHUNK;
    var indexes = many ? withoutIndexes() : List.<String>of();
    int middle = second == null ? to : (from + to) / 2 / CHUNK * CHUNK;
    var half =
        CompletableFuture.runAsync(() -> {
          try {
            if (second != null) new ImpactBench(second).bare(middle, to);
          } catch (SQLException failed) {
            throw new IllegalStateException(failed);
          }
        });
    bare(from, middle);
    half.join();
    for (var index : indexes) run(index);
    if (many) run("analyze custody.fact; analyze custody.device_state");
    run(
        """
        delete from custody.delta; delete from custody.tally;
        delete from dismantling.share; delete from dismantling.delta; delete from dismantling.tally;
        delete from classrooms.school_year_delta; delete from classrooms.school_year;
        """);
    for (var name : MIGRATIONS) {
      var text = text(name);
      run(text.substring(text.indexOf("-- What stands there already")));
    }
  }

  /** The sums as they stood when whoever was found had never been away. */
  public void asFindsWereTold() throws SQLException, IOException {
    var first = text(MIGRATIONS.getFirst());
    int from = first.indexOf("create function custody.stays_of");
    run("create or replace" + first.substring(from + 6, first.indexOf("$$;", from) + 3));
    run("delete from custody.delta; delete from custody.tally");
    run(first.substring(first.indexOf("-- What stands there already")));
  }

  /** What the migration does to these. */
  public void findsTold() throws SQLException, IOException {
    run(text("/org/greenclassroom/custody/sql/V202612060330__custody_missing_days.sql"));
  }

  /** Neither keys nor sums. */
  private void bare(int from, int to) throws SQLException {
    run("set synchronous_commit = off; set session_replication_role = replica");
    for (int begin = from; begin < to; begin += CHUNK) fill(begin, Math.min(to, begin + CHUNK));
    run("set session_replication_role = origin");
  }

  /**
   * Takes the indexes that nothing stands on from the book: a hundred million rows are sorted once
   * in the end, not one by one.
   *
   * @return what makes them again
   */
  private List<String> withoutIndexes() throws SQLException {
    run("set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '64MB'");
    var drops = new ArrayList<String>();
    var again = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select 'drop index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)
                  from pg_index i
                 where i.indrelid in ('custody.fact'::regclass, 'custody.device_state'::regclass) and not i.indisunique
                union all
                select 'alter table custody.fact drop constraint ' || quote_ident(c.conname),
                       'alter table custody.fact add constraint ' || quote_ident(c.conname) || ' unique (key)'
                  from pg_constraint c
                 where c.conrelid = 'custody.fact'::regclass and pg_get_constraintdef(c.oid) = 'UNIQUE (key)'
                """)) {
      while (rows.next()) {
        drops.add(rows.getString(1));
        again.add(rows.getString(2));
      }
    }
    for (var drop : drops) run(drop);
    return again;
  }

  private static String text(String resource) throws IOException {
    try (var in = Objects.requireNonNull(ImpactBench.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What planners must know before anything is measured. */
  public void analyze() throws SQLException {
    for (var table :
        List.of(
            "custody.fact",
            "custody.device",
            "custody.device_state",
            "custody.tally",
            "custody.delta",
            "classrooms.classroom",
            "classrooms.headcount",
            "dismantling.batch",
            "dismantling.batch_device",
            "dismantling.certificate",
            "dismantling.share",
            "dismantling.weighing")) run("vacuum (analyze) " + table);
  }

  /**
   * Rows that were read by walking over whole tables since the last time this was asked, by table:
   * what grows with the programme.
   */
  public Map<String, Long> walked() throws SQLException {
    run("select pg_stat_clear_snapshot()");
    var walked = new TreeMap<String, Long>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select schemaname || '.' || relname, seq_tup_read from pg_stat_user_tables
                 where schemaname in ('custody', 'classrooms', 'dismantling')
                """)) {
      while (rows.next()) {
        long now = rows.getLong(2);
        long more = now - read.getOrDefault(rows.getString(1), 0L);
        read.put(rows.getString(1), now);
        if (more > 0) walked.put(rows.getString(1), more);
      }
    }
    return walked;
  }

  /** Switches the sums of the book off and on; what was written meanwhile is not in them. */
  public void sums(boolean on) throws SQLException {
    for (var trigger : List.of("device_state_came", "device_state_went", "device_state_moved"))
      run(
          "alter table custody.device_state %s trigger %s"
              .formatted(on ? "enable" : "disable", trigger));
    run("alter table custody.fact %s trigger fact_written".formatted(on ? "enable" : "disable"));
  }

  /** A fact about one of the devices that were filled in, for pgbench: it is missed, or found. */
  public static final String FACT =
      """
      \\set d random(%1$d, :devices - 1)
      begin;
      select s.*, s.facts + 1 as n from custody.device_state s where tag = 'ZX' || lpad(upper(to_hex(:d::int)), 6, '0') for update \\gset
      insert into custody.fact (device, nth, kind, occurred_at, recorded_at, recorded_by, key, detail, hash) values (:device, :n, case when :stage = 'MISSING' then 'FOUND' else 'MISSED' end, now(), now(), 1, gen_random_uuid(), '{}', encode(sha256(convert_to((:head)::text, 'UTF8')), 'hex'));
      update custody.device_state set stage = case when stage = 'MISSING' then stage_before else 'MISSING' end, stage_before = case when stage = 'MISSING' then null else stage end, changed_at = now(), facts = facts + 1, head = encode(sha256(convert_to((:head)::text, 'UTF8')), 'hex') where device = :device;
      commit;
      """
          .formatted(OF_ONE_DONOR);

  /** Disk for each device, with its facts and all indexes. */
  public long bytesPerDevice() throws SQLException {
    return number(
        """
        select (pg_total_relation_size('custody.fact') + pg_total_relation_size('custody.device_state')
                + pg_total_relation_size('custody.device')) / (select count(*) from custody.device_state)
        """);
  }

  /** Figures that a full recomputation finds otherwise; none, if the sums are right. */
  public List<String> differences() {
    var source = new SingleConnectionDataSource(connection, true);
    var jdbc = JdbcClient.create(source);
    var figures = new Figures(jdbc);
    var sums = new Sums(jdbc, figures);
    var wrong = new ArrayList<String>();
    var at = Instant.now();
    for (var scope :
        List.of(
            Scope.EVERYTHING,
            new Scope(List.of(donor()), null),
            new Scope(List.of(donor() + 1), null))) {
      var present = sums.present(scope);
      for (var figure : Figure.all()) {
        if (!scope.isEverything() && !figure.isForOneDonor()) continue;
        var kept = sums.worths(figure, scope, at, present);
        var again =
            figure.isYearly()
                ? figures.perYear(figure, scope, at)
                : List.of(figures.worth(figure, null, scope, at));
        if (!kept.equals(again)) wrong.add(scope + ": " + kept + " is " + again);
      }
    }
    return wrong;
  }

  private void fill(int from, int to) throws SQLException {
    run(
        """
        insert into partners.partner (partner, name, kinds, territory, key, since) overriding system value
        select %1$d + n, 'Giver ' || n, '{DONOR}', 'CN', gen_random_uuid(), now() from generate_series(0, 200) n
        on conflict do nothing;
        insert into partners.partner (partner, name, kinds, territory, key, since) overriding system value
        select %1$d + 1000, 'Plant', '{DISMANTLER}', 'CN', gen_random_uuid(), now() on conflict do nothing;
        insert into partners.partner (partner, name, kinds, territory, key, since) overriding system value
        select %1$d + 2000, 'School', '{SCHOOL}', 'CN', gen_random_uuid(), now() on conflict do nothing;
        insert into partners.site (site, partner, name, kind, since) overriding system value
        select %1$d, %1$d + 2000, 'School', 'SCHOOL', now() on conflict do nothing;
        insert into frame.file (sha256, name, media_type, bytes)
        values (repeat('e', 64), 'paper.pdf', 'application/pdf', '') on conflict do nothing;
        insert into custody.slip (slip, from_partner, to_partner, occurred_at, recorded_at, recorded_by, key)
               overriding system value
        select %1$d, 1, %1$d + 1000, now() - interval '1 day', now(), 0, gen_random_uuid() on conflict do nothing;
        insert into classrooms.classroom (classroom, school, site, name, seats, kind, special_needs, planned_at, key)
               overriding system value
        select %1$d + r, %1$d + 2000, %1$d, 'Room ' || r, 30, 'LAPTOP', false, now(), gen_random_uuid()
          from generate_series(%2$d / 30, (%3$d - 1) / 30) r on conflict do nothing;
        """
            .formatted(FIRST, from, to));
    run("drop table if exists pg_temp.grown; drop table if exists pg_temp.tagged");
    run("create temp table tagged (n int primary key, tag text)");
    try (var insert =
        connection.prepareStatement("insert into tagged select * from unnest(?, ?)")) {
      var numbers = new ArrayList<Integer>();
      var tags = new ArrayList<String>();
      for (int n = from; n < Math.min(to, OF_ONE_DONOR); n++) {
        numbers.add(n);
        tags.add(tag(n));
      }
      insert.setArray(1, connection.createArrayOf("int", numbers.toArray()));
      insert.setArray(2, connection.createArrayOf("text", tags.toArray()));
      insert.executeUpdate();
    }
    run(
        """
        create temp table grown as
        select n, %1$d::bigint + n as device, coalesce(t.tag, 'ZX' || lpad(upper(to_hex(n)), 6, '0')) as tag,
               case when n < %4$d then %1$d else %1$d + 1 + n %% 200 end as donor, %1$d + n / 3000 as lot,
               %1$d + n / 30 as room, %1$d + n / 1000 as batch,
               (array['LAPTOP', 'DESKTOP', 'SCREEN'])[1 + n %% 3] as kind, 1000 + n * 7919::bigint %% 7000 as grams,
               (array['WEIGHED', 'ESTIMATED'])[1 + n / 7 %% 2] as basis,
               now() - interval '4 years' + n %% 500 * interval '1 day' as at,
               case when n %% 10 < 4 then 'IN_CLASS' when n %% 10 < 7 then 'DISMANTLED' when n %% 10 < 9 then 'IN_CLASS'
                    else 'WITH_SCHOOL' end as stage,
               array['RECEIVED', 'INSPECTED', 'CLEARED', 'READIED', 'RESERVED']
               || case when n %% 10 < 4 then array['RELEASED', 'RESERVED', 'DISPATCHED', 'INSTALLED', 'HANDED_OVER']
                       when n %% 10 < 7 then array['DISPATCHED', 'INSTALLED', 'RECALLED', 'RECEIVED', 'DISMANTLED']
                       when n %% 100 = 8 then array['DISPATCHED', 'INSTALLED', 'MISSED', 'FOUND', 'HANDED_OVER']
                       when n %% 10 < 9 then array['DISPATCHED', 'INSTALLED', 'MISSED', 'CORRECTED', 'HANDED_OVER']
                       else array['RELEASED', 'RESERVED', 'DISPATCHED', 'INSTALLED', 'TRANSFERRED'] end as words
          from generate_series(%2$d, %3$d - 1) n left join tagged t using (n);
        insert into custody.device (device, tag, first_seen) overriding system value
        select device, tag, at from grown;
        insert into custody.fact (number, device, nth, kind, occurred_at, recorded_at, recorded_by, key, voids, detail,
                                  hash) overriding system value
        select device * 10 + w.nth, device, w.nth, w.word, at + w.nth * interval '40 days', at + w.nth * interval '40 days',
               0, gen_random_uuid(), case when w.word = 'CORRECTED' then device * 10 + w.nth - 1 end,
               (case when w.nth = 1
                     then json_build_object('observed', json_build_object('kind', kind, 'grams', grams, 'basis', basis,
                                                                          'donor', donor, 'lot', lot))
                     when w.word in ('RESERVED', 'DISPATCHED', 'INSTALLED', 'RECALLED') then json_build_object('classroom', room)
                     when w.word = 'CLEARED' then json_build_object('how', 'WIPED', 'proofs', json_build_array(repeat('e', 64)))
                     when w.word = 'READIED' then json_build_object('grade', 'B')
                     when w.word = 'TRANSFERRED' then json_build_object('proposedBy', 1)
                     when w.word = 'CORRECTED' then json_build_object('why', 'DID_NOT_HAPPEN')
                     when w.word = 'DISMANTLED' then json_build_object('batch', batch, 'certificate', repeat('e', 64), 'licence', 1)
                     else '{}'::json end),
               md5(device::text || w.nth) || md5(w.word || device)
          from grown cross join lateral unnest(words) with ordinality as w(word, nth);
        insert into custody.device_state (device, tag, stage, data, holder, place, classroom, kind, maker, model, grams,
               basis, donor, lot, first_received_at, received_at, changed_at, facts, head)
        select device, tag, stage, 'CLEARED', case when stage = 'DISMANTLED' then %1$d + 1000 else %1$d + 2000 end, null,
               case when stage = 'IN_CLASS' then room end, kind, 'Lenovo', 'ThinkPad T' || n %% 90, grams, basis, donor, lot,
               at, at, at + interval '400 days', 10, md5(device::text || 10) || md5(words[10] || device)
          from grown;
        insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at, recorded_by, key)
        select room, y, 40 + room %% 90, 'SCHOOL_REPORT', now(), 0, gen_random_uuid()
          from (select distinct room from grown) r, unnest(array['2024-2025', '2025-2026']) y;
        insert into dismantling.batch (batch, key, plant, opened_at, opened_by) overriding system value
        select distinct on (batch) batch, gen_random_uuid(), %1$d + 1000, at, 0 from grown order by batch
        on conflict do nothing;
        insert into dismantling.batch_device (batch, device, put_at, kind, grams, basis)
        select batch, device, at, kind, grams, basis from grown where stage = 'DISMANTLED';
        update dismantling.batch b set slip = %1$d, handed_over_at = now() - interval '1 day'
         where b.batch in (select batch from grown);
        insert into dismantling.weighing (key, batch, ticket, weighed_on, gross_grams, tare_grams, file, entered_at, entered_by)
        select gen_random_uuid(), batch, 'T' || min(n), current_date, sum(grams) + 90000, 90000, repeat('e', 64), now(), 0
          from grown where stage = 'DISMANTLED' group by batch;
        insert into dismantling.certificate (certificate, key, batch, number, issued_on, grams, file, entered_at, entered_by)
               overriding system value
        select distinct batch, gen_random_uuid(), batch, 'C' || batch, current_date, 1999999, repeat('e', 64), now(), 0
          from (select distinct batch from grown) g on conflict do nothing;
        update dismantling.batch_device i set certificate = i.batch
         where i.batch between %1$d + %2$d / 1000 and %1$d + (%3$d - 1) / 1000 and i.certificate is null;
        update dismantling.certificate c set accepted_at = now(), accepted_by = 0
         where c.certificate in (select batch from grown) and c.accepted_at is null;
        """
            .formatted(FIRST, from, to, OF_ONE_DONOR));
  }

  /** What a report prints must be tags, with their check character. */
  private static String tag(int n) {
    var begun = "ZW0" + lettered(n);
    for (int check = 0; check < 32; check++) {
      var whole = begun + SIGNS.charAt(check);
      if (Tag.looksLikeOne(whole)) return whole;
    }
    throw new IllegalStateException(begun);
  }

  private static String lettered(int n) {
    var text = new StringBuilder();
    for (int place = 3; place >= 0; place--) text.append(SIGNS.charAt((n >> (5 * place)) & 31));
    return text.toString();
  }

  private long number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
