package org.greenclassroom.labels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code labels.batch}. */
@Component
class Batches {
  private final JdbcClient jdbc;

  Batches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(UUID key, Batch.Source source, String what, List<Tag> tags, Instant at, long by) {
    return jdbc.sql(
            """
            insert into labels.batch (key, source, what, tags, made_at, made_by)
            values (?, ?, ?, ?, ?, ?) returning batch
            """)
        .params(
            key,
            source.name(),
            what,
            tags.stream().map(Tag::code).toArray(String[]::new),
            at.atOffset(ZoneOffset.UTC),
            by)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select batch from labels.batch where key = ?")
        .param(key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Batch> batch(long batch) {
    return jdbc.sql("select batch, source, what, tags, made_at from labels.batch where batch = ?")
        .param(batch)
        .query(Batches::batch)
        .optional();
  }

  private static Batch batch(ResultSet row, int index) throws SQLException {
    return new Batch(
        row.getLong("batch"),
        Batch.Source.valueOf(row.getString("source")),
        row.getString("what"),
        Arrays.stream((String[]) row.getArray("tags").getArray()).map(Tag::new).toList(),
        row.getTimestamp("made_at").toInstant());
  }
}
