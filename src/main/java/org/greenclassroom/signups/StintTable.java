package org.greenclassroom.signups;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.frame.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this room sees of days, slots and people below. */
@Component
class StintTable {
  private static final String SELECT =
      """
      select l.slot, a.activity, a.title, a.address, a.place, a.zone, a.state, a.removed or l.removed as removed,
             l.starts_at, l.ends_at, l.role, l.name, l.capacity, l.min_age, l.clearance, l.with_children,
             array_to_string(a.consents, ',') as consents
        from activities.slots l join activities.activities a on a.activity = l.activity
      """;

  private final JdbcClient jdbc;

  StintTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A day for somebody, as their calendar has it.
   *
   * @param startsAt of the first of their places; null: they have none now
   * @param email null: was forgotten
   * @param slots their places as "begin~end~duty~name", with line ends between
   */
  record PersonDay(
      long activity,
      UUID key,
      String title,
      String address,
      String place,
      String zone,
      Activity.State state,
      boolean removed,
      Instant dayStarts,
      Instant dayEnds,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      String slots,
      long volunteer,
      @Nullable String name,
      @Nullable String email,
      @Nullable String language) {

    /** Changes whenever their calendar must hear of it. */
    String said() {
      var all =
          List.of(
              title,
              place,
              zone,
              slots,
              String.valueOf(startsAt),
              String.valueOf(endsAt),
              takesPlace());
      return Files.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    boolean takesPlace() {
      return startsAt != null
          && !removed
          && state != Activity.State.CANCELLED
          && state != Activity.State.POSTPONED;
    }
  }

  /** A day alone. */
  record Day(
      long activity,
      UUID key,
      String title,
      String address,
      String place,
      String zone,
      Activity.State state,
      boolean removed,
      boolean open,
      Instant startsAt,
      Instant endsAt,
      @Nullable Long school,
      int sequence,
      @Nullable Instant publishedAt) {
    /** Whether whoever has its address may see it. */
    public boolean announced() {
      return !removed && publishedAt != null && state != Activity.State.DRAFT;
    }
  }

  private static final String DAY =
      """
      select activity, key, title, address, place, zone, state, removed, open, starts_at, ends_at, school, sequence,
             published_at
        from activities.activities
      """;

  Optional<Stint> stint(long slot) {
    return jdbc.sql(SELECT + " where l.slot = ?")
        .param(slot)
        .query(DataClassRowMapper.newInstance(Stint.class))
        .optional();
  }

  /** Of a day, in the order of the clock. */
  List<Stint> stints(long activity) {
    return jdbc.sql(SELECT + " where a.activity = ? and not l.removed order by l.starts_at, l.slot")
        .param(activity)
        .query(DataClassRowMapper.newInstance(Stint.class))
        .list();
  }

  Optional<Day> day(long activity) {
    return jdbc.sql(DAY + " where activity = ?")
        .param(activity)
        .query(DataClassRowMapper.newInstance(Day.class))
        .optional();
  }

  Optional<Day> addressed(String address) {
    return jdbc.sql(DAY + " where address = ?")
        .param(address)
        .query(DataClassRowMapper.newInstance(Day.class))
        .optional();
  }

  /** A company's days that were announced, those that are called off among them. */
  List<Day> ofCompany(long partner, Instant since) {
    return jdbc.sql(
            DAY
                + " where partner = ? and published_at is not null and ends_at > ? order by starts_at, activity")
        .params(partner, Timestamp.from(since))
        .query(DataClassRowMapper.newInstance(Day.class))
        .list();
  }

  private static final String PERSON =
      """
            select a.activity, a.key, a.title, a.address, a.place, a.zone, a.state, a.removed,
                   a.starts_at as day_starts, a.ends_at as day_ends, p.starts_at, p.ends_at,
                   coalesce(p.slots, '') as slots, v.volunteer, v.name, v.email, v.language
      """;
  private static final String PLACED =
      """
              from activities.activities a
              join volunteers.volunteers v on v.volunteer = :volunteer
              left join lateral (
                select min(l.starts_at) as starts_at, max(l.ends_at) as ends_at,
                       string_agg(concat_ws('~', to_char(l.starts_at at time zone a.zone, 'HH24:MI'),
                                            to_char(l.ends_at at time zone a.zone, 'HH24:MI'), l.role, l.name),
                                  e'\\n' order by l.starts_at, l.slot) as slots
                  from signups.signup s join activities.slots l on l.slot = s.slot and not l.removed
                 where s.activity = a.activity and s.volunteer = v.volunteer and s.state = 'PLACED') p on true
      """;

  Optional<PersonDay> personDay(long activity, long volunteer) {
    return jdbc.sql(PERSON + PLACED + " where a.activity = :activity")
        .param("volunteer", volunteer)
        .param("activity", activity)
        .query(DataClassRowMapper.newInstance(PersonDay.class))
        .optional();
  }

  /** A day a person was told of, and what they were told the last time. */
  record Told(PersonDay day, InvitationTable.Told told) {}

  /** All days a person was ever told of, lately; of a forgotten one none. */
  List<Told> told(long volunteer, Instant since) {
    var days = DataClassRowMapper.newInstance(PersonDay.class);
    var tellings = DataClassRowMapper.newInstance(InvitationTable.Told.class);
    return jdbc.sql(
            PERSON
                + ", i.sequence, i.cancelled, i.said, i.changed_at"
                + PLACED
                + """
                  join signups.invitation i on i.activity = a.activity and i.volunteer = v.volunteer
                 where a.ends_at > :since and v.email is not null order by a.starts_at, a.activity
                """)
        .param("volunteer", volunteer)
        .param("since", Timestamp.from(since))
        .query((row, nth) -> new Told(days.mapRow(row, nth), tellings.mapRow(row, nth)))
        .list();
  }

  /** Where this person is placed at that time already; the title of the other day. */
  Optional<String> elsewhere(long volunteer, Stint wanted) {
    return jdbc.sql(
            """
            select a.title
              from signups.signup s
              join activities.slots l on l.slot = s.slot
              join activities.activities a on a.activity = l.activity
             where s.volunteer = ? and s.state = 'PLACED' and s.slot <> ? and l.starts_at < ? and l.ends_at > ?
               and not l.removed and not a.removed and a.state not in ('CANCELLED', 'POSTPONED')
             order by l.starts_at limit 1
            """)
        .params(
            volunteer,
            wanted.slot(),
            Timestamp.from(wanted.endsAt()),
            Timestamp.from(wanted.startsAt()))
        .query(String.class)
        .optional();
  }

  /** Days that are not over yet or ended lately, with how full they are; the next first. */
  List<RosterPage.Row> upcoming(
      @Nullable Set<Long> schools, Instant since, Instant after, long activity, int most) {
    return jdbc.sql(
            """
            select d.activity, d.title, d.place, d.starts_at, d.state, coalesce(f.capacity, 0) as capacity,
                   coalesce(f.placed, 0) as placed, coalesce(f.offered, 0) as offered,
                   coalesce(f.waiting, 0) as waiting
              from (select a.activity, a.title, a.place, a.starts_at, a.state
                      from activities.activities a
                     where a.ends_at > :since and not a.removed and a.published_at is not null
                       and (a.starts_at, a.activity) > (:after, :activity)
                       and (:all or a.school is null or a.school = any (:schools))
                     order by a.starts_at, a.activity limit :most) d
              left join lateral (
                select sum(l.capacity) as capacity, sum(c.placed) as placed, sum(c.offered) as offered,
                       sum(c.waiting) as waiting
                  from activities.slots l
                 cross join lateral (select count(*) filter (where s.state = 'PLACED') as placed,
                                            count(*) filter (where s.state = 'OFFERED') as offered,
                                            count(*) filter (where s.state = 'WAITING') as waiting
                                       from signups.signup s where s.slot = l.slot) c
                 where l.activity = d.activity and not l.removed) f on true
             order by d.starts_at, d.activity
            """)
        .param("since", Timestamp.from(since))
        .param("after", Timestamp.from(after))
        .param("activity", activity)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("most", most)
        .query(DataClassRowMapper.newInstance(RosterPage.Row.class))
        .list();
  }
}
