package org.greenclassroom.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code papers.text} and {@code papers.wording}. */
@Component
class TextTable {
  private static final String SELECT =
      """
      select t.text, t.kind, t.version, t.prevails, t.sha256, t.valid_from, t.shipped, t.note, t.written_at,
             t.written_by, t.approved_at, t.approved_by,
             array(select w.language from papers.wording w where w.text = t.text order by 1) as languages,
             array(select w.words from papers.wording w where w.text = t.text order by w.language) as words
        from papers.text t
      """;

  private final JdbcClient jdbc;

  TextTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One at a time writes versions of a kind: two would take the same number. */
  void lock(String kind) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('papers.text ' || ?, 0))::text")
        .param(kind)
        .query(String.class)
        .single();
  }

  int next(String kind) {
    return jdbc.sql("select coalesce(max(version), 0) + 1 from papers.text where kind = ?")
        .param(kind)
        .query(Integer.class)
        .single();
  }

  long insert(TextVersion written, UUID key) {
    long text =
        jdbc.sql(
                """
                insert into papers.text (kind, version, prevails, sha256, valid_from, shipped, note,
                                         written_at, written_by, key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning text
                """)
            .params(
                written.kind(),
                written.version(),
                written.prevails(),
                written.sha256(),
                written.validFrom(),
                written.shipped(),
                written.note(),
                written.writtenAt().atOffset(ZoneOffset.UTC),
                written.writtenBy(),
                key)
            .query(Long.class)
            .single();
    written
        .words()
        .forEach((language, words) ->
            jdbc.sql("insert into papers.wording (text, language, words) values (?, ?, ?)")
                .params(text, language, words)
                .update());
    return text;
  }

  Optional<TextVersion> keyed(UUID key) {
    return jdbc.sql(SELECT + " where t.key = ?").param(key).query(TextTable::version).optional();
  }

  boolean isShipped(String kind, String sha256) {
    return jdbc.sql(
            "select exists (select from papers.text where kind = ? and sha256 = ? and shipped)")
        .params(kind, sha256)
        .query(Boolean.class)
        .single();
  }

  Optional<TextVersion> version(String kind, int version) {
    return jdbc.sql(SELECT + " where t.kind = ? and t.version = ?")
        .params(kind, version)
        .query(TextTable::version)
        .optional();
  }

  /** Newest first. */
  List<TextVersion> versions(String kind) {
    return jdbc.sql(SELECT + " where t.kind = ? order by t.version desc limit 200")
        .param(kind)
        .query(TextTable::version)
        .list();
  }

  /** The one to use on that day: an approved one before any that was shipped, the newest first. */
  Optional<TextVersion> current(String kind, LocalDate day) {
    return jdbc.sql(
            SELECT
                + """
                 where t.kind = ? and (t.shipped or t.approved_at is not null and t.valid_from <= ?)
                 order by t.shipped, t.valid_from desc, t.version desc limit 1
                """)
        .params(kind, day)
        .query(TextTable::version)
        .optional();
  }

  int approve(long text, Instant now, long account) {
    return jdbc.sql(
            """
            update papers.text set approved_at = ?, approved_by = ?
             where text = ? and approved_at is null and not shipped
            """)
        .params(now.atOffset(ZoneOffset.UTC), account, text)
        .update();
  }

  /** Written by somebody else and newer than all that is approved: worth a second look. */
  long waiting(long notBy) {
    return jdbc.sql(
            """
            select count(*) from papers.text t
             where not shipped and approved_at is null and written_by <> ?
               and version = (select max(version) from papers.text n where n.kind = t.kind)
            """)
        .param(notBy)
        .query(Long.class)
        .single();
  }

  private static TextVersion version(ResultSet row, int index) throws SQLException {
    var words = new TreeMap<String, String>();
    var languages = (String[]) row.getArray("languages").getArray();
    var texts = (String[]) row.getArray("words").getArray();
    for (int i = 0; i < languages.length; i++) words.put(languages[i], texts[i]);
    var approved = row.getTimestamp("approved_at");
    return new TextVersion(
        row.getLong("text"),
        row.getString("kind"),
        row.getInt("version"),
        row.getString("prevails"),
        row.getString("sha256"),
        row.getObject("valid_from", LocalDate.class),
        row.getBoolean("shipped"),
        row.getString("note"),
        row.getTimestamp("written_at").toInstant(),
        row.getLong("written_by"),
        approved == null ? null : approved.toInstant(),
        row.getObject("approved_by", Long.class),
        Map.copyOf(words));
  }
}
