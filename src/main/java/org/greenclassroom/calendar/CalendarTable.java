package org.greenclassroom.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what people say of days: calendars, spans, office hours, and every change. */
@Component
class CalendarTable {
  private static final String OWNERS =
      """
      select c.calendar, c.level, c.parent, c.territory, c.division, c.school, c.name, c.zone,
             coalesce(f.schools, 0)::int as schools
        from calendar.calendar c
        left join (select calendar, count(*) as schools from calendar.schools group by calendar) f
             on f.calendar = c.calendar
      """;

  private final JdbcClient jdbc;

  CalendarTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was changed, by whom. */
  record Change(
      String what,
      @Nullable String before,
      @Nullable String after,
      Instant changedAt,
      @Nullable String by) {}

  /** One after the other: who writes days waits for who is writing them. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('calendar'))")
        .query((row, at) -> true)
        .single();
  }

  List<Owner> page(String q, long after, int most) {
    return jdbc.sql(
            OWNERS
                + """
                 where c.calendar > ? and c.name ilike '%' || ? || '%' order by c.calendar limit ?
                """)
        .params(after, q, most)
        .query(DataClassRowMapper.newInstance(Owner.class))
        .list();
  }

  Optional<Owner> owner(long calendar) {
    return jdbc.sql(OWNERS + " where c.calendar = ?")
        .param(calendar)
        .query(DataClassRowMapper.newInstance(Owner.class))
        .optional();
  }

  Optional<Long> territory(String territory) {
    return jdbc.sql(
            "select calendar from calendar.calendar where territory = ? and level = 'TERRITORY'")
        .param(territory)
        .query(Long.class)
        .optional();
  }

  Optional<Long> division(String territory, String division) {
    return jdbc.sql("select calendar from calendar.calendar where territory = ? and division = ?")
        .params(territory, division)
        .query(Long.class)
        .optional();
  }

  Optional<Long> ofSchool(long school) {
    return jdbc.sql("select calendar from calendar.calendar where school = ?")
        .param(school)
        .query(Long.class)
        .optional();
  }

  /** The nearest calendar of a division that holds this one's digits. */
  Optional<Long> above(String territory, String division) {
    return jdbc.sql(
            """
            select calendar from calendar.calendar
             where territory = ? and division is not null and division <> ?
               and starts_with(?, division)
             order by length(division) desc limit 1
            """)
        .params(territory, division, division)
        .query(Long.class)
        .optional();
  }

  long insert(
      Level level,
      long parent,
      @Nullable String division,
      @Nullable Long school,
      String name,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into calendar.calendar (level, parent, territory, division, school, name, zone, begun_at,
                                           begun_by, key)
            select ?, p.calendar, p.territory, ?, ?, ?, p.zone, ?, ?, ?
              from calendar.calendar p where p.calendar = ? returning calendar
            """)
        .params(
            Arrays.asList(
                level.name(), division, school, name, at.atOffset(ZoneOffset.UTC), by, key, parent))
        .query(Long.class)
        .single();
  }

  /** The spans of a calendar that touch these days, first ones first. */
  List<Span> spans(long calendar, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select span, calendar, first_day, last_day, kind, note, standing, source from calendar.span
             where calendar = ? and first_day <= ? and last_day >= ? order by first_day, span
            """)
        .params(calendar, to, from)
        .query(DataClassRowMapper.newInstance(Span.class))
        .list();
  }

  void add(Span span, Instant at, long by) {
    jdbc.sql(
            """
            insert into calendar.span (calendar, first_day, last_day, kind, note, standing, source, entered_at,
                                       entered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            span.calendar(),
            span.firstDay(),
            span.lastDay(),
            span.kind().name(),
            span.note(),
            span.standing().name(),
            span.source(),
            at.atOffset(ZoneOffset.UTC),
            by)
        .update();
  }

  Optional<Span> take(long calendar, long span) {
    return jdbc.sql(
            """
            delete from calendar.span where calendar = ? and span = ?
            returning span, calendar, first_day, last_day, kind, note, standing, source
            """)
        .params(calendar, span)
        .query(DataClassRowMapper.newInstance(Span.class))
        .optional();
  }

  List<DayTable.Window> hours(String territory) {
    return jdbc.sql(
            "select opens, closes from calendar.office_hour where territory = ? order by opens")
        .param(territory)
        .query(DataClassRowMapper.newInstance(DayTable.Window.class))
        .list();
  }

  void hours(String territory, List<DayTable.Window> windows) {
    jdbc.sql("delete from calendar.office_hour where territory = ?").param(territory).update();
    for (var one : windows)
      jdbc.sql("insert into calendar.office_hour (territory, opens, closes) values (?, ?, ?)")
          .params(territory, one.opens(), one.closes())
          .update();
  }

  void changed(
      long calendar,
      String what,
      @Nullable String before,
      @Nullable String after,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into calendar.change (calendar, what, before, after, changed_at, changed_by, key)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(Arrays.asList(calendar, what, before, after, at.atOffset(ZoneOffset.UTC), by, key))
        .update();
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select count(*) from calendar.change where key = ?")
            .param(key)
            .query(Long.class)
            .single()
        > 0;
  }

  List<Change> changes(long calendar, int most) {
    return jdbc.sql(
            """
            select h.what, h.before, h.after, h.changed_at, p.name as by
              from calendar.change h left join people.accounts p on p.account = h.changed_by
             where h.calendar = ? order by h.change desc limit ?
            """)
        .params(calendar, most)
        .query(DataClassRowMapper.newInstance(Change.class))
        .list();
  }

  /** How many days of that year are only expected, and how many are of a holiday. */
  record Year(int expected, int holidays) {}

  Year year(long calendar, int year) {
    return jdbc.sql(
            """
            select count(*) filter (where expected and not lessons_off and kind <> 'EXAM')::int as expected,
                   count(*) filter (where kind = 'HOLIDAY' and not working)::int as holidays
              from calendar.days
             where calendar = ? and day between make_date(?, 1, 1) and make_date(?, 12, 31)
            """)
        .params(calendar, year, year)
        .query(DataClassRowMapper.newInstance(Year.class))
        .single();
  }

  static LocalTime time(String typed) {
    return LocalTime.parse(typed.length() == 4 ? "0" + typed : typed);
  }
}
