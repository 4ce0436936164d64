package org.greenclassroom.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code evidence.reading}. */
@Component
class Readings {
  private final JdbcClient jdbc;

  Readings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long document, List<DriveReading> drives) {
    int nth = 0;
    for (var drive : drives)
      jdbc.sql(
              """
              insert into evidence.reading (document, nth, name, bus, model, bytes, serial, method, verify,
                     rounds, passes, passes_finished, blanked, written, read, errors, started, ended,
                     status, verdict, reason, findings)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              Arrays.asList(
                  document,
                  ++nth,
                  drive.name(),
                  drive.bus(),
                  drive.model(),
                  drive.bytes(),
                  drive.serial(),
                  drive.method(),
                  drive.verify(),
                  drive.rounds(),
                  drive.passes(),
                  drive.passesFinished(),
                  drive.blanked(),
                  drive.written(),
                  drive.read(),
                  drive.errors(),
                  clock(drive.started()),
                  clock(drive.ended()),
                  drive.status(),
                  drive.verdict().name(),
                  drive.reason().name(),
                  drive.findings().toArray(String[]::new)))
          .update();
  }

  List<DriveReading> of(long document) {
    return jdbc.sql(SELECT + " where document = ? order by nth")
        .param(document)
        .query(Readings::reading)
        .list();
  }

  Map<Long, List<DriveReading>> of(Collection<Long> documents) {
    record Row(long document, DriveReading reading) {}
    return jdbc
        .sql(SELECT + " where document = any(?) order by document, nth")
        .param(documents.toArray(Long[]::new))
        .query((row, index) -> new Row(row.getLong("document"), reading(row, index)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::document, Collectors.mapping(Row::reading, Collectors.toList())));
  }

  private static final String SELECT =
      """
      select document, name, bus, model, bytes, serial, method, verify, rounds, passes, passes_finished,
             blanked, written, read, errors, started, ended, status, reason, findings
        from evidence.reading
      """;

  private static @Nullable String clock(@Nullable LocalDateTime time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable LocalDateTime clock(@Nullable String text) {
    return text == null ? null : LocalDateTime.parse(text);
  }

  private static DriveReading reading(ResultSet row, int index) throws SQLException {
    return new DriveReading(
        row.getString("name"),
        row.getString("bus"),
        row.getString("model"),
        row.getObject("bytes", Long.class),
        row.getString("serial"),
        row.getString("method"),
        row.getInt("rounds"),
        row.getInt("passes"),
        row.getInt("passes_finished"),
        row.getString("verify"),
        row.getBoolean("blanked"),
        row.getLong("written"),
        row.getLong("read"),
        row.getLong("errors"),
        clock(row.getString("started")),
        clock(row.getString("ended")),
        row.getString("status"),
        Reason.valueOf(row.getString("reason")),
        Documents.texts(row.getArray("findings")));
  }
}
