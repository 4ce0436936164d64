package org.greenclassroom.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code collection.drive} and where it takes place. */
@Component
class DriveTable {
  private static final String SELECT =
      """
      select v.drive, v.slug, v.name, v.organiser, p.name as organiser_name, v.state, d.sequence,
             v.opens, v.closes, v.pieces, v.grams, v.hours_rule, v.closed_at
        from collection.drives v join collection.drive d using (drive)
        join partners.partners p on p.partner = v.organiser
      """;

  private final JdbcClient jdbc;

  DriveTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select drive from collection.drive where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  boolean hasSlug(String slug) {
    return jdbc.sql("select exists (select from collection.drive where slug = ?)")
        .param(slug)
        .query(Boolean.class)
        .single();
  }

  long insert(String name, String slug, long organiser, Instant now, long by, UUID key) {
    return jdbc.sql(
            """
            insert into collection.drive (key, slug, name, organiser, state, planned_at, planned_by, changed_at)
            values (:key, :slug, :name, :organiser, 'PLANNED', :now, :by, :now) returning drive
            """)
        .param("key", key)
        .param("slug", slug)
        .param("name", name)
        .param("organiser", organiser)
        .param("now", Timestamp.from(now))
        .param("by", by)
        .query(Long.class)
        .single();
  }

  void addPoint(long drive, String place, Instant opens, Instant closes) {
    jdbc.sql("insert into collection.drop_point (drive, place, opens, closes) values (?, ?, ?, ?)")
        .params(drive, place, Timestamp.from(opens), Timestamp.from(closes))
        .update();
  }

  List<Drive.DropPoint> points(long drive) {
    return jdbc.sql(
            """
            select drop_point, place, opens, closes from collection.drop_point
             where drive = ? order by opens, drop_point
            """)
        .param(drive)
        .query(DataClassRowMapper.newInstance(Drive.DropPoint.class))
        .list();
  }

  /** Locks it; false: there is none. */
  boolean lock(long drive) {
    return jdbc.sql("select drive from collection.drive where drive = ? for update")
        .param(drive)
        .query(Long.class)
        .optional()
        .isPresent();
  }

  void touch(long drive, Drive.State state, Instant now) {
    jdbc.sql(
            """
            update collection.drive set state = ?, changed_at = ?, sequence = sequence + 1
             where drive = ?
            """)
        .params(state.name(), Timestamp.from(now), drive)
        .update();
  }

  void close(long drive, @Nullable Long rule, Instant now) {
    jdbc.sql(
            "update collection.drive set closed_at = :now, hours_rule = :rule where drive = :drive")
        .param("now", Timestamp.from(now))
        .param("rule", rule)
        .param("drive", drive)
        .update();
  }

  Optional<Drive> drive(long drive) {
    return jdbc.sql(SELECT + " where v.drive = ?").param(drive).query(DriveTable::drive).optional();
  }

  Optional<Drive> slugged(String slug) {
    return jdbc.sql(SELECT + " where v.slug = ?").param(slug).query(DriveTable::drive).optional();
  }

  List<Drive> page(long before, int limit) {
    return jdbc.sql(SELECT + " where v.drive < ? order by v.drive desc limit ?")
        .params(before, limit)
        .query(DriveTable::drive)
        .list();
  }

  void becomes(long drive, long lot, long donor, boolean persons) {
    jdbc.sql("insert into collection.drive_lot (drive, lot, donor, persons) values (?, ?, ?, ?)")
        .params(drive, lot, donor, persons)
        .update();
  }

  List<Drive.LotOf> lots(long drive) {
    return jdbc.sql(
            """
            select l.lot, p.name as donor, l.persons
              from collection.drive_lot l join partners.partners p on p.partner = l.donor
             where l.drive = ? order by l.persons, l.lot
            """)
        .param(drive)
        .query(DataClassRowMapper.newInstance(Drive.LotOf.class))
        .list();
  }

  /** Opening hours as a calendar knows them. */
  List<Happening> happenings(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select p.uid, d.sequence, d.drive, d.slug, d.name, p.place, p.opens, p.closes, d.state, d.changed_at
              from collection.drop_point p join collection.drive d using (drive)
             where p.opens < ? and p.closes > ? order by p.opens limit 2000
            """)
        .params(
            Timestamp.from(to.atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant()),
            Timestamp.from(from.atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant()))
        .query((row, _) ->
            new Happening(
                row.getObject("uid", UUID.class),
                row.getInt("sequence"),
                Happening.Sort.DRIVE,
                String.valueOf(row.getLong("drive")),
                row.getString("name"),
                row.getString("place"),
                row.getTimestamp("opens").toInstant(),
                row.getTimestamp("closes").toInstant(),
                row.getString("state").equals("CANCELLED")
                    ? Happening.State.CANCELLED
                    : Happening.State.CONFIRMED,
                row.getTimestamp("changed_at").toInstant(),
                "/drives/" + row.getString("slug")))
        .list();
  }

  private static Drive drive(ResultSet row, int index) throws SQLException {
    return new Drive(
        row.getLong("drive"),
        row.getString("slug"),
        row.getString("name"),
        row.getLong("organiser"),
        row.getString("organiser_name"),
        Drive.State.valueOf(row.getString("state")),
        row.getInt("sequence"),
        instant(row.getTimestamp("opens")),
        instant(row.getTimestamp("closes")),
        row.getLong("pieces"),
        row.getLong("grams"),
        row.getObject("hours_rule", Long.class),
        instant(row.getTimestamp("closed_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
