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
  void insert(
      long device,
      long test,
      Grade computed,
      Grade given,
      @Nullable String reason,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into repair.grade (key, device, test, computed, given, reason, graded_at, graded_by)
            values (:key, :device, :test, :computed, :given, :reason, :at, :by)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("device", device)
        .param("test", test)
        .param("computed", computed.name())
        .param("given", given.name())
        .param("reason", reason)
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
}
