package org.greenclassroom.operations;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which backup was tried when, and how that went; nothing of it is changed. */
@Component
class DrillTable {
  private final JdbcClient jdbc;

  DrillTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Drilled drilled) {
    var madeAt = drilled.madeAt();
    jdbc.sql(
            """
            insert into operations.drill
                   (drilled_at, ended_at, file, made_at, rows, facts, files, missing, trouble)
            values (:drilled_at, :ended_at, :file, :made_at::timestamptz, :rows, :facts, :files,
                    :missing, :trouble)
            """)
        .param("drilled_at", Timestamp.from(drilled.drilledAt()))
        .param("ended_at", Timestamp.from(drilled.endedAt()))
        .param("file", drilled.file())
        .param("made_at", madeAt == null ? null : Timestamp.from(madeAt))
        .param("rows", drilled.rows())
        .param("facts", drilled.facts())
        .param("files", drilled.files())
        .param("missing", drilled.missing())
        .param("trouble", drilled.trouble())
        .update();
  }

  /** When one was tried last with which nothing was wrong. */
  Optional<Instant> lastWell() {
    return jdbc.sql("select max(drilled_at) from operations.drill where trouble is null")
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }

  Optional<Drilled> newest() {
    return jdbc.sql(
            """
            select drilled_at, ended_at, file, made_at, rows, facts, files, missing, trouble
              from operations.drill order by drilled_at desc, drill desc limit 1
            """)
        .query(Drilled.class)
        .optional();
  }
}
