package org.greenclassroom.visits;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code visits.remark}. */
@Component
class RemarkTable {
  private final JdbcClient jdbc;

  RemarkTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a reader asked.
   *
   * @param item empty: of the visit as a whole
   */
  record Remark(String item, String words, Instant madeAt, @Nullable String byName) {}

  void insert(Occasion occasion, long visit, Map<String, String> words) {
    for (var one : words.entrySet())
      jdbc.sql(
              "insert into visits.remark (visit, item, words, made_at, made_by) values (?, ?, ?, ?,"
                  + " ?)")
          .params(
              visit,
              one.getKey(),
              one.getValue(),
              Timestamp.from(occasion.now()),
              occasion.actor().account())
          .update();
  }

  List<Remark> of(long visit) {
    return jdbc.sql(
            """
            select r.item, r.words, r.made_at, a.name from visits.remark r
              left join people.accounts a on a.account = r.made_by
             where r.visit = ? order by r.remark
            """)
        .param(visit)
        .query((row, _) ->
            new Remark(
                row.getString(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getString(4)))
        .list();
  }
}
