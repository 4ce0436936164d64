package org.greenclassroom.donations;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code donations.decision} and {@code donations.advice}. */
@Component
class AnswerTable {
  private final JdbcClient jdbc;

  AnswerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long offer, List<Line> lines, Answer answer) {
    for (var line : lines) {
      var judged = answer.of(line);
      jdbc.sql("insert into donations.decision (offer, line, accepted, reason) values (?, ?, ?, ?)")
          .params(
              Arrays.asList(
                  offer,
                  line.line(),
                  judged.accepted(),
                  judged.reason() == null ? null : judged.reason().name()))
          .update();
    }
    jdbc.sql("insert into donations.advice (offer, recycler, minimum, note) values (?, ?, ?, ?)")
        .params(offer, answer.recycler(), answer.minimum(), answer.note())
        .update();
  }

  Optional<Answer> answer(long offer) {
    var judgements = new HashMap<Integer, Answer.Judgement>();
    jdbc.sql("select line, accepted, reason from donations.decision where offer = ?")
        .param(offer)
        .query((row, _) -> {
          var reason = row.getString("reason");
          return judgements.put(
              row.getInt("line"),
              new Answer.Judgement(
                  row.getInt("accepted"), reason == null ? null : Answer.Reason.valueOf(reason)));
        })
        .list();
    return jdbc.sql("select recycler, minimum, note from donations.advice where offer = ?")
        .param(offer)
        .query((row, _) ->
            new Answer(
                judgements,
                row.getBoolean("recycler"),
                row.getBoolean("minimum"),
                row.getString("note")))
        .optional();
  }
}
