package org.greenclassroom.visits;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Coordinates;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code visits.photograph}. */
@Component
class PhotographTable {
  private final JdbcClient jdbc;

  PhotographTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(
      Occasion occasion,
      long visit,
      String item,
      String sha256,
      String file,
      Picture picture,
      @Nullable Instant takenAt,
      @Nullable Coordinates at) {
    jdbc.sql(
            """
            insert into visits.photograph (visit, item, sha256, file, dhash, blank, taken_at, latitude,
                   longitude, arrived_at, told_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (visit, sha256) do nothing
            """)
        .params(
            Arrays.asList(
                visit,
                item,
                sha256,
                file,
                picture.dhash(),
                picture.blank(),
                takenAt == null ? null : Timestamp.from(takenAt),
                at == null ? null : at.latitude(),
                at == null ? null : at.longitude(),
                Timestamp.from(occasion.now()),
                occasion.actor().account()))
        .update();
  }

  Optional<Long> visit(long photograph) {
    return jdbc.sql("select visit from visits.photograph where photograph = ?")
        .param(photograph)
        .query(Long.class)
        .optional();
  }

  /** What has arrived, and for each the earliest other visit that shows the same. */
  List<Photograph> of(long visit) {
    return jdbc.sql(
            """
            select p.photograph, p.item, p.sha256, p.taken_at, p.arrived_at, p.blank, o.visit as alike
              from visits.photograph p
              left join lateral (
                select o.visit from visits.photograph o
                 where o.visit <> p.visit
                   and (o.sha256 = p.sha256
                        or p.dhash <> 0 and o.dhash <> 0
                           and ((o.dhash >> 48 & 65535) = (p.dhash >> 48 & 65535)
                                or (o.dhash >> 32 & 65535) = (p.dhash >> 32 & 65535)
                                or (o.dhash >> 16 & 65535) = (p.dhash >> 16 & 65535)
                                or (o.dhash & 65535) = (p.dhash & 65535))
                           and bit_count((o.dhash # p.dhash)::bit(64)) <= 3)
                 order by o.visit limit 1) o on true
             where p.visit = ? order by p.item, p.photograph
            """)
        .param(visit)
        .query((row, _) -> {
          var taken = row.getTimestamp("taken_at");
          return new Photograph(
              row.getLong("photograph"),
              row.getString("item"),
              row.getString("sha256"),
              taken == null ? null : taken.toInstant(),
              row.getTimestamp("arrived_at").toInstant(),
              row.getObject("alike", Long.class),
              row.getBoolean("blank"));
        })
        .list();
  }

  List<String> hashes(long visit) {
    return jdbc.sql("select sha256 from visits.photograph where visit = ?")
        .param(visit)
        .query((row, _) -> row.getString(1))
        .list();
  }

  Optional<String> file(long photograph) {
    return jdbc.sql("select file from visits.photograph where photograph = ?")
        .param(photograph)
        .query(String.class)
        .optional();
  }
}
