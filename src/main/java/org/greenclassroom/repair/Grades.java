package org.greenclassroom.repair;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code repair.grade}. */
@Component
class Grades {
  private final JdbcClient jdbc;

  Grades(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same key again writes nothing. */
  void insert(long device, long test, Grading grading, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into repair.grade (key, device, test, computed, given, function, looks, battery,
                   data, graded_at, graded_by)
            values (:key, :device, :test, :total, :total, :function, :looks, :battery, :data, :at, :by)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("device", device)
        .param("test", test)
        .param("total", name(grading.total()))
        .param("function", name(grading.grade(Grading.Dimension.FUNCTION)))
        .param("looks", name(grading.grade(Grading.Dimension.LOOKS)))
        .param("battery", name(grading.grade(Grading.Dimension.BATTERY)))
        .param("data", name(grading.grade(Grading.Dimension.DATA)))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** When the last device left the bench ready; null: none ever did. */
  @Nullable Instant lastAt() {
    var last =
        jdbc.sql("select max(graded_at) from repair.grade")
            .query((row, _) -> java.util.Optional.ofNullable(row.getTimestamp(1)))
            .single();
    return last.map(java.sql.Timestamp::toInstant).orElse(null);
  }

  private static @Nullable String name(@Nullable Grade grade) {
    return grade == null ? null : grade.name();
  }
}
