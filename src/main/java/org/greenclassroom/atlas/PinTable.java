package org.greenclassroom.atlas;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Coordinates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code atlas.pin} and {@code atlas.reading}. */
@Component
class PinTable {
  /** Half a degree is some fifty kilometres: which part of the province, and no more. */
  private static final String WHERE =
      """
      case when p.sensitive and not :exact then round(p.latitude * 2) / 2 else p.latitude end as latitude,
      case when p.sensitive and not :exact then round(p.longitude * 2) / 2 else p.longitude end as longitude,
      p.sensitive and not :exact as rounded
      """;

  private static final String NARROWED =
      """
       where (case when :state::text is null then p.state <> 'CLOSED' else p.state = :state end)
         and (:place = '' or p.territory = :place or p.province = :place or p.county = :place)
         and (:kind::text is null or :kind = any(p.kinds))
         and (:sponsor::bigint is null or p.sponsor = :sponsor)
      """;

  private static final String SELECT =
      """
      select p.classroom, p.school, p.name, p.school_name, p.territory, p.province, p.province_name,
             p.county_name, p.state, p.seats, p.in_class, p.due_on, p.signal, p.last_signal, p.band,
      """
          + WHERE
          + " from atlas.pin p";

  private final JdbcClient jdbc;

  PinTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One reading at a time; the second waits for the first and reads again. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('atlas.reading'))::text")
        .query(String.class)
        .single();
  }

  void read(Instant at) {
    jdbc.sql("delete from atlas.pin").update();
    jdbc.sql(
            """
            insert into atlas.pin (classroom, school, site, name, school_name, territory, province,
                                   county, province_name, county_name, latitude, longitude, kinds,
                                   sensitive, sponsor, calendar, state, seats, in_class, accepted_on, due_on,
                                   ended_on, signal, last_signal, band, working)
            select c.classroom, c.school, c.site, c.name, q.name, t.territory,
                   coalesce(left(s.division, 2), t.territory), coalesce(s.division, t.territory),
                   nullif(split_part(s.division_path, '/', 1), ''),
                   nullif(replace(substr(s.division_path, length(split_part(s.division_path, '/', 1)) + 2),
                                  '/', ' › '), ''),
                   t.latitude, t.longitude, coalesce(s.kinds, '{}'),
                   c.special_needs
                     or coalesce(s.kinds && array['MIGRANT_CHILDREN', 'SPECIAL_EDUCATION'], false),
                   c.sponsor, k.calendar, c.state, c.seats, c.in_class, c.accepted_on, c.due_on, c.ended_on,
                   coalesce(w.class, 'UNKNOWN'), w.last_signal_on, v.band, v.working
              from classrooms.classrooms c
              join partners.sites t on t.site = c.site
              join partners.partners q on q.partner = c.school
              left join schools.schools s on s.school = c.school
              left join calendar.schools k on k.school = c.school
              left join watch.silences w on w.classroom = c.classroom
              left join watch.rooms v on v.classroom = c.classroom
            """)
        .update();
    jdbc.sql(
            """
            insert into atlas.reading (read_at) values (?)
            on conflict (one) do update set read_at = excluded.read_at
            """)
        .param(at.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Instant> readAt() {
    return jdbc.sql("select read_at from atlas.reading")
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /** Dots, one for each province, county or site, with how many rooms stand there. */
  List<Spot> spots(Sight sight, Spot.Size size) {
    var key =
        switch (size) {
          case PROVINCE -> "p.province";
          case COUNTY -> "p.county";
          case SITE -> "p.site::text";
        };
    var name =
        switch (size) {
          case PROVINCE -> "p.province_name";
          case COUNTY -> "coalesce(p.county_name, p.province_name)";
          case SITE -> "p.school_name";
        };
    return narrowed(
            """
            with p as (select p.*, %s as key, %s as label, %s from atlas.pin p %s)
            select key, min(label) as name, min(territory) as territory, min(school) as school,
                   count(*) as rooms, sum(in_class) as devices,
                   avg(x.latitude) as latitude, avg(x.longitude) as longitude,
                   min(x.latitude) as south, max(x.latitude) as north,
                   min(x.longitude) as west, max(x.longitude) as east,
                   bool_or(x.rounded) as rounded,
                   count(*) filter (where state in ('PLANNED', 'AGREED', 'RESERVED')) as coming,
                   count(*) filter (where state = 'ON_THE_WAY') as on_the_way,
                   count(*) filter (where state = 'IN_CLASS')   as in_class,
                   count(*) filter (where state = 'ENDING')     as ending,
                   count(*) filter (where state = 'LATE')       as late,
                   count(*) filter (where state in ('IN_CLASS', 'ENDING', 'LATE') and signal = 'LIVE')     as live,
                   count(*) filter (where state in ('IN_CLASS', 'ENDING', 'LATE') and signal = 'AT_RISK')  as at_risk,
                   count(*) filter (where state in ('IN_CLASS', 'ENDING', 'LATE') and signal = 'DROP_OFF') as drop_off,
                   count(*) filter (where state in ('IN_CLASS', 'ENDING', 'LATE') and signal = 'UNKNOWN')  as unknown
              from (select key, label, territory, school, in_class, state, signal, shown_latitude as latitude,
                           shown_longitude as longitude, rounded
                      from p where latitude is not null) x
             group by key order by rooms desc, key
            """
                .formatted(
                    key,
                    name,
                    WHERE
                        .replace("as latitude", "as shown_latitude")
                        .replace("as longitude", "as shown_longitude"),
                    NARROWED),
            sight)
        .query(PinTable::spot)
        .list();
  }

  /**
   * Rooms that a school took over and that have not ended, of one province or territory.
   *
   * @param placed of how many somebody has said where they are
   * @param here the middle of these; null: of none
   */
  record Standing(Place place, long rooms, long placed, long devices, @Nullable Coordinates here) {}

  List<Standing> standing() {
    return jdbc.sql(
            """
            select p.province, max(p.province_name) as name, min(p.territory) as territory,
                   count(*) as rooms, count(p.latitude) as placed, sum(p.in_class) as devices,
                   avg(p.latitude) as latitude, avg(p.longitude) as longitude
              from atlas.pin p
             where p.accepted_on is not null and p.ended_on is null
             group by p.province order by rooms desc, p.province
            """)
        .query((row, _) ->
            new Standing(
                new Place(
                    row.getString("province"), row.getString("name"), row.getString("territory")),
                row.getLong("rooms"),
                row.getLong("placed"),
                row.getLong("devices"),
                row.getLong("placed") == 0
                    ? null
                    : new Coordinates(row.getDouble("latitude"), row.getDouble("longitude"))))
        .list();
  }

  /** Rooms of which nobody has said where they are. */
  long nowhere(Sight sight) {
    return narrowed(
            "select count(*) from atlas.pin p" + NARROWED + " and p.latitude is null", sight)
        .query(Long.class)
        .single();
  }

  long count(Sight sight) {
    return narrowed("select count(*) from atlas.pin p" + NARROWED, sight)
        .query(Long.class)
        .single();
  }

  /** By place and school; {@code after} is the number of the last room before. */
  List<Pin> page(Sight sight, long after, int limit) {
    return narrowed(
            SELECT
                + NARROWED
                + """
                   and (:after = 0 or (p.county, p.school_name, p.classroom)
                        > (select l.county, l.school_name, l.classroom from atlas.pin l where l.classroom = :after))
                 order by p.county, p.school_name, p.classroom limit :limit
                """,
            sight)
        .param("after", after)
        .param("limit", limit)
        .query(PinTable::pin)
        .list();
  }

  void each(Sight sight, Consumer<Pin> take) {
    try (var rows =
        narrowed(SELECT + NARROWED + " order by p.county, p.school_name, p.classroom", sight)
            .withFetchSize(500)
            .query(PinTable::pin)
            .stream()) {
      rows.forEach(take);
    }
  }

  /** Where rooms stand in their lives, in order. */
  List<Counted> states(Sight sight) {
    return narrowed(
            "select p.state as what, count(*) as pieces from atlas.pin p"
                + NARROWED
                + " group by p.state",
            sight)
        .query((row, _) -> new Counted(row.getString(1), row.getLong(2)))
        .list();
  }

  /** Rooms with computers in them by how many half years their loans have lasted. */
  List<TallyTable.Aged> loanAges(Sight sight, LocalDate today) {
    return narrowed(
            """
            select greatest(0, (extract(year from age(:today, p.accepted_on)) * 2
                                + floor(extract(month from age(:today, p.accepted_on)) / 6)))::int as age,
                   count(*) as pieces
              from atlas.pin p
            """
                + NARROWED
                + " and p.accepted_on is not null and p.state <> 'CLOSED' group by 1 order by 1",
            sight)
        .param("today", today)
        .query((row, _) -> new TallyTable.Aged(row.getInt(1), row.getLong(2)))
        .list();
  }

  /** So many of that. */
  record Counted(String what, long pieces) {}

  /** Places with rooms in them, for the list one chooses from. */
  record Place(String code, @Nullable String name, String territory) {}

  List<Place> provinces() {
    return jdbc.sql(
            """
            select province as code, max(province_name) as name, min(territory) as territory
              from atlas.pin group by province order by territory, province
            """)
        .query((row, _) -> new Place(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** Who pays for rooms. */
  record Sponsor(long partner, String name) {}

  List<Sponsor> sponsors() {
    return jdbc.sql(
            """
            select p.partner, p.name from partners.partners p
             where p.partner in (select sponsor from atlas.pin) order by p.name limit 300
            """)
        .query((row, _) -> new Sponsor(row.getLong(1), row.getString(2)))
        .list();
  }

  private JdbcClient.StatementSpec narrowed(String sql, Sight sight) {
    var statement =
        jdbc.sql(sql)
            .param("state", sight.state())
            .param("place", sight.place())
            .param("kind", sight.kind())
            .param("sponsor", sight.sponsor());
    return sql.contains(":exact") ? statement.param("exact", sight.exact()) : statement;
  }

  private static Spot spot(ResultSet row, int index) throws SQLException {
    return new Spot(
        row.getString("key"),
        row.getString("name"),
        row.getString("territory"),
        row.getLong("school"),
        row.getLong("rooms"),
        row.getLong("devices"),
        new Coordinates(row.getDouble("latitude"), row.getDouble("longitude")),
        new Box(
            row.getDouble("south"),
            row.getDouble("north"),
            row.getDouble("west"),
            row.getDouble("east")),
        row.getBoolean("rounded"),
        new Spot.States(
            row.getLong("coming"),
            row.getLong("on_the_way"),
            row.getLong("in_class"),
            row.getLong("ending"),
            row.getLong("late")),
        new Spot.Signals(
            row.getLong("live"),
            row.getLong("at_risk"),
            row.getLong("drop_off"),
            row.getLong("unknown")));
  }

  private static Pin pin(ResultSet row, int index) throws SQLException {
    return new Pin(
        row.getLong("classroom"),
        row.getLong("school"),
        row.getString("name"),
        row.getString("school_name"),
        row.getString("territory"),
        row.getString("province"),
        row.getString("province_name"),
        row.getString("county_name"),
        row.getObject("latitude", Double.class),
        row.getObject("longitude", Double.class),
        row.getBoolean("rounded"),
        row.getString("state"),
        row.getInt("seats"),
        row.getInt("in_class"),
        row.getObject("due_on", LocalDate.class),
        row.getString("signal"),
        row.getObject("last_signal", LocalDate.class),
        row.getString("band"));
  }
}
