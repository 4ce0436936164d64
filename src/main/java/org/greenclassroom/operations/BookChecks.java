package org.greenclassroom.operations;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the whole book was checked, and what was found; nothing of it is changed. */
@Component
class BookChecks {
  private final JdbcClient jdbc;

  BookChecks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One check.
   *
   * @param reason what is broken first; null when nothing is
   */
  record BookCheck(
      Instant checkedAt, boolean intact, long facts, long devices, @Nullable String reason) {}

  void insert(BookCheck check) {
    jdbc.sql(
            """
            insert into operations.book_check (checked_at, intact, facts, devices, reason)
            values (:checked_at, :intact, :facts, :devices, :reason)
            """)
        .param("checked_at", Timestamp.from(check.checkedAt()))
        .param("intact", check.intact())
        .param("facts", check.facts())
        .param("devices", check.devices())
        .param("reason", check.reason())
        .update();
  }

  Optional<BookCheck> newest() {
    return jdbc.sql(
            """
            select checked_at, intact, facts, devices, reason
              from operations.book_check order by checked_at desc limit 1
            """)
        .query(BookCheck.class)
        .optional();
  }
}
