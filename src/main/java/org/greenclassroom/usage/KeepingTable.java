package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Days that are older than they may become: their months stay. */
@Repository
class KeepingTable {
  private final JdbcClient jdbc;

  KeepingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Rooms whose loan ended before that day and of which there still are days. */
  List<Long> over(LocalDate before) {
    return jdbc.sql(
            """
            select r.classroom from usage.room r
              join classrooms.classrooms c on c.classroom = r.classroom
             where c.ended_on < ? and exists (select from usage.room_day d where d.classroom = r.classroom)
             order by r.classroom
            """)
        .param(before)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** A room's days become months of each computer; what has been summed up stays as it is. */
  void forget(long classroom) {
    jdbc.sql(
            """
            with gone as (
              delete from usage.day
               where classroom = ? and device in (select device from usage.device_week where classroom = ?)
              returning device, day, on_min, active_min, quality
            )
            insert into usage.device_month as m (device, month, classroom, on_min, active_min, days)
            select device, date_trunc('month', day)::date, ?, sum(on_min), sum(active_min),
                   count(*) filter (where quality <> 'CONTACT_ONLY')
              from gone group by device, date_trunc('month', day)
            on conflict (device, month, classroom) do update
               set on_min = m.on_min + excluded.on_min, active_min = m.active_min + excluded.active_min,
                   days = m.days + excluded.days
            """)
        .params(classroom, classroom, classroom)
        .update();
    jdbc.sql("delete from usage.room_day where classroom = ?").param(classroom).update();
    jdbc.sql("delete from usage.device_week where classroom = ?").param(classroom).update();
    jdbc.sql("delete from usage.room_week where classroom = ?").param(classroom).update();
  }
}
