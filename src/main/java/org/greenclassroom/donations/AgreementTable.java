package org.greenclassroom.donations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code donations.agreement}, and what follows from it. */
@Component
class AgreementTable {
  private final JdbcClient jdbc;

  AgreementTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whose the things of a lot are, by which paper, since when. */
  record Held(Title title, @Nullable Long entity, @Nullable Instant since, @Nullable Long paper) {}

  void insert(long paper, long lot, long entity, Instant at, long by) {
    jdbc.sql(
            """
            insert into donations.agreement (paper, lot, entity, drawn_at, drawn_by)
            values (?, ?, ?, ?, ?) on conflict (paper) do nothing
            """)
        .params(paper, lot, entity, at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  /** Every paper that was ever drawn for a lot, the newest first. */
  List<Long> papers(long lot) {
    return jdbc.sql("select paper from donations.agreement where lot = ? order by paper desc")
        .param(lot)
        .query((row, _) -> row.getLong("paper"))
        .list();
  }

  Optional<Long> lotOf(long paper) {
    return jdbc.sql("select lot from donations.agreement where paper = ?")
        .param(paper)
        .query(Long.class)
        .optional();
  }

  Held held(long lot) {
    return jdbc.sql("select title, entity, since, paper from donations.titles where lot = ?")
        .param(lot)
        .query((row, _) -> {
          var since = row.getTimestamp("since");
          return new Held(
              Title.valueOf(row.getString("title")),
              row.getObject("entity", Long.class),
              since == null ? null : since.toInstant(),
              row.getObject("paper", Long.class));
        })
        .single();
  }
}
