package org.greenclassroom.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Has a backup written over a connection of the house. */
@Component
class Copies {
  private final DataSource source;

  Copies(DataSource source) {
    this.source = source;
  }

  List<Backup.Sum> write(String version, Instant at, OutputStream out)
      throws SQLException, IOException {
    try (var connection = source.getConnection()) {
      return Backup.write(connection, version, at, out);
    }
  }
}
