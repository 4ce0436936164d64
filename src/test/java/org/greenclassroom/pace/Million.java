package org.greenclassroom.pace;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.Tag;
import org.postgresql.PGConnection;

/**
 * A million devices for the lists: 300 donors, 2,000 schools, what is old mostly dismantled and
 * what is new mostly still at work, as in a programme of ten years. Only the present is filled:
 * lists read nothing else.
 */
final class Million {
  static final int DEVICES = Integer.getInteger("devices", 1_000_000);
  private static final long FIRST = 100_000_000L;
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Million() {}

  /** Fills the present, if it is not filled yet. */
  static void fill(Postgres postgres) throws Exception {
    if (postgres.number("select count(*) from custody.device_state where device >= " + FIRST) > 0)
      return;
    try (var connection = postgres.open()) {
      partners(connection);
      tags(connection);
      var indexes = dropped(connection);
      devices(connection);
      for (var index : indexes) run(connection, index);
      run(connection, "vacuum (analyze) custody.device_state");
      run(connection, "vacuum (analyze) partners.partner");
      run(connection, "vacuum (analyze) partners.site");
    }
  }

  private static void partners(Connection connection) throws SQLException {
    run(
        connection,
        """
        insert into partners.partner (name, kinds, territory, key, since)
        select '工厂 Donor ' || n, '{DONOR}', 'CN', gen_random_uuid(), now() from generate_series(1, 300) n;
        insert into partners.partner (name, kinds, territory, key, since)
        select '学校 School ' || n, '{SCHOOL}', 'CN', gen_random_uuid(), now() from generate_series(1, 2000) n;
        insert into partners.site (partner, name, kind, since)
        select partner, name, 'SCHOOL', now() from partners.partner where name like '学校 School %';
        create temp table giver as
        select partner, row_number() over (order by partner) - 1 as n
          from partners.partner where name like '工厂 Donor %';
        create temp table room as
        select site, partner, row_number() over (order by site) - 1 as n
          from partners.sites where name like '学校 School %';
        """);
  }

  /** Tags carry a check character, which SQL does not know how to reckon. */
  private static void tags(Connection connection) throws Exception {
    run(connection, "create temp table tagged (n int primary key, tag text)");
    var text = new StringBuilder();
    for (int n = 0; n < DEVICES; n++) {
      var begun = new StringBuilder("ZZ");
      for (int place = 4; place >= 0; place--)
        begun.append(SIGNS.charAt((int) ((n / Math.pow(32, place)) % 32)));
      for (int check = 0; check < 32; check++) {
        var tag = begun.toString() + SIGNS.charAt(check);
        if (!Tag.looksLikeOne(tag)) continue;
        text.append(n).append('\t').append(tag).append('\n');
        break;
      }
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy tagged from stdin",
            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** A filled table is indexed faster than an indexed table is filled. */
  private static List<String> dropped(Connection connection) throws SQLException {
    var again = new ArrayList<String>();
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
                  from pg_index i where i.indrelid = 'custody.device_state'::regclass
                   and not i.indisunique
                """)) {
      while (rows.next()) {
        names.add(rows.getString(1));
        again.add(rows.getString(2));
      }
    }
    for (var name : names) run(connection, "drop index " + name);
    return again;
  }

  private static void devices(Connection connection) throws SQLException {
    run(
        connection,
        """
        insert into custody.device_state (device, tag, stage, stage_before, data, holder, place, kind,
               maker, model, serial, donors_tag, grams, basis, donor, lot, drives, first_received_at,
               received_at, changed_at, facts, head)
        select %d + f.n, f.tag, f.stage, case when f.stage = 'MISSING' then 'IN_CLASS' end,
               case when f.stage in ('TO_INSPECT', 'TO_WIPE', 'RETURNING') then 'MAY_HOLD' else 'CLEARED' end,
               case when f.out then s.partner else 1 end, case when f.out then s.site else 1 end,
               (array['LAPTOP', 'LAPTOP', 'LAPTOP', 'DESKTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN'])[1 + f.n %% 8],
               (array['Dell', 'Lenovo', 'HP', '联想', 'Huawei', 'Acer', null])[1 + f.made],
               (array['Latitude E', 'ThinkPad T', 'ProDesk ', '天逸 ', 'MateBook D', 'Veriton ', '组装机 '])[1 + f.made] || f.n / 5000,
               case when f.n %% 50 = 0 then null else upper(substr(md5(f.n::text), 1, 10)) end,
               case when f.n %% 3 = 0 then 'IT-' || f.n end,
               1000 + (f.r2 * 6000)::int, (array['WEIGHED', 'ESTIMATED'])[1 + f.n %% 2], d.partner,
               1000000 + f.n / 3333,
               json_build_array(json_build_object('serial', 'WD' || f.n, 'maker', null, 'model', 'WD5000')),
               f.at, f.at, f.at + f.r * interval '200 days', 7, md5(f.n::text) || md5(f.n::text)
          from (select g.*, g.stage in ('IN_CLASS', 'RETURNING', 'WITH_SCHOOL', 'MISSING') as out
                  from (select b.*, case
                          when b.age < 0.01 then 'TO_INSPECT' when b.age < 0.04 then 'TO_WIPE'
                          when b.r < 0.001 then 'LOST' when b.r < 0.0011 then 'WITH_DONOR'
                          when b.r < 0.005 then 'MISSING' when b.r < 0.01 then 'WITH_SCHOOL'
                          when b.age < 0.1 then (array['TO_REPAIR', 'READY', 'RESERVED', 'ON_THE_WAY', 'TO_DISMANTLE'])[1 + b.n %% 5]
                          when b.age < 0.5 then 'IN_CLASS' when b.r < 0.05 then 'RETURNING'
                          when b.r < 0.1 then 'SHIPPED' else 'DISMANTLED' end as stage
                          from (select t.n, t.tag, 1 - t.n / %d.0 as age, random() as r, random() as r2,
                                       (t.n / 7) %% 7 as made,
                                       now() - interval '220 days' - (%d - t.n) * interval '5 minutes' as at
                                  from tagged t) b) g) f
          join giver d on d.n = case when f.n %% 5 = 0 then 0 else (f.n / 3333) %% 300 end
          join room s on s.n = (f.n / 31) %% 2000
         order by f.n
        """
            .formatted(FIRST, DEVICES, DEVICES));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
