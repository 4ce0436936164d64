package org.greenclassroom.special;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code special.document}. */
@Component
class DocumentTable {
  private static final String DOCUMENTS =
      """
      select d.document, d.title, d.form, d.language, d.sha256, d.bytes, d.course_version, v.code as course,
             d.withdrawn_on
        from special.document d left join courses.versions v on v.version = d.course_version
      """;

  private final JdbcClient jdbc;

  DocumentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A document.
   *
   * @param course code of the course it belongs to; null: of none
   */
  record Document(
      long document,
      String title,
      Form form,
      String language,
      String sha256,
      long bytes,
      @Nullable Long courseVersion,
      @Nullable String course,
      @Nullable LocalDate withdrawnOn) {
    public long kilobytes() {
      return Math.max(1, bytes / 1024);
    }
  }

  List<Document> page(@Nullable Form form, long before, int most) {
    return jdbc.sql(
            DOCUMENTS
                + """
                 where d.withdrawn_on is null and (?::text is null or d.form = ?) and d.document < ?
                 order by d.document desc limit ?
                """)
        .params(
            Arrays.asList(
                form == null ? null : form.name(), form == null ? null : form.name(), before, most))
        .query(DataClassRowMapper.newInstance(Document.class))
        .list();
  }

  Optional<Document> document(long document) {
    return jdbc.sql(DOCUMENTS + " where d.document = ?")
        .param(document)
        .query(DataClassRowMapper.newInstance(Document.class))
        .optional();
  }

  void insert(
      Occasion occasion,
      @Nullable Long version,
      String title,
      Form form,
      String language,
      String sha256,
      long bytes) {
    jdbc.sql(
            """
            insert into special.document (course_version, title, form, language, sha256, bytes, recorded_at,
                   recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                version,
                title,
                form.name(),
                language,
                sha256,
                bytes,
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                occasion.keyFor("document")))
        .update();
  }

  int withdraw(long document, LocalDate day) {
    return jdbc.sql(
            "update special.document set withdrawn_on = ? where document = ? and withdrawn_on is null")
        .params(Date.valueOf(day), document)
        .update();
  }
}
