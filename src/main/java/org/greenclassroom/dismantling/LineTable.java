package org.greenclassroom.dismantling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code dismantling.certificate_line} and {@code dismantling.output}. */
@Component
class LineTable {
  private static final String LINE =
      """
      select l.line, l.nth, l.typed, l.answer, l.device, d.tag, l.elsewhere, l.settled, l.paired,
             p.tag as paired_tag, l.reason
        from dismantling.certificate_line l
        left join custody.devices d on d.device = l.device
        left join custody.devices p on p.device = l.paired
      """;

  private final JdbcClient jdbc;

  LineTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long certificate, List<Reconciliation.Answered> lines) {
    var typed = new String[lines.size()];
    var answers = new String[lines.size()];
    var devices = new @Nullable Long[lines.size()];
    var elsewhere = new @Nullable String[lines.size()];
    for (int at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      typed[at] = line.typed();
      answers[at] = line.answer().name();
      devices[at] = line.device();
      elsewhere[at] = line.elsewhere();
    }
    jdbc.sql(
            """
            insert into dismantling.certificate_line (certificate, nth, typed, answer, device, elsewhere)
            select :certificate, n.nth, n.typed, n.answer, n.device, n.elsewhere
              from unnest(:typed::text[], :answers::text[], :devices::bigint[], :elsewhere::text[])
                   with ordinality as n(typed, answer, device, elsewhere, nth)
            """)
        .param("certificate", certificate)
        .param("typed", typed)
        .param("answers", answers)
        .param("devices", devices)
        .param("elsewhere", elsewhere)
        .update();
  }

  /** Lines of a certificate after the n-th; the doubtful ones alone when so wanted. */
  List<Line> page(long certificate, boolean doubtful, int after, int limit) {
    return jdbc.sql(
            LINE
                + """
                 where l.certificate = ? and l.nth > ?
                   and (not ? or (l.answer <> 'MATCHED' and l.settled is null))
                 order by l.nth limit ?
                """)
        .params(certificate, after, doubtful, limit)
        .query(LineTable::line)
        .list();
  }

  Optional<Line> line(long certificate, long line) {
    return jdbc.sql(LINE + " where l.certificate = ? and l.line = ?")
        .params(certificate, line)
        .query(LineTable::line)
        .optional();
  }

  int settle(long line, Settled how, @Nullable Long paired, String reason, Instant at, long by) {
    return jdbc.sql(
            """
            update dismantling.certificate_line
               set settled = ?, paired = ?, reason = ?, settled_at = ?, settled_by = ?
             where line = ? and answer <> 'MATCHED'
            """)
        .params(Arrays.asList(how.name(), paired, reason, at.atOffset(ZoneOffset.UTC), by, line))
        .update();
  }

  /** How many lines somebody must settle. */
  long doubts(long certificate) {
    return jdbc.sql(
            """
            select count(*) from dismantling.certificate_line
             where certificate = ? and answer <> 'MATCHED' and settled is null
            """)
        .param(certificate)
        .query(Long.class)
        .single();
  }

  /** The devices that a certificate names, matched or paired. */
  List<Long> devices(long certificate) {
    return jdbc
        .sql(
            """
            select coalesce(paired, device) from dismantling.certificate_line
             where certificate = ? and (answer = 'MATCHED' or settled = 'PAIRED')
             order by 1
            """)
        .param(certificate)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** What became of the material, as it is said now. */
  void say(long certificate, List<Output> outputs) {
    jdbc.sql("delete from dismantling.output where certificate = ?").param(certificate).update();
    jdbc.sql(
            """
            insert into dismantling.output (certificate, material, grams, route)
            select ?, material, grams, route
              from unnest(?::text[], ?::bigint[], ?::text[]) as n(material, grams, route)
            """)
        .params(
            certificate,
            outputs.stream().map(each -> each.material().name()).toArray(String[]::new),
            outputs.stream().map(Output::grams).toArray(Long[]::new),
            outputs.stream().map(each -> each.route().name()).toArray(String[]::new))
        .update();
  }

  private static Line line(ResultSet row, int index) throws SQLException {
    var settled = row.getString("settled");
    return new Line(
        row.getLong("line"),
        row.getInt("nth"),
        row.getString("typed"),
        Answer.valueOf(row.getString("answer")),
        row.getObject("device", Long.class),
        tag(row.getString("tag")),
        row.getString("elsewhere"),
        settled == null ? null : Settled.valueOf(settled),
        row.getObject("paired", Long.class),
        tag(row.getString("paired_tag")),
        row.getString("reason"));
  }

  private static @Nullable Tag tag(@Nullable String code) {
    return code == null ? null : new Tag(code);
  }
}
