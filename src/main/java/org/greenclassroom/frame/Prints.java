package org.greenclassroom.frame;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows again the files of papers that are made anew for each reader, because a name in them may
 * have been forgotten since: their SHA-256 stays, nothing of what is in them.
 */
@Component
@Transactional
public class Prints {
  private final JdbcClient jdbc;
  private final Clock clock;

  Prints(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Remembers the file that is given out now.
   *
   * @param kind whose paper: the room's name
   * @param number what is printed on it
   * @return the same file
   */
  public byte[] given(String kind, String number, byte[] pdf) {
    jdbc.sql(
            """
            insert into frame.print (sha256, kind, number, printed_at) values (?, ?, ?, ?)
            on conflict (sha256) do nothing
            """)
        .params(Files.sha256(pdf), kind, number, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return pdf;
  }

  /** The number of the paper of this kind that this very file is; null: it is none. */
  @Transactional(readOnly = true)
  public @Nullable String number(String kind, byte[] file) {
    return jdbc.sql("select number from frame.print where sha256 = ? and kind = ?")
        .params(Files.sha256(file), kind)
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
