package org.greenclassroom.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where computers stand, and where they stood. */
@Repository
class HomeTable {
  private final JdbcClient jdbc;

  HomeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Of each that stands in a room now, the room since it was lent. What is missing, was given up or
   * is on its way home stands nowhere: of its days the book is asked.
   */
  List<Home> now(Collection<Long> devices) {
    return jdbc.sql(
            """
            select d.device, d.classroom,
                   coalesce(c.accepted_on, (c.planned_at at time zone 'Asia/Shanghai')::date) - ? as from_day,
                   null::date as until_day
              from custody.devices d join classrooms.classrooms c on c.classroom = d.classroom
             where d.device = any(?::bigint[]) and d.stage not in ('MISSING', 'LOST', 'RETURNING')
            """)
        .params(Home.BEFORE_ACCEPTANCE, devices.toArray(Long[]::new))
        .query((row, _) -> home(row))
        .list();
  }

  /**
   * All rooms in which these ever stood, by the book. A bundle may come after a computer has left.
   */
  List<Home> ever(Collection<Long> devices) {
    return jdbc.sql(
            """
            select l.device, l.classroom,
                   (l.installed_at at time zone 'Asia/Shanghai')::date - ? as from_day,
                   (l.ended_at at time zone 'Asia/Shanghai')::date as until_day
              from classrooms.loans l where l.device = any(?::bigint[])
             order by l.device, l.installed_at desc
            """)
        .params(Home.BEFORE_ACCEPTANCE, devices.toArray(Long[]::new))
        .query((row, _) -> home(row))
        .list();
  }

  /** A computer that stands in a room of a school. */
  record Standing(long classroom, long device) {}

  List<Standing> standing(long school) {
    return jdbc.sql(
            """
            select c.classroom, d.device
              from classrooms.classrooms c join custody.devices d on d.classroom = c.classroom
             where c.school = ? and d.stage = 'IN_CLASS' order by c.classroom, d.device
            """)
        .param(school)
        .query((row, _) -> new Standing(row.getLong("classroom"), row.getLong("device")))
        .list();
  }

  private static Home home(ResultSet row) throws SQLException {
    return new Home(
        row.getLong("device"),
        row.getLong("classroom"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class));
  }
}
