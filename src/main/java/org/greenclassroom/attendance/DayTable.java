package org.greenclassroom.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.volunteers.ClearanceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the rooms below know of a day: its places, and who asked for them. */
@Component
class DayTable {
  private static final String DAY =
      """
      select a.activity, a.key, a.kind, a.title, a.partner, c.name as partner_name, a.school,
             s.name as school_name, a.day, a.starts_at, a.ends_at, a.zone, a.place, a.state
        from activities.activities a
        left join partners.partners c on c.partner = a.partner
        left join partners.partners s on s.partner = a.school
       where not a.removed
      """;
  private final JdbcClient jdbc;

  DayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Day> day(long activity) {
    return jdbc.sql(DAY + " and a.activity = ?").param(activity).query(DayTable::day).optional();
  }

  Optional<Day> keyed(UUID key) {
    return jdbc.sql(DAY + " and a.key = ?").param(key).query(DayTable::day).optional();
  }

  /** A line of the list of days. */
  record Line(Day day, int placed, int came, int waiting) {}

  /** Days that take or took place, the latest first; what is on paper only is not among them. */
  List<Line> days(
      @Nullable Set<Long> schools,
      LocalDate before,
      long beforeActivity,
      LocalDate until,
      int size) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            "select d.*, coalesce(p.placed, 0) as placed, coalesce(h.came, 0) as came,"
                + " coalesce(w.waiting, 0) as waiting from ("
                + DAY
                + """
                   and a.state in ('APPROVED', 'PUBLISHED', 'HELD') and a.day <= ?
                   and (a.day, a.activity) < (?, ?)
                   and (?::bigint[] is null or a.school is null or a.school = any (?::bigint[]))
                 order by a.day desc, a.activity desc limit ?) d
                left join lateral (select count(*) as placed from signups.signups x
                                    where x.activity = d.activity and x.state = 'PLACED') p on true
                left join lateral (select count(distinct volunteer) as came from attendance.presences x
                                    where x.activity = d.activity) h on true
                left join lateral (select count(*) as waiting from attendance.hour x
                                    where x.activity = d.activity and x.state = 'LOGGED') w on true
                order by d.day desc, d.activity desc
                """)
        .params(Arrays.asList(until, before, beforeActivity, own, own, size))
        .query((row, nth) ->
            new Line(
                day(row, nth), row.getInt("placed"), row.getInt("came"), row.getInt("waiting")))
        .list();
  }

  /** The days nearest to this one, which a desk keeps for when there is no network. */
  List<Day> near(@Nullable Set<Long> schools, LocalDate from, LocalDate until, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            DAY
                + """
                   and a.state in ('APPROVED', 'PUBLISHED', 'HELD') and a.day between ? and ?
                   and (?::bigint[] is null or a.school is null or a.school = any (?::bigint[]))
                 order by a.day, a.starts_at, a.activity limit ?
                """)
        .params(Arrays.asList(from, until, own, own, most))
        .query(DayTable::day)
        .list();
  }

  List<Place> places(long activity) {
    return jdbc.sql(
            """
            select slot, activity, role, name, starts_at, ends_at, capacity, min_age, clearance, with_children
              from activities.slots where activity = ? and not removed order by starts_at, slot
            """)
        .param(activity)
        .query(DayTable::place)
        .list();
  }

  Optional<Place> place(long slot) {
    return jdbc.sql(
            """
            select slot, activity, role, name, starts_at, ends_at, capacity, min_age, clearance, with_children
              from activities.slots where slot = ?
            """)
        .param(slot)
        .query(DayTable::place)
        .optional();
  }

  private static final String EXPECTED =
      """
      select g.signup, g.slot, s.role, s.name as place, g.volunteer, g.name, c.name as company,
             g.state, g.walk_in, g.changed_at, p.came_at, p.left_at
        from signups.signups g
        join activities.slots s on s.slot = g.slot
        left join partners.partners c on c.partner = g.partner
        left join attendance.presence p on p.slot = g.slot and p.volunteer = g.volunteer
      """;

  /**
   * Everybody who asked for a place on a day. Of somebody who asked twice for the same place only
   * the one that counts: a place, else what was said last.
   */
  List<Expected> expected(long activity) {
    return jdbc.sql(
            "select * from (select distinct on (e.slot, e.volunteer) e.* from ("
                + EXPECTED
                + """
                   where g.activity = ?) e
                 order by e.slot, e.volunteer, e.state = 'PLACED' desc, e.signup desc) one
                 order by name nulls last, signup
                """)
        .param(activity)
        .query(DayTable::expected)
        .list();
  }

  Optional<Expected> expected(long activity, long signup) {
    return jdbc.sql(EXPECTED + " where g.activity = ? and g.signup = ?")
        .params(activity, signup)
        .query(DayTable::expected)
        .optional();
  }

  /** The place this person has among those of this slot; else what was said last of it. */
  Optional<Expected> expected(long activity, long slot, long volunteer) {
    return jdbc.sql(
            EXPECTED
                + """
                 where g.activity = ? and g.slot = ? and g.volunteer = ?
                 order by g.state = 'PLACED' desc, g.signup desc limit 1
                """)
        .params(activity, slot, volunteer)
        .query(DayTable::expected)
        .optional();
  }

  /** For which company somebody was on a place; null: for none. */
  @Nullable Long partner(long slot, long volunteer) {
    return jdbc.sql(
            """
            select partner from signups.signups
             where slot = ? and volunteer = ? and partner is not null
             order by state = 'PLACED' desc, signup desc limit 1
            """)
        .params(slot, volunteer)
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  /**
   * Of these, those who had a place in a day that was held, and did not come to the last one. Of a
   * day of which nobody wrote down who came nothing is known.
   */
  Set<Long> missed(Collection<Long> volunteers) {
    return jdbc
        .sql(
            """
            select v.volunteer
              from unnest(?::bigint[]) as v (volunteer)
             cross join lateral (
               select a.activity
                 from signups.signups s join activities.activities a on a.activity = s.activity
                where s.volunteer = v.volunteer and s.state = 'PLACED' and not s.walk_in
                  and a.state = 'HELD' and not a.removed
                  and exists (select from attendance.presences p where p.activity = a.activity)
                order by a.starts_at desc, a.activity desc limit 1) last
             where not exists (select from attendance.presences p
                                where p.activity = last.activity and p.volunteer = v.volunteer)
               and not exists (select from attendance.hours h
                                where h.activity = last.activity and h.volunteer = v.volunteer
                                  and h.state <> 'REFUSED')
            """)
        .param(volunteers.toArray(Long[]::new))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .collect(Collectors.toSet());
  }

  /** How many places are kept for teams for which nobody is named. */
  int unnamed(long activity) {
    return jdbc.sql(
            """
            select coalesce(sum(greatest(places - named, 0)), 0) from signups.teams
             where activity = ? and released_at is null
            """)
        .param(activity)
        .query(Integer.class)
        .single();
  }

  private static Day day(ResultSet row, int nth) throws SQLException {
    return new Day(
        row.getLong("activity"),
        row.getObject("key", UUID.class),
        row.getString("kind"),
        row.getString("title"),
        row.getObject("partner", Long.class),
        row.getString("partner_name"),
        row.getObject("school", Long.class),
        row.getString("school_name"),
        row.getObject("day", LocalDate.class),
        instant(row, "starts_at"),
        instant(row, "ends_at"),
        ZoneId.of(row.getString("zone")),
        row.getString("place"),
        row.getString("state"));
  }

  private static Place place(ResultSet row, int nth) throws SQLException {
    var clearance = row.getString("clearance");
    return new Place(
        row.getLong("slot"),
        row.getLong("activity"),
        Duty.valueOf(row.getString("role")),
        row.getString("name"),
        instant(row, "starts_at"),
        instant(row, "ends_at"),
        row.getInt("capacity"),
        row.getInt("min_age"),
        clearance == null ? null : ClearanceKind.valueOf(clearance),
        row.getBoolean("with_children"));
  }

  private static Expected expected(ResultSet row, int nth) throws SQLException {
    return new Expected(
        row.getLong("signup"),
        row.getLong("slot"),
        Duty.valueOf(row.getString("role")),
        row.getString("place"),
        row.getObject("volunteer", Long.class),
        row.getString("name"),
        row.getString("company"),
        row.getString("state"),
        row.getBoolean("walk_in"),
        instant(row, "changed_at"),
        perhaps(row, "came_at"),
        perhaps(row, "left_at"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant perhaps(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
