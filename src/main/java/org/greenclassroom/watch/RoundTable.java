package org.greenclassroom.watch;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code watch.round}. */
@Component
class RoundTable {
  private final JdbcClient jdbc;

  RoundTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Round round, @Nullable Long by) {
    jdbc.sql(
            """
            insert into watch.round (day, began_at, rooms, opened, closed, snapshots, letters, by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                round.day(),
                round.beganAt().atOffset(ZoneOffset.UTC),
                round.rooms(),
                round.opened(),
                round.closed(),
                round.snapshots(),
                round.letters(),
                by))
        .update();
  }

  Optional<Round> latest() {
    return jdbc.sql("select * from watch.round order by round desc limit 1")
        .query((row, _) ->
            new Round(
                row.getObject("day", LocalDate.class),
                row.getTimestamp("began_at").toInstant(),
                row.getInt("rooms"),
                row.getInt("opened"),
                row.getInt("closed"),
                row.getInt("snapshots"),
                row.getInt("letters")))
        .optional();
  }
}
