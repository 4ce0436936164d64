package org.greenclassroom.classrooms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code classrooms.term}. */
@Component
class TermTable {
  private final JdbcClient jdbc;

  TermTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Why a day was set. */
  enum Why {
    ACCEPTED,
    EXTENDED,
    ENDED_EARLY
  }

  /**
   * A day that was set.
   *
   * @param paper the addendum; null where none was needed
   */
  record Set(
      LocalDate dueOn, Why why, @Nullable EarlyEnd reason, @Nullable Long paper, Instant setAt) {}

  void insert(
      Occasion occasion,
      long classroom,
      LocalDate dueOn,
      Why why,
      @Nullable String reason,
      @Nullable Long paper) {
    jdbc.sql(
            """
            insert into classrooms.term (classroom, due_on, why, reason, paper, set_at, set_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                classroom,
                dueOn,
                why.name(),
                reason,
                paper,
                occasion.now().atOffset(ZoneOffset.UTC),
                occasion.actor().account()))
        .update();
  }

  /** Every day that was set, the first one first. */
  List<Set> of(long classroom) {
    return jdbc.sql(
            """
            select due_on, why, reason, paper, set_at
              from classrooms.term where classroom = ? order by term
            """)
        .param(classroom)
        .query((row, _) -> {
          var reason = row.getString("reason");
          return new Set(
              row.getObject("due_on", LocalDate.class),
              Why.valueOf(row.getString("why")),
              reason == null ? null : EarlyEnd.valueOf(reason),
              row.getObject("paper", Long.class),
              row.getTimestamp("set_at").toInstant());
        })
        .list();
  }
}
