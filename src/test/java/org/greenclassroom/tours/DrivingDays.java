package org.greenclassroom.tours;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days for tests, whatever today is: holidays and weekends are jumped over. */
public final class DrivingDays {
  private DrivingDays() {}

  /** The first of three working days in a row. */
  public static LocalDate first(JdbcClient jdbc, LocalDate today) {
    return jdbc.sql(
            """
            select min(one.day)
              from calendar.calendars c
              join calendar.days one using (calendar)
              join calendar.days two on two.calendar = c.calendar and two.day = one.day + 1
              join calendar.days three on three.calendar = c.calendar and three.day = one.day + 2
             where c.level = 'TERRITORY' and c.territory = 'CN' and one.day > ?
               and one.working and two.working and three.working
            """)
        .param(today)
        .query(LocalDate.class)
        .single();
  }

  /** The first day on which a school has lessons and trucks drive; or on which it has none. */
  static LocalDate atSchool(JdbcClient jdbc, long school, LocalDate today, boolean lessons) {
    return jdbc.sql(
            """
            select min(d.day)
              from calendar.schools s
              join calendar.days d using (calendar)
              join calendar.calendars c on c.level = 'TERRITORY' and c.territory = 'CN'
              join calendar.days w on w.calendar = c.calendar and w.day = d.day
             where s.school = ? and d.day > ? and d.teaching = ? and (w.working or not ?)
            """)
        .params(school, today, lessons, lessons)
        .query(LocalDate.class)
        .single();
  }
}
