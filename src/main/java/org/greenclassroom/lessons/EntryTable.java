package org.greenclassroom.lessons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code lessons.entry} and {@code lessons.following}, and what they make expected. */
@Component
class EntryTable {
  private final JdbcClient jdbc;

  EntryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Entry> entry(long entry) {
    return jdbc.sql("select * from lessons.entry where entry = ?")
        .param(entry)
        .query(EntryTable::read)
        .optional();
  }

  Optional<Entry> keyed(UUID key) {
    return jdbc.sql("select * from lessons.entry where key = ?")
        .param(key)
        .query(EntryTable::read)
        .optional();
  }

  /** A room's whole timetable, what held and what holds, by weekday and period. */
  List<Entry> ofRoom(long classroom) {
    return jdbc.sql(
            """
            select * from lessons.entry
             where classroom = ? and (valid_until is null or valid_until >= valid_from)
             order by weekday, period, valid_from, entry
            """)
        .param(classroom)
        .query(EntryTable::read)
        .list();
  }

  /** What stands in the same period, or overlaps in time, on days that both would hold. */
  Optional<Entry> inTheWay(Entry wanted) {
    return jdbc.sql(
            """
            select * from lessons.entry
             where classroom = :room and weekday = :weekday
               and (period = :period
                    or (from_time, from_time + make_interval(mins => minutes))
                       overlaps (:from::time, :from::time + make_interval(mins => :minutes)))
               and valid_from <= coalesce(:until::date, '9999-12-31')
               and coalesce(valid_until, '9999-12-31') >= :since
             order by entry limit 1
            """)
        .param("room", wanted.classroom())
        .param("weekday", wanted.weekday())
        .param("period", wanted.period())
        .param("from", wanted.fromTime())
        .param("minutes", wanted.minutes())
        .param("until", wanted.validUntil(), java.sql.Types.DATE)
        .param("since", wanted.validFrom())
        .query(EntryTable::read)
        .optional();
  }

  long insert(Entry entry, long school, Instant now, long by, UUID key) {
    return jdbc.sql(
            """
            insert into lessons.entry (classroom, school, weekday, period, from_time, minutes, grade, class_label,
                   course_version, override, tongue, valid_from, valid_until, made_at, made_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning entry
            """)
        .params(
            Arrays.asList(
                entry.classroom(),
                school,
                entry.weekday(),
                entry.period(),
                entry.fromTime(),
                entry.minutes(),
                entry.grade(),
                entry.classLabel(),
                entry.courseVersion(),
                entry.override(),
                entry.tongue().code(),
                entry.validFrom(),
                entry.validUntil(),
                Timestamp.from(now),
                by,
                key))
        .query(Long.class)
        .single();
  }

  /** Its last day is that one, never later than it was. */
  void end(long entry, LocalDate last) {
    jdbc.sql(
            """
            update lessons.entry set valid_until = greatest(least(coalesce(valid_until, :last), :last), valid_from - 1)
             where entry = :entry
            """)
        .param("last", last)
        .param("entry", entry)
        .update();
  }

  void endAll(long classroom, LocalDate last) {
    jdbc.sql(
            """
            update lessons.entry set valid_until = greatest(:last, valid_from - 1)
             where classroom = :room and (valid_until is null or valid_until > :last)
            """)
        .param("last", last)
        .param("room", classroom)
        .update();
  }

  void follow(long school, LocalDate day, int weekday, Instant now, long by) {
    jdbc.sql(
            """
            insert into lessons.following (school, day, weekday, said_at, said_by) values (?, ?, ?, ?, ?)
            on conflict (school, day) do update
               set weekday = excluded.weekday, said_at = excluded.said_at, said_by = excluded.said_by
            """)
        .params(school, day, weekday, Timestamp.from(now), by)
        .update();
  }

  /**
   * A made-up day of a school.
   *
   * @param weekday whose timetable it follows; 0: nobody said, so its own
   */
  record MadeUp(LocalDate day, int weekday) {}

  List<MadeUp> madeUp(long school, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select d.day, coalesce(f.weekday, 0) as weekday
              from calendar.schools s
              join calendar.days d on d.calendar = s.calendar and d.kind = 'MAKEUP' and d.teaching
              left join lessons.following f on f.school = s.school and f.day = d.day
             where s.school = ? and d.day between ? and ? order by d.day
            """)
        .params(school, from, to)
        .query((row, _) -> new MadeUp(row.getObject(1, LocalDate.class), row.getInt(2)))
        .list();
  }

  /** What is expected in a room from the one day to the other, and what became of it. */
  List<Planned> planned(long classroom, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select p.entry, p.day, p.period, p.from_time, p.minutes, p.grade, p.class_label, p.course_version, p.tongue,
                   l.lesson, coalesce(l.state, 'EXPECTED') as said
              from lessons.plans p
              left join lateral (
                select lesson, state from lessons.lesson l
                 where l.entry = p.entry and l.day = p.day order by revision desc limit 1) l on l.state <> 'WITHDRAWN'
             where p.classroom = ? and p.day between ? and ?
             order by p.day, p.from_time, p.period
            """)
        .params(classroom, from, to)
        .query((row, _) ->
            new Planned(
                row.getLong("entry"),
                row.getObject("day", LocalDate.class),
                row.getInt("period"),
                row.getObject("from_time", LocalTime.class),
                row.getInt("minutes"),
                row.getInt("grade"),
                row.getString("class_label"),
                row.getObject("course_version", Long.class),
                Tongue.of(row.getString("tongue")),
                LessonState.valueOf(row.getString("said")),
                row.getObject("lesson", Long.class)))
        .list();
  }

  /** Whether an entry makes a lesson expected from the one day to the other. */
  boolean expects(long entry, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select exists (select from lessons.plans where entry = ? and day between ? and ?)
            """)
        .params(entry, from, to)
        .query(Boolean.class)
        .single();
  }

  private static Entry read(ResultSet row, int at) throws SQLException {
    return new Entry(
        row.getLong("entry"),
        row.getLong("classroom"),
        row.getInt("weekday"),
        row.getInt("period"),
        row.getObject("from_time", LocalTime.class),
        row.getInt("minutes"),
        row.getInt("grade"),
        row.getString("class_label"),
        row.getObject("course_version", Long.class),
        row.getString("override"),
        Tongue.of(row.getString("tongue")),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class));
  }
}
