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

  /** The day of a visit: the nearest with lessons; where there is none, the nearest worked one. */
  Optional<LocalDate> nearest(
      long calendar, LocalDate wanted, LocalDate earliest, LocalDate latest) {
    return jdbc.sql(
            """
            select day from calendar.day
             where calendar = :calendar and day between :earliest and :latest and working
             order by teaching and kind <> 'EXAM' desc, teaching desc, abs(day - :wanted), day limit 1
            """)
        .param("calendar", calendar)
        .param("wanted", wanted)
        .param("earliest", earliest)
        .param("latest", latest)
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
