package org.greenclassroom.delivery;

import java.sql.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code delivery.seat_plan}, and who sits where. */
@Component
class SeatPlans {
  private final JdbcClient jdbc;

  SeatPlans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<SeatMap.Plan> plan(long classroom) {
    return jdbc.sql("select lines, places, gaps from delivery.seat_plan where classroom = ?")
        .param(classroom)
        .query((row, _) -> new SeatMap.Plan(row.getInt(1), row.getInt(2), numbers(row.getArray(3))))
        .optional();
  }

  private static List<Integer> numbers(Array array) throws java.sql.SQLException {
    return Arrays.asList((Integer[]) array.getArray());
  }

  void plan(long classroom, int lines, int places, Collection<Integer> gaps) {
    jdbc.sql(
            """
            insert into delivery.seat_plan (classroom, lines, places, gaps)
            values (:classroom, :lines, :places, :gaps::int[])
            on conflict (classroom) do update set lines = :lines, places = :places, gaps = :gaps::int[]
            """)
        .param("classroom", classroom)
        .param("lines", lines)
        .param("places", places)
        .param("gaps", Parcels.arrayOf(gaps))
        .update();
  }

  /** A computer that is on its way to the room or stands in it. */
  record Sitting(
      Tag tag,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      Stage stage,
      @Nullable Integer seat) {}

  List<Sitting> devices(long classroom) {
    return jdbc.sql(
            """
            select d.tag, d.maker, d.model, d.serial, d.stage, s.seat from custody.devices d
              left join classrooms.seats s on s.classroom = d.classroom and s.device = d.device
             where d.classroom = ? and d.stage in ('ON_THE_WAY', 'IN_CLASS')
             order by s.seat nulls last, d.device
            """)
        .param(classroom)
        .query((row, _) ->
            new Sitting(
                new Tag(row.getString("tag")),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                Stage.valueOf(row.getString("stage")),
                row.getObject("seat", Integer.class)))
        .list();
  }
}
