package org.greenclassroom.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code calendar.day}: what a day is, and how many counted days lie before it. */
@Component
class DayTable {
  private final JdbcClient jdbc;

  DayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the office works on a working day. */
  record Window(LocalTime opens, LocalTime closes) {}

  /** Makes the days of these calendars and of those below them anew. */
  void rebuild(Collection<Long> calendars) {
    jdbc.sql("select calendar.rebuild(?::bigint[])")
        .param(calendars.toArray(Long[]::new))
        .query((rows, at) -> true)
        .single();
  }

  Optional<Long> ofSchool(long school) {
    return jdbc.sql("select calendar from calendar.schools where school = ?")
        .param(school)
        .query(Long.class)
        .optional();
  }

  Optional<LocalDate> last(long calendar) {
    return jdbc.sql("select max(day) from calendar.day where calendar = ?")
        .param(calendar)
        .query(LocalDate.class)
        .optional();
  }

  Optional<Day> day(long calendar, LocalDate day) {
    return jdbc.sql(
            """
            select day, kind, teaching, working, teaching_before, working_before, lessons_off, expected
              from calendar.days where calendar = ? and day = ?
            """)
        .params(calendar, day)
        .query(DataClassRowMapper.newInstance(Day.class))
        .optional();
  }

  List<Day> days(long calendar, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select day, kind, teaching, working, teaching_before, working_before, lessons_off, expected
              from calendar.days where calendar = ? and day >= ? and day < ? order by day
            """)
        .params(calendar, from, to)
        .query(DataClassRowMapper.newInstance(Day.class))
        .list();
  }

  /** The counted day that has so many of its kind before it. */
  Optional<LocalDate> nth(long calendar, Counting counting, int before) {
    return switch (counting) {
      case WORKING ->
          jdbc.sql(
                  """
                  select day from calendar.day where calendar = ? and working_before = ? and working
                  """)
              .params(calendar, before)
              .query(LocalDate.class)
              .optional();
      case SCHOOL ->
          jdbc.sql(
                  """
                  select day from calendar.day where calendar = ? and teaching_before = ? and teaching
                  """)
              .params(calendar, before)
              .query(LocalDate.class)
              .optional();
    };
  }

  /**
   * The day of a visit: the nearest with lessons; else the last before with lessons, else the first
   * after; else the nearest worked one.
   */
  Optional<LocalDate> nearest(
      long calendar, LocalDate wanted, int slack, LocalDate first, LocalDate last) {
    return jdbc.sql(
            """
            select day from calendar.day,
                   lateral (select abs(day - :wanted) as away, teaching and kind <> 'EXAM' as good) d
             where calendar = :calendar and day between :first and :last and working
               and (good or away <= :slack)
             order by case when away <= :slack and good then 1
                           when away <= :slack and teaching then 2
                           when good and day < :wanted then 3
                           when good then 4
                           else 5 end, away, day
             limit 1
            """)
        .param("calendar", calendar)
        .param("wanted", wanted)
        .param("slack", slack)
        .param("first", first)
        .param("last", last)
        .query(LocalDate.class)
        .optional();
  }

  ZoneId zone(long calendar) {
    return ZoneId.of(
        jdbc.sql("select zone from calendar.calendar where calendar = ?")
            .param(calendar)
            .query(String.class)
            .single());
  }

  List<Window> office(long calendar) {
    return jdbc.sql(
            """
            select h.opens, h.closes from calendar.office_hour h
              join calendar.calendar c using (territory) where c.calendar = ? order by h.opens
            """)
        .param(calendar)
        .query(DataClassRowMapper.newInstance(Window.class))
        .list();
  }
}
