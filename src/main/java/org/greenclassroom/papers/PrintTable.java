package org.greenclassroom.papers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.greenclassroom.frame.Files;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code papers.print}: PDFs as they were given out. */
@Component
class PrintTable {
  private final JdbcClient jdbc;

  PrintTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Files.Kept> print(long paper, String language, String stage) {
    return jdbc.sql(
            """
            select sha256, 'paper' as name, 'application/pdf' as media_type, bytes from papers.print
             where paper = ? and language = ? and stage = ? and bytes is not null
            """)
        .params(paper, language, stage)
        .query(Files.Kept.class)
        .optional();
  }

  /** Two at once print two; the first one is kept and both get it. */
  void insert(long paper, String language, String stage, byte[] pdf, Instant now) {
    jdbc.sql(
            """
            insert into papers.print (paper, language, stage, sha256, bytes, made_at)
            values (?, ?, ?, ?, ?, ?) on conflict (paper, language, stage) do nothing
            """)
        .params(paper, language, stage, Files.sha256(pdf), pdf, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The paper of which this very file is a print. */
  Optional<Long> of(String sha256) {
    return jdbc.sql("select paper from papers.print where sha256 = ?")
        .param(sha256)
        .query(Long.class)
        .optional();
  }

  /** The bytes go, the hash stays; what is printed from now on shows no forgotten name. */
  void forget(long paper) {
    jdbc.sql(
            """
            update papers.print set bytes = null, stage = stage || ' ' || sha256
             where paper = ? and bytes is not null
            """)
        .param(paper)
        .update();
  }
}
