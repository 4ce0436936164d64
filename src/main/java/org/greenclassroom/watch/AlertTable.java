package org.greenclassroom.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code watch.alert} and {@code watch.step}. */
@Component
class AlertTable {
  private final JdbcClient jdbc;

  AlertTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is over is closed by itself, and says why. */
  int recover(Instant now) {
    return jdbc.sql(
            """
            with over as (
              update watch.alert a
                 set over_at = :now, closed_at = coalesce(closed_at, :now),
                     reason = coalesce(reason, case
                       when a.classroom is not null and not exists (select from watch.room r where r.classroom = a.classroom)
                         then 'ROOM_ENDED'
                       when a.rule in ('SILENT', 'UNHEARD') and exists (
                         select from watch.room r where r.classroom = a.classroom and r.outage) then 'GROUPED'
                       else 'RECOVERED' end)
               where a.over_at is null
                 and not exists (select from watch.finding f where f.rule = a.rule and f.subject = a.subject)
              returning a.alert, a.closed_at, a.reason)
            insert into watch.step (alert, kind, at, words)
            select alert, 'CLOSED', :now, reason from over where closed_at = :now
            """)
        .param("now", at(now))
        .update();
  }

  /**
   * What was found stands now as it is today. What somebody closed, and has become worse since,
   * makes way for a new alert.
   */
  void refresh(Instant now) {
    jdbc.sql(
            """
            update watch.alert a set over_at = :now
              from watch.finding f
             where f.rule = a.rule and f.subject = a.subject and a.over_at is null and a.closed_at is not null
               and f.level > a.level
            """)
        .param("now", at(now))
        .update();
    jdbc.sql(
            """
            with moved as (
              update watch.alert a
                 set level = f.level, told = f.told, since = f.since, action = coalesce(w.action, a.action)
                from watch.finding f
                join watch.alert b on b.rule = f.rule and b.subject = f.subject and b.closed_at is null
                left join (select * from unnest(:rules::text[], :levels::int[], :actions::text[])
                             as w (rule, level, action)) w on w.rule = f.rule and w.level = f.level and f.level > b.level
               where a.alert = b.alert and (b.level, b.told, b.since) is distinct from (f.level, f.told, f.since)
              returning a.alert, f.level > b.level as raised, a.level)
            insert into watch.step (alert, kind, at, words)
            select alert, 'RAISED', :now, level::text from moved where raised
            """)
        .param("now", at(now))
        .param("rules", rules())
        .param("levels", levels())
        .param("actions", actions())
        .update();
  }

  /**
   * Opens what is found and stands nowhere: with the room's engineer as owner, else the officers.
   */
  int open(Instant now) {
    return jdbc.sql(
            """
            with opened as (
              insert into watch.alert (rule, subject, classroom, device, county, level, since, told, desk, owner, action,
                                       opened_at)
              select f.rule, f.subject, f.classroom, f.device, f.county, f.level, f.since, f.told,
                     case when e.account is null then 'OFFICERS' else 'OWNER' end, e.account, w.action, :now
                from watch.finding f
                join unnest(:rules::text[], :levels::int[], :actions::text[]) as w (rule, level, action)
                  on w.rule = f.rule and w.level = f.level
                left join watch.room r on r.classroom = f.classroom
                left join people.accounts e on e.account = r.engineer and not e.disabled
               where f.opens
                 and not exists (select from watch.alert a
                                  where a.rule = f.rule and a.subject = f.subject and a.over_at is null)
              returning alert, rule)
            insert into watch.step (alert, kind, at, words) select alert, 'OPENED', :now, '' from opened
            """)
        .param("now", at(now))
        .param("rules", rules())
        .param("levels", levels())
        .param("actions", actions())
        .update();
  }

  /** Open alerts of a rule that have no ticket yet. */
  List<Alert> withoutTicket(Rule rule) {
    return jdbc.sql(
            SELECT
                + """
                 where a.rule = ? and a.closed_at is null and a.ticket is null order by a.alert
                """)
        .param(rule.name())
        .query((row, _) -> alert(row))
        .list();
  }

  private static final String SELECT =
      """
      select a.alert, a.rule, a.subject, a.classroom, coalesce(c.name, '') as room, coalesce(p.name, '') as school_name,
             a.device, d.tag, a.county, a.level, a.since, a.told, a.owner, o.name as owner_name, a.action, a.opened_at,
             a.ticket, a.planned_on, a.closed_at, a.reason, a.over_at is null as holds
        from watch.alert a
        left join classrooms.classrooms c on c.classroom = a.classroom
        left join partners.partners p on p.partner = c.school
        left join custody.devices d on d.device = a.device
        left join people.accounts o on o.account = a.owner
      """;

  Optional<Alert> alert(long alert) {
    return jdbc.sql(SELECT + " where a.alert = ?")
        .param(alert)
        .query((row, _) -> alert(row))
        .optional();
  }

  /** The same, and nobody else acts on it until the transaction ends. */
  Optional<Alert> held(long alert) {
    jdbc.sql("select 1 from watch.alert where alert = ? for update")
        .param(alert)
        .query((row, _) -> 1)
        .list();
    return alert(alert);
  }

  /** The newest first. */
  List<Alert> page(AlertFilter filter, long before, int size) {
    return jdbc.sql(
            SELECT
                + """
                 where a.alert < :before
                   and (:open::boolean is null or (a.closed_at is null) = :open)
                   and (:rule::text is null or a.rule = :rule)
                   and (:owner::bigint is null or a.owner = :owner or :desk and (a.owner is null or o.disabled))
                   and (:classroom::bigint is null or a.classroom = :classroom)
                   and (:q = '' or p.name ilike '%' || :q || '%' or a.county is not null and a.told[1] ilike '%' || :q || '%')
                   and (:all or a.classroom is null or c.school = any (:schools))
                 order by a.alert desc limit :size
                """)
        .param("before", before)
        .param("all", filter.own() == null)
        .param("schools", filter.own() == null ? new Long[0] : filter.own().toArray(Long[]::new))
        .param("open", filter.open())
        .param("rule", filter.rule() == null ? null : filter.rule().name())
        .param("owner", filter.owner())
        .param("desk", filter.desk())
        .param("classroom", filter.classroom())
        .param("q", filter.q())
        .param("size", size)
        .query((row, _) -> alert(row))
        .list();
  }

  List<AlertFilter.Count> counts() {
    return jdbc.sql(
            "select rule, count(*) as open from watch.alert where closed_at is null group by rule order by open desc, rule")
        .query((row, _) -> new AlertFilter.Count(Rule.valueOf(row.getString(1)), row.getLong(2)))
        .list();
  }

  /** An account's own, with the officers' where asked. */
  AlertFilter.Waiting waiting(long account, boolean desk) {
    return jdbc.sql(
            """
            select count(*) filter (where closed_at is null) as open,
                   count(*) filter (where closed_at is null and level > 1) as late, max(closed_at) as last
              from watch.alert
             where owner = :account
                or :desk and (owner is null or owner in (select account from people.accounts where disabled))
            """)
        .param("account", account)
        .param("desk", desk)
        .query((row, _) ->
            new AlertFilter.Waiting(row.getLong(1), row.getLong(2), instant(row.getTimestamp(3))))
        .single();
  }

  void give(long alert, @Nullable Long owner) {
    jdbc.sql(
            """
            update watch.alert set owner = :owner, desk = case when :owner::bigint is null then 'OFFICERS' else 'OWNER' end
             where alert = :alert
            """)
        .param("owner", owner)
        .param("alert", alert)
        .update();
  }

  void ticket(long alert, long ticket) {
    jdbc.sql("update watch.alert set ticket = ? where alert = ?").params(ticket, alert).update();
  }

  void planned(long alert, LocalDate day) {
    jdbc.sql("update watch.alert set planned_on = ? where alert = ?").params(day, alert).update();
  }

  void close(long alert, Closing reason, long by, Instant now) {
    jdbc.sql("update watch.alert set closed_at = ?, closed_by = ?, reason = ? where alert = ?")
        .params(at(now), by, reason.name(), alert)
        .update();
  }

  /** False: the same act was written before. */
  boolean step(
      long alert, String kind, Instant now, @Nullable Long by, String words, @Nullable UUID key) {
    return jdbc.sql(
                """
                insert into watch.step (alert, kind, at, by, words, key) values (?, ?, ?, ?, ?, ?)
                on conflict (key) do nothing
                """)
            .params(Arrays.asList(alert, kind, at(now), by, words, key))
            .update()
        == 1;
  }

  List<AlertFilter.Line> steps(long alert) {
    return jdbc.sql(
            """
            select s.kind, s.at, a.name, s.words from watch.step s left join people.accounts a on a.account = s.by
             where s.alert = ? order by s.step
            """)
        .param(alert)
        .query((row, _) ->
            new AlertFilter.Line(
                row.getString(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4)))
        .list();
  }

  /** Who may own an alert: officers and engineers of the programme, by name. */
  List<AlertFilter.Reader> owners() {
    return jdbc.sql(
            """
            select distinct a.account, a.name from people.accounts a
              join people.grants g on g.account = a.account and g.role in ('OFFICER', 'ENGINEER')
             where not a.disabled order by a.name, a.account
            """)
        .query((row, _) ->
            new AlertFilter.Reader(row.getLong(1), row.getString(2), "", "en", 0, 0, false))
        .list();
  }

  /**
   * Who gets a letter today: something is new since the last one, or it is Monday and something is
   * open. Marks them, so that nobody gets two.
   */
  List<AlertFilter.Reader> digest(LocalDate day, boolean monday) {
    return jdbc.sql(
            """
            with reader as (
              select m.account, m.address, m.language, a.name, exists (
                       select from people.grants g where g.account = m.account and g.role = 'OFFICER') as officer,
                     coalesce((select max(d.day) from watch.digest d where d.account = m.account), '-infinity') as last
                from people.mailboxes m join people.accounts a on a.account = m.account),
            due as (
              select r.account, r.name, r.address, r.language, r.officer, count(*)::int as open,
                     count(*) filter (where (s.at at time zone 'Asia/Shanghai')::date > r.last)::int as fresh
                from reader r
                join watch.alert a on a.closed_at is null
                 and (a.owner = r.account
                      or r.officer and (a.owner is null
                                        or a.owner in (select account from people.accounts where disabled)))
                join lateral (select max(at) as at from watch.step s
                               where s.alert = a.alert and s.kind in ('OPENED', 'RAISED', 'GIVEN')) s on true
               where r.last < :day
               group by r.account, r.name, r.address, r.language, r.officer),
            marked as (
              insert into watch.digest (account, day, alerts)
              select account, :day, open from due where fresh > 0 or :monday
              on conflict do nothing returning account)
            select d.* from due d join marked using (account) order by d.account
            """)
        .param("day", day)
        .param("monday", monday)
        .query((row, _) ->
            new AlertFilter.Reader(
                row.getLong("account"),
                row.getString("name"),
                row.getString("address"),
                row.getString("language"),
                row.getInt("open"),
                row.getInt("fresh"),
                row.getBoolean("officer")))
        .list();
  }

  private static Alert alert(ResultSet row) throws SQLException {
    var closing = row.getString("reason");
    return new Alert(
        row.getLong("alert"),
        Rule.valueOf(row.getString("rule")),
        row.getString("subject"),
        row.getObject("classroom", Long.class),
        row.getString("room"),
        row.getString("school_name"),
        row.getObject("device", Long.class),
        row.getString("tag"),
        row.getString("county"),
        row.getInt("level"),
        row.getObject("since", LocalDate.class),
        List.of((String[]) row.getArray("told").getArray()),
        row.getObject("owner", Long.class),
        row.getString("owner_name"),
        Action.valueOf(row.getString("action")),
        row.getTimestamp("opened_at").toInstant(),
        row.getObject("ticket", Long.class),
        row.getObject("planned_on", LocalDate.class),
        instant(row.getTimestamp("closed_at")),
        closing == null ? null : Closing.valueOf(closing),
        row.getBoolean("holds"));
  }

  /** Rule, level and what to do then, as three columns of one table. */
  private static String[] rules() {
    return each((rule, level) -> rule.name()).toArray(String[]::new);
  }

  private static Integer[] levels() {
    return each((rule, level) -> level).toArray(Integer[]::new);
  }

  private static String[] actions() {
    return each((rule, level) -> rule.action(level).name()).toArray(String[]::new);
  }

  private static <T> List<T> each(java.util.function.BiFunction<Rule, Integer, T> column) {
    var all = new ArrayList<T>();
    for (var rule : Rule.values())
      for (int level = 1; level <= 3; level++) all.add(column.apply(rule, level));
    return all;
  }

  private static java.time.OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }
}
