package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code delivery.mark} and {@code delivery.installation}. */
@Component
class Marks {
  private final JdbcClient jdbc;

  Marks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last answer to each point. */
  Map<Point, Checklist.Mark> of(long classroom) {
    var marks = new EnumMap<Point, Checklist.Mark>(Point.class);
    jdbc.sql(
            """
            select distinct on (point) point, answer, seats, reason, marked_at, marked_by
              from delivery.mark where classroom = ? order by point, mark desc
            """)
        .param(classroom)
        .query(row -> {
          marks.put(
              Point.valueOf(row.getString("point")),
              new Checklist.Mark(
                  Answer.valueOf(row.getString("answer")),
                  row.getObject("seats", Integer.class),
                  row.getString("reason"),
                  row.getTimestamp("marked_at").toInstant(),
                  row.getLong("marked_by")));
        });
    return marks;
  }

  /** The same act again writes nothing. */
  void mark(Occasion occasion, long classroom, Point point, Checklist.Mark mark) {
    jdbc.sql(
            """
            insert into delivery.mark (classroom, point, answer, seats, reason, marked_at, marked_by, key)
            values (:classroom, :point, :answer, :seats, :reason, :at, :by, :key)
            on conflict (key) do nothing
            """)
        .param("classroom", classroom)
        .param("point", point.name())
        .param("answer", mark.answer().name())
        .param("seats", mark.seats())
        .param("reason", mark.reason().strip())
        .param("at", occasion.now().atOffset(ZoneOffset.UTC))
        .param("by", occasion.actor().account())
        .param("key", occasion.keyFor("mark/" + point))
        .update();
  }

  /** The newest acceptance of a room. */
  long acceptance(long classroom) {
    return jdbc.sql("select max(acceptance) from classrooms.acceptances where classroom = ?")
        .param(classroom)
        .query(Long.class)
        .single();
  }

  void install(long acceptance, long classroom, String record, UUID key) {
    jdbc.sql(
            """
            insert into delivery.installation (acceptance, classroom, record, key) values (?, ?, ?, ?)
            """)
        .params(acceptance, classroom, record, key)
        .update();
  }

  boolean installed(UUID key) {
    return jdbc.sql("select exists (select from delivery.installation where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  /** SHA-256 of what was frozen with this acceptance. */
  Optional<String> record(long classroom, long acceptance) {
    return jdbc.sql(
            "select record from delivery.installation where classroom = ? and acceptance = ?")
        .params(classroom, acceptance)
        .query(String.class)
        .optional();
  }

  /** When the newest was signed; empty: none was. */
  Optional<Instant> last() {
    return jdbc.sql(
            """
            select max(a.recorded_at) from delivery.installation i
              join classrooms.acceptances a on a.acceptance = i.acceptance
            """)
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(t -> t.toInstant()))
        .single();
  }
}
