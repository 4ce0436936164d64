package org.greenclassroom.classrooms;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code classrooms.school_year} and {@code classrooms.school_year_delta}: pupils by
 * school year. Whoever writes appends (see the trigger); only this adds up.
 */
@Component
class SchoolYears {
  private final JdbcClient jdbc;

  SchoolYears(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add() {
    jdbc.sql(
            """
            with taken as (
              delete from classrooms.school_year_delta
              returning school_year, rooms, pupils, singly_rooms, singly, special_rooms, special)
            insert into classrooms.school_year as t
                   (school_year, rooms, pupils, singly_rooms, singly, special_rooms, special)
            select d.school_year, sum(d.rooms), sum(d.pupils), sum(d.singly_rooms), sum(d.singly),
                   sum(d.special_rooms), sum(d.special)
              from taken d group by d.school_year
            on conflict (school_year) do update
               set rooms = t.rooms + excluded.rooms, pupils = t.pupils + excluded.pupils,
                   singly_rooms = t.singly_rooms + excluded.singly_rooms, singly = t.singly + excluded.singly,
                   special_rooms = t.special_rooms + excluded.special_rooms, special = t.special + excluded.special
            """)
        .update();
  }
}
