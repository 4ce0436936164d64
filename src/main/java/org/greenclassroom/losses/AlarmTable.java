package org.greenclassroom.losses;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code losses.alarm}. */
@Component
class AlarmTable {
  private final JdbcClient jdbc;

  AlarmTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A sign of a missing computer.
   *
   * @param where the room it was scanned in; null: nobody knows
   */
  record Alarm(
      long alarm,
      long search,
      Tag tag,
      Source source,
      LocalDate day,
      @Nullable String where,
      Instant heardAt,
      @Nullable Instant settledAt,
      @Nullable String words) {}

  /**
   * Raises an alarm for every sign of a computer that is missing or was given up. A sign counts
   * when it speaks of a day after the one on which it was missed: what a collector brings late
   * speaks of an earlier one. Said once for each kind and day; of minutes, no more while one waits
   * to be settled.
   *
   * <p>It begins with the computers that are missing or given up now, which their stage says, and
   * looks each up: searches are as many as were ever missed, and most of them were found.
   *
   * @return the numbers of the new ones
   */
  List<Long> listen(Instant now) {
    return jdbc.sql(
            """
            insert into losses.alarm (search, device, source, day, classroom, heard_at, raised_at)
            select s.search, s.device, h.source, h.day, h.classroom, h.heard_at, :now
              from custody.devices d
              cross join lateral (
                select x.search, x.device, x.missed_at from losses.searches x
                 where x.device = d.device and x.state <> 'FOUND' offset 0) s
              cross join lateral (
                select 'USED' as source, u.last_day as day, null::bigint as classroom,
                       :now::timestamptz as heard_at
                  from (select max(x.last_day) as last_day
                          from (select last_day from usage.wanderers where device = s.device
                                union all -- told before anybody knew that it was missing
                                select last_day from usage.signals where device = s.device) x) u
                 where u.last_day > (s.missed_at at time zone 'Asia/Shanghai')::date
                   and not exists (select from losses.alarm a
                                    where a.search = s.search and a.source = 'USED'
                                      and (a.settled_at is null or a.day >= u.last_day))
                union all
                select 'ENROLLED', (e.enrolled_at at time zone 'Asia/Shanghai')::date, null,
                       max(e.enrolled_at)
                  from agents.agents e
                 where e.device = s.device and e.enrolled_at > s.missed_at
                 group by 2
                union all
                select 'SCANNED', (t.seen_at at time zone 'Asia/Shanghai')::date, max(t.classroom),
                       max(t.seen_at)
                  from takeback.sightings t
                 where t.device = s.device and t.answer = 'UNEXPECTED' and t.seen_at > s.missed_at
                 group by 2) h
             where d.stage in ('MISSING', 'LOST')
            on conflict (search, source, day) do nothing
            returning alarm
            """)
        .param("now", Timestamp.from(now))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static final String ALARMS =
      """
      select a.alarm, a.search, d.tag, a.source, a.day, p.name || ' · ' || c.name as place, a.heard_at,
             a.settled_at, a.words
        from losses.alarm a
        join custody.devices d on d.device = a.device
        left join classrooms.classrooms c on c.classroom = a.classroom
        left join partners.partners p on p.partner = c.school
      """;

  List<Alarm> of(long search) {
    return read(ALARMS + " where a.search = ? order by a.alarm", search);
  }

  List<Alarm> numbered(List<Long> alarms) {
    return read(
        ALARMS + " where a.alarm = any(?) order by a.alarm", (Object) alarms.toArray(Long[]::new));
  }

  private List<Alarm> read(String sql, Object argument) {
    return jdbc.sql(sql)
        .param(argument)
        .query((row, _) ->
            new Alarm(
                row.getLong("alarm"),
                row.getLong("search"),
                new Tag(row.getString("tag")),
                Source.valueOf(row.getString("source")),
                row.getObject("day", LocalDate.class),
                row.getString("place"),
                row.getTimestamp("heard_at").toInstant(),
                SearchTable.instant(row, "settled_at"),
                row.getString("words")))
        .list();
  }

  /** Somebody looked into all signs of this search. */
  int settle(long search, String words, Instant at, long by) {
    return jdbc.sql(
            """
            update losses.alarm set settled_at = ?, settled_by = ?, words = ?
             where search = ? and settled_at is null
            """)
        .params(Timestamp.from(at), by, words, search)
        .update();
  }

  /** What was done about a sign may name people: it goes some years after it was settled. */
  int forget(Instant before) {
    return jdbc.sql("update losses.alarm set words = '–' where settled_at < ? and words <> '–'")
        .param(Timestamp.from(before))
        .update();
  }

  /** For the tray: how many computers were heard from, and when the last sign was settled. */
  record Waiting(long computers, @Nullable Instant settled) {}

  Waiting waiting() {
    return jdbc.sql(
            """
            select count(distinct device) filter (where settled_at is null) as computers,
                   max(settled_at) as settled
              from losses.alarm
            """)
        .query((row, _) -> new Waiting(row.getLong(1), SearchTable.instant(row, "settled")))
        .single();
  }

  /** Where alarms are told by letter. */
  record Reader(String address, Locale language) {}

  List<Reader> readers() {
    return jdbc.sql(
            """
            select distinct m.address, m.language
              from people.grants g join people.mailboxes m on m.account = g.account
             where g.role = 'OFFICER' order by m.address
            """)
        .query((row, _) -> new Reader(row.getString(1), Locale.forLanguageTag(row.getString(2))))
        .list();
  }
}
