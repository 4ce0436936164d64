package org.greenclassroom.classrooms;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code classrooms.seat}, one seat at a time. */
@Component
class SeatTable {
  private final JdbcClient jdbc;

  SeatTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void lock(long classroom) {
    jdbc.sql("select classroom from classrooms.classroom where classroom = ? for no key update")
        .param(classroom)
        .query(Long.class)
        .optional();
  }

  void clear(long classroom, int seat) {
    jdbc.sql("delete from classrooms.seat where classroom = ? and seat = ?")
        .params(classroom, seat)
        .update();
  }

  void put(long classroom, long device, int seat) {
    jdbc.sql(
            """
            insert into classrooms.seat (classroom, device, seat) values (:classroom, :device, :seat)
            on conflict (classroom, device) do update set seat = :seat
            """)
        .param("classroom", classroom)
        .param("device", device)
        .param("seat", seat)
        .update();
  }

  Optional<Integer> seatOf(long classroom, long device) {
    return jdbc.sql("select seat from classrooms.seat where classroom = ? and device = ?")
        .params(classroom, device)
        .query(Integer.class)
        .optional();
  }

  void leave(long classroom, long device) {
    jdbc.sql("delete from classrooms.seat where classroom = ? and device = ?")
        .params(classroom, device)
        .update();
  }
}
