package org.greenclassroom.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.greenclassroom.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code lists.upload_part}: a donor's file as it came, until it is decided upon. */
@Component
class Uploads {
  private static final int PART = 1 << 20;

  private final JdbcClient jdbc;

  Uploads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(long id, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes;
      for (int part = 0; (bytes = in.readNBytes(PART)).length > 0; part++)
        jdbc.sql("insert into lists.upload_part (import, part, bytes) values (?, ?, ?)")
            .params(id, part, bytes)
            .update();
    }
  }

  /** The file on disk once more, to be read again and then forgotten. */
  Spool open(Import list) {
    try {
      var path = Files.createTempFile("list", ".upload");
      try (var out = Files.newOutputStream(path)) {
        for (int part = 0; ; part++) {
          var bytes =
              jdbc.sql("select bytes from lists.upload_part where import = ? and part = ?")
                  .params(list.id(), part)
                  .query((row, _) -> row.getBytes(1))
                  .optional();
          if (bytes.isEmpty()) break;
          out.write(bytes.get());
        }
      }
      if (Files.size(path) == 0) {
        Files.deleteIfExists(path);
        throw new Refusal("lists.refusal.file-gone");
      }
      return new Spool(path, list.name(), list.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forget(long id) {
    jdbc.sql("delete from lists.upload_part where import = ?").param(id).update();
  }

  /** Nobody decided on these lists for long. */
  void forgetBefore(Instant at) {
    jdbc.sql(
            """
            delete from lists.upload_part u using lists.import i
             where i.import = u.import and i.previewed_at < ?
            """)
        .param(at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
