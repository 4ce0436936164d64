package org.greenclassroom.dismantling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code dismantling.licence_check}, {@code dismantling.licence_warning}, {@code
 * dismantling.permit}.
 */
@Component
class LicenceTable {
  private final JdbcClient jdbc;

  LicenceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends; whoever comes meanwhile sees what left before. */
  void lock(long plant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('dismantling.plant', ?))::text")
        .param(plant)
        .query(String.class)
        .single();
  }

  /** The same key again writes nothing. */
  void check(Occasion occasion, long licence, Found found, String source, @Nullable String file) {
    jdbc.sql(
            """
            insert into dismantling.licence_check (key, licence, found, source, file, checked_at, checked_by)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                occasion.keyFor("check"),
                licence,
                found.name(),
                source,
                file,
                occasion.now().atOffset(ZoneOffset.UTC),
                occasion.actor().account()))
        .update();
  }

  /** Who looked a plant's licences up, and what they found; the latest first. */
  List<Checked> checks(long plant) {
    return jdbc.sql(
            """
            select c.licence, c.found, c.source, c.file, c.checked_at, a.name as checked_by
              from dismantling.licence_check c
              join partners.licences l using (licence)
              left join people.accounts a on a.account = c.checked_by
             where l.partner = ? order by c.licence_check desc
            """)
        .param(plant)
        .query((row, _) ->
            new Checked(
                row.getLong("licence"),
                Found.valueOf(row.getString("found")),
                row.getString("source"),
                row.getString("file"),
                row.getTimestamp("checked_at").toInstant(),
                row.getString("checked_by")))
        .list();
  }

  /** Recorded weights of the devices that left under a licence in a year. */
  long taken(long licence, int year) {
    return jdbc.sql(
            """
            select coalesce(sum(coalesce(i.grams, d.grams)), 0)
              from dismantling.batch_device i
              join dismantling.batch b using (batch)
              join custody.devices d using (device)
             where i.licence = ? and i.returned_at is null
               and extract(year from b.handed_over_at at time zone 'Asia/Shanghai') = ?
            """)
        .params(licence, year)
        .query(Long.class)
        .single();
  }

  /** What a plant's weigh tickets of a year say. */
  long weighed(long plant, int year) {
    return jdbc.sql(
            """
            select coalesce(sum(net_grams), 0) from dismantling.weighings
             where plant = ? and extract(year from weighed_on) = ?
            """)
        .params(plant, year)
        .query(Long.class)
        .single();
  }

  /** A licence that ends soon and of which nobody was told yet, with how many days before. */
  record Ending(
      long licence, String number, long plant, String plantName, LocalDate validTo, int days) {}

  /**
   * Only the nearest of the three: a licence that is entered ten days before its end is told once.
   * One that another follows is no worry.
   */
  List<Ending> ending(LocalDate today) {
    return jdbc.sql(
            """
            select l.licence, l.number, l.partner as plant, p.name as plant_name, l.valid_to, w.days
              from partners.licences l
              join partners.partners p using (partner)
              join lateral (select min(n.days) as days from (values (90), (60), (30)) n(days)
                             where n.days >= l.valid_to - :today::date) w on w.days is not null
             where l.withdrawn_at is null and l.valid_to >= :today::date
               and not exists (select from dismantling.licence_warning g
                                where g.licence = l.licence and g.days = w.days)
               and not exists (select from partners.licences n
                                where n.partner = l.partner and n.withdrawn_at is null
                                  and n.valid_to > l.valid_to and n.valid_from <= l.valid_to + 1
                                  and n.categories @> l.categories)
             order by l.valid_to, l.licence
            """)
        .param("today", today)
        .query(DataClassRowMapper.newInstance(Ending.class))
        .list();
  }

  void warned(Ending licence, Instant at) {
    jdbc.sql(
            """
            insert into dismantling.licence_warning (licence, days, warned_at) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(licence.licence(), licence.days(), at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Where a letter goes. */
  record Mailbox(String address, String language) {}

  /** Those who make batches, and those who work for the plant. */
  List<Mailbox> mailboxes(long plant) {
    return jdbc.sql(
            """
            select distinct m.address, m.language
              from people.mailboxes m join people.grants g using (account)
             where g.role = 'OFFICER' or (g.role = 'DISMANTLER' and g.partner = ?)
            """)
        .param(plant)
        .query(DataClassRowMapper.newInstance(Mailbox.class))
        .list();
  }

  /**
   * Licences that end within so many days or have ended, of plants that got something: how many.
   */
  long[] soon(LocalDate today, int days) {
    return jdbc.sql(
            """
            select count(*) filter (where u.until between :today::date and :today::date + :days),
                   count(*) filter (where u.until < :today::date)
              from (select max(l.valid_to) as until
                      from partners.licences l
                     where l.withdrawn_at is null
                       and exists (select from dismantling.batch b where b.plant = l.partner)
                     group by l.partner) u
            """)
        .param("today", today)
        .param("days", days)
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  /** The same key again answers what it made. */
  void insert(Occasion occasion, long plant, Permit permit) {
    jdbc.sql(
            """
            insert into dismantling.permit (key, plant, number, from_territory, to_territory, valid_from, valid_to,
                   grams, file, entered_at, entered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                occasion.keyFor("permit"),
                plant,
                permit.number(),
                permit.from(),
                permit.to(),
                permit.validFrom(),
                permit.validTo(),
                permit.grams(),
                permit.file(),
                occasion.now().atOffset(ZoneOffset.UTC),
                occasion.actor().account()))
        .update();
  }

  boolean hasPermit(long plant, String number, UUID key) {
    return jdbc.sql(
            """
            select exists (select from dismantling.permit
                            where plant = ? and number = ? and withdrawn_at is null and key <> ?)
            """)
        .params(plant, number, key)
        .query(Boolean.class)
        .single();
  }

  int withdraw(long plant, long permit, Instant at) {
    return jdbc.sql(
            """
            update dismantling.permit set withdrawn_at = ?
             where plant = ? and permit = ? and withdrawn_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), plant, permit)
        .update();
  }

  /** Permits of a plant that stand, with what left under each by recorded weights. */
  List<Permit> permits(long plant) {
    return jdbc.sql(
            """
            select p.permit, p.number, p.from_territory, p.to_territory, p.valid_from, p.valid_to, p.grams, p.file,
                   (select coalesce(sum(coalesce(i.grams, d.grams)), 0)
                      from dismantling.batch b
                      join dismantling.batch_device i using (batch)
                      join custody.devices d using (device)
                     where b.permit = p.permit and i.returned_at is null) as used
              from dismantling.permit p
             where p.plant = ? and p.withdrawn_at is null order by p.valid_to desc, p.permit
            """)
        .param(plant)
        .query(LicenceTable::permit)
        .list();
  }

  Optional<String> evidence(long plant, String sha256) {
    return jdbc.sql(
            """
            select file from dismantling.permit where plant = :plant and file = :file
            union
            select c.file from dismantling.licence_check c join partners.licences l using (licence)
             where l.partner = :plant and c.file = :file
            """)
        .param("plant", plant)
        .param("file", sha256)
        .query(String.class)
        .optional();
  }

  private static Permit permit(ResultSet row, int index) throws SQLException {
    return new Permit(
        row.getLong("permit"),
        row.getString("number"),
        row.getString("from_territory"),
        row.getString("to_territory"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getObject("grams", Long.class),
        row.getString("file"),
        row.getLong("used"));
  }
}
