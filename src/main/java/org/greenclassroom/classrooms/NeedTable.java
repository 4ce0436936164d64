package org.greenclassroom.classrooms;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** classrooms.need */
@Repository
class NeedTable {
  private final JdbcClient jdbc;

  NeedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from classrooms.need where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(long classroom, Need need, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into classrooms.need (classroom, tier, generation, memory_mb, inches, spares, teacher,
                   supported, priority, reason, children, wanted_from, wanted_until, features,
                   recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                classroom,
                need.tier(),
                need.generation(),
                need.memoryMb(),
                need.inches(),
                need.spares(),
                need.teacher(),
                need.supported(),
                need.priority(),
                need.reason(),
                need.children(),
                need.wantedFrom(),
                need.wantedUntil(),
                need.features().stream()
                    .map(Feature::name)
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}")),
                Timestamp.from(at),
                by,
                key))
        .update();
  }

  /** As it was last said; empty when nobody ever did. */
  Optional<Need> latest(long classroom) {
    return jdbc.sql(
            """
            select tier, generation, memory_mb, inches, spares, teacher, supported, priority, reason,
                   children, wanted_from, wanted_until, features
              from classrooms.need where classroom = ? order by need desc limit 1
            """)
        .param(classroom)
        .query((row, _) ->
            new Need(
                row.getObject("tier", Integer.class),
                row.getObject("generation", Integer.class),
                row.getObject("memory_mb", Integer.class),
                row.getObject("inches", BigDecimal.class),
                row.getInt("spares"),
                row.getBoolean("teacher"),
                row.getBoolean("supported"),
                row.getInt("priority"),
                row.getString("reason"),
                row.getObject("children", Integer.class),
                row.getObject("wanted_from", LocalDate.class),
                row.getObject("wanted_until", LocalDate.class),
                Stream.of((String[]) row.getArray("features").getArray())
                    .map(Feature::valueOf)
                    .collect(Collectors.toSet())))
        .optional();
  }
}
