package org.greenclassroom.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code evidence.seen_drive}. */
@Component
class SeenDrives {
  private final JdbcClient jdbc;

  SeenDrives(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long document, List<SeenDrive> drives) {
    int nth = 0;
    for (var drive : drives)
      jdbc.sql(
              """
              insert into evidence.seen_drive (document, nth, name, maker, model, serial, bytes, bus, kind,
                     wwn, health)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
              """)
          .params(
              Arrays.asList(
                  document,
                  ++nth,
                  drive.name(),
                  drive.maker(),
                  drive.model(),
                  drive.serial(),
                  drive.bytes(),
                  drive.bus(),
                  drive.kind() == null ? null : drive.kind().name(),
                  drive.wwn(),
                  drive.health() == null ? null : Json.MAPPER.writeValueAsString(drive.health())))
          .update();
  }

  List<SeenDrive> of(long document) {
    return jdbc.sql(
            """
            select name, maker, model, serial, bytes, bus, kind, wwn, health
              from evidence.seen_drive where document = ? order by nth
            """)
        .param(document)
        .query(SeenDrives::drive)
        .list();
  }

  private static SeenDrive drive(ResultSet row, int index) throws SQLException {
    var kind = row.getString("kind");
    var health = row.getString("health");
    return new SeenDrive(
        row.getString("name"),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getObject("bytes", Long.class),
        row.getString("bus"),
        kind == null ? null : SeenDrive.Kind.valueOf(kind),
        row.getString("wwn"),
        health == null ? null : Json.MAPPER.readValue(health, SeenDrive.Health.class));
  }
}
