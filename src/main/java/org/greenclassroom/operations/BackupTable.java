package org.greenclassroom.operations;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was backed up when; nothing of it is changed. */
@Component
class BackupTable {
  private final JdbcClient jdbc;

  BackupTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Made made) {
    jdbc.sql(
            """
            insert into operations.backup
                   (made_at, ended_at, file, rows, bytes, sha256, files, missing, trouble, node)
            values (:made_at, :ended_at, :file, :rows, :bytes, :sha256, :files, :missing, :trouble,
                    :node)
            """)
        .param("made_at", Timestamp.from(made.madeAt()))
        .param("ended_at", Timestamp.from(made.endedAt()))
        .param("file", made.file())
        .param("rows", made.rows())
        .param("bytes", made.bytes())
        .param("sha256", made.sha256())
        .param("files", made.files())
        .param("missing", made.missing())
        .param("trouble", made.trouble())
        .param("node", made.node())
        .update();
  }

  /** When the last one was made that did not fail and lacks no file. */
  Optional<Instant> lastWhole() {
    return jdbc.sql(
            """
            select made_at from operations.backup
             where trouble is null and coalesce(missing, 0) = 0
             order by made_at desc limit 1
            """)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /** The newest first. */
  List<Made> newest(int limit) {
    return jdbc
        .sql(
            """
            select made_at, ended_at, file, rows, bytes, sha256, files, missing, trouble, node
              from operations.backup order by made_at desc limit ?
            """)
        .param(limit)
        .query(Made.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
