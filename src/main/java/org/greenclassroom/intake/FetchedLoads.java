package org.greenclassroom.intake;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What drivers wrote down of a lot, read from collection. */
@Component
class FetchedLoads {
  private final JdbcClient jdbc;

  FetchedLoads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a driver fetched of a lot: pieces, weight, seals. */
  record Fetched(
      long pickup,
      int pieces,
      @Nullable Long grams,
      List<String> seals,
      @Nullable Integer pallets,
      Instant collectedAt) {
    public String sealsRead() {
      return String.join(", ", seals);
    }
  }

  List<Fetched> of(long lot) {
    return jdbc.sql(
            """
            select pickup, pieces, grams, seals, pallets, collected_at from collection.pickups
             where lot = ? and collected_at is not null order by collected_at
            """)
        .param(lot)
        .query((row, _) ->
            new Fetched(
                row.getLong("pickup"),
                row.getInt("pieces"),
                row.getObject("grams", Long.class),
                Arrays.asList((String[]) row.getArray("seals").getArray()),
                row.getObject("pallets", Integer.class),
                row.getTimestamp("collected_at").toInstant()))
        .list();
  }
}
