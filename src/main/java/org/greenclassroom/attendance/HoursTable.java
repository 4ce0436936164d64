package org.greenclassroom.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.activities.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code attendance.hour}. */
@Component
class HoursTable {
  private static final String FROM =
      """
        from attendance.hour h
        join activities.activities a on a.activity = h.activity
        join activities.slots s on s.slot = h.slot
        join volunteers.volunteers v on v.volunteer = h.volunteer
        left join partners.partners c on c.partner = h.partner
      """;
  private static final String MEANT =
      """
       where (?::text is null or h.state = ?) and (?::bigint is null or h.activity = ?)
         and (?::bigint is null or h.partner = ?)
         and (? = '' or v.name ilike '%' || ? || '%' or a.title ilike '%' || ? || '%')
      """;
  private static final String SELECT =
      """
      select h.hour, h.activity, a.title, h.day, h.slot, h.volunteer, v.name, c.name as company, s.role, s.name as place,
             h.planned_min, h.actual_min, h.words, h.state, h.logged_by, h.reason
      """
          + FROM;
  private final JdbcClient jdbc;

  HoursTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is written down of one person at one place. */
  record Log(
      long activity,
      long slot,
      long volunteer,
      @Nullable Long partner,
      LocalDate day,
      int planned,
      int actual,
      String words) {}

  /** Its number; empty where hours of this person at this place are here already. */
  Optional<Long> insert(Log log, Instant now, long by, UUID key) {
    return jdbc.sql(
            """
            insert into attendance.hour (key, activity, slot, volunteer, partner, day, planned_min, actual_min, words, logged_at, logged_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning hour
            """)
        .params(
            Arrays.asList(
                key,
                log.activity(),
                log.slot(),
                log.volunteer(),
                log.partner(),
                log.day(),
                log.planned(),
                log.actual(),
                log.words(),
                Timestamp.from(now),
                by))
        .query(Long.class)
        .optional();
  }

  /**
   * Those of several people of a day in one statement; of whom hours are here already, none.
   *
   * @param keys each with where and who
   */
  void insertAll(
      long activity,
      LocalDate day,
      Map<UUID, Attendance.At> keys,
      Map<Attendance.At, Integer> minutes,
      Instant now,
      long by) {
    var all = List.copyOf(keys.entrySet());
    jdbc.sql(
            """
            insert into attendance.hour (key, activity, slot, volunteer, partner, day, planned_min, actual_min, logged_at, logged_by)
            select n.key, ?, n.slot, n.volunteer, g.partner, ?,
                   greatest(0, extract(epoch from s.ends_at - s.starts_at)::int / 60), n.minutes, ?, ?
              from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::int[]) as n (key, slot, volunteer, minutes)
              join activities.slots s on s.slot = n.slot
              left join lateral (
                select x.partner from signups.signups x
                 where x.slot = n.slot and x.volunteer = n.volunteer and x.partner is not null
                 order by x.state = 'PLACED' desc, x.signup desc limit 1) g on true
             order by n.slot, n.volunteer
            on conflict do nothing
            """)
        .params(
            activity,
            day,
            Timestamp.from(now),
            by,
            all.stream().map(one -> one.getKey().toString()).toArray(String[]::new),
            all.stream().map(one -> one.getValue().slot()).toArray(Long[]::new),
            all.stream().map(one -> one.getValue().volunteer()).toArray(Long[]::new),
            all.stream().map(one -> minutes.get(one.getValue())).toArray(Integer[]::new))
        .update();
  }

  /** Which of these keys are here. */
  Set<UUID> keyed(Collection<UUID> keys) {
    return new HashSet<>(
        jdbc.sql("select key from attendance.hour where key = any (?::uuid[])")
            .param(keys.stream().map(UUID::toString).toArray(String[]::new))
            .query((row, _) -> row.getObject(1, UUID.class))
            .list());
  }

  /** Nobody else decides of them, or certifies them, until the end of this. */
  void hold(long hours) {
    jdbc.sql("select hour from attendance.hour where hour = ? for no key update")
        .param(hours)
        .query(Long.class)
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select hour from attendance.hour where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  Optional<Given> given(long hours) {
    return jdbc.sql(SELECT + " where h.hour = ?").param(hours).query(HoursTable::row).optional();
  }

  List<Given> page(HoursFilter filter, long before, int size) {
    var params = params(filter);
    params.add(before);
    params.add(size);
    return jdbc.sql(SELECT + MEANT + " and h.hour < ? order by h.hour desc limit ?")
        .params(params)
        .query(HoursTable::row)
        .list();
  }

  /** Everything written down of a day. */
  List<Given> ofDay(long activity) {
    return jdbc.sql(SELECT + " where h.activity = ? order by v.name, h.hour")
        .param(activity)
        .query(HoursTable::row)
        .list();
  }

  /** Of a person in a period, the latest first. */
  List<Given> ofVolunteer(long volunteer, LocalDate from, LocalDate until) {
    return jdbc.sql(
            SELECT
                + " where h.volunteer = ? and h.day between ? and ? order by h.day desc, h.hour desc")
        .params(volunteer, from, until)
        .query(HoursTable::row)
        .list();
  }

  /** Minutes of a person: as they were planned, as they were written down, as they count. */
  record Sums(int planned, int actual, int confirmed) {}

  /** What was refused is not among them. */
  Sums sums(long volunteer) {
    return jdbc.sql(
            """
            select coalesce(sum(planned_min), 0), coalesce(sum(actual_min), 0),
                   coalesce(sum(actual_min) filter (where state = 'CONFIRMED'), 0)
              from attendance.hour where volunteer = ? and state <> 'REFUSED'
            """)
        .param(volunteer)
        .query((row, _) -> new Sums(row.getInt(1), row.getInt(2), row.getInt(3)))
        .single();
  }

  /**
   * How many of a list wait, and of how many of these this person may say nothing.
   *
   * @param last the highest number: what comes later was not counted
   */
  record Waiting(int all, int own, int minutes, long last) {
    public int others() {
      return all - own;
    }
  }

  Waiting waiting(HoursFilter filter, long account) {
    var params = new ArrayList<@Nullable Object>(List.of(account, account, account, account));
    params.addAll(params(filter.logged()));
    return jdbc.sql(
            """
            select count(*), count(*) filter (where h.logged_by = ? or v.account = ?),
                   coalesce(sum(h.actual_min) filter (where h.logged_by <> ? and v.account is distinct from ?), 0),
                   coalesce(max(h.hour), 0)
            """
                + FROM
                + MEANT)
        .params(params)
        .query((row, _) -> new Waiting(row.getInt(1), row.getInt(2), row.getInt(3), row.getLong(4)))
        .single();
  }

  /** Confirms what waits of a list, but what this person wrote or gave; how many. */
  int confirm(HoursFilter filter, long last, Instant now, long by) {
    var params = new ArrayList<@Nullable Object>(List.of(Timestamp.from(now), by));
    params.addAll(params(filter.logged()));
    params.addAll(List.of(last, by, by));
    return jdbc.sql(
            "update attendance.hour set state = 'CONFIRMED', decided_at = ?, decided_by = ? where hour in (select h.hour"
                + FROM
                + MEANT
                + " and h.hour <= ? and h.logged_by <> ? and v.account is distinct from ? for update of h)")
        .params(params)
        .update();
  }

  /** One of them; 0: it is not what it was. */
  int decide(long hours, HoursState state, @Nullable String reason, Instant now, long by) {
    return jdbc.sql(
            """
            update attendance.hour set state = ?, reason = ?, decided_at = ?, decided_by = ?
             where hour = ? and (state = 'LOGGED' or state = 'CONFIRMED' and ? = 'REFUSED')
            """)
        .params(Arrays.asList(state.name(), reason, Timestamp.from(now), by, hours, state.name()))
        .update();
  }

  /** Whose account gave these hours; empty: nobody's of the house. */
  Optional<Long> account(long hours) {
    return jdbc.sql(
            """
            select v.account from attendance.hour h join volunteers.volunteers v using (volunteer)
             where h.hour = ? and v.account is not null
            """)
        .param(hours)
        .query(Long.class)
        .optional();
  }

  /** Number of a valid certificate that stands on these hours. */
  Optional<String> certified(long hours) {
    return jdbc.sql(
            """
            select c.number from attendance.certificate c join attendance.certificate_line l using (certificate)
             where l.hour = ? and c.state = 'VALID' limit 1
            """)
        .param(hours)
        .query(String.class)
        .optional();
  }

  private static List<@Nullable Object> params(HoursFilter filter) {
    var state = filter.state() == null ? null : filter.state().name();
    return new ArrayList<@Nullable Object>(
        Arrays.asList(
            state,
            state,
            filter.activity(),
            filter.activity(),
            filter.partner(),
            filter.partner(),
            filter.q(),
            filter.q(),
            filter.q()));
  }

  private static Given row(ResultSet row, int nth) throws SQLException {
    return new Given(
        row.getLong("hour"),
        row.getLong("activity"),
        row.getString("title"),
        row.getObject("day", LocalDate.class),
        row.getLong("slot"),
        row.getLong("volunteer"),
        row.getString("name"),
        row.getString("company"),
        Duty.valueOf(row.getString("role")),
        row.getString("place"),
        row.getInt("planned_min"),
        row.getInt("actual_min"),
        row.getString("words"),
        HoursState.valueOf(row.getString("state")),
        row.getLong("logged_by"),
        row.getString("reason"));
  }
}
