package org.greenclassroom.checklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code checklists.checklist} and {@code checklists.version}. */
@Component
class VersionTable {
  private static final String SELECT =
      """
      select v.version, v.checklist, c.code, c.use, v.n, v.state, v.content, v.published_at, v.retired_at
        from checklists.version v
        join checklists.checklist c using (checklist)
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  VersionTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Version> latest(String code) {
    return jdbc.sql(SELECT + " where c.code = ? and v.state = 'PUBLISHED'")
        .param(code)
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<Version> version(long version) {
    return jdbc.sql(SELECT + " where v.version = ?")
        .param(version)
        .query((row, _) -> read(row))
        .optional();
  }

  List<Version> published(Use use) {
    return jdbc.sql(SELECT + " where c.use = ? and v.state = 'PUBLISHED' order by c.checklist")
        .param(use.name())
        .query((row, _) -> read(row))
        .list();
  }

  /** All versions of all checklists, by use, the newest of each first. */
  List<Version> all() {
    return jdbc.sql(SELECT + " order by c.checklist, v.n desc").query((row, _) -> read(row)).list();
  }

  List<Version> of(String code) {
    return jdbc.sql(SELECT + " where c.code = ? order by v.n desc")
        .param(code)
        .query((row, _) -> read(row))
        .list();
  }

  /** The version, held until this transaction ends: two who edit it do so one after the other. */
  Optional<Version> held(long version) {
    return jdbc.sql(SELECT + " where v.version = ? for update of v")
        .param(version)
        .query((row, _) -> read(row))
        .optional();
  }

  /** The checklist, held; its use. */
  Optional<Long> hold(String code) {
    return jdbc.sql("select checklist from checklists.checklist where code = ? for update")
        .param(code)
        .query(Long.class)
        .optional();
  }

  long open(String code, Use use) {
    return jdbc.sql(
            "insert into checklists.checklist (code, use) values (?, ?) returning checklist")
        .params(code, use.name())
        .query(Long.class)
        .single();
  }

  long draft(long checklist, Content content, Instant now, long by) {
    return jdbc.sql(
            """
            insert into checklists.version (checklist, n, content, made_at, made_by)
            select ?, coalesce(max(n), 0) + 1, ?::jsonb, ?, ?
              from checklists.version where checklist = ?
            returning version
            """)
        .params(checklist, json.writeValueAsString(content), Timestamp.from(now), by, checklist)
        .query(Long.class)
        .single();
  }

  void rewrite(long version, Content content) {
    jdbc.sql("update checklists.version set content = ?::jsonb where version = ?")
        .params(json.writeValueAsString(content), version)
        .update();
  }

  void publish(long version, Instant now, long by) {
    jdbc.sql(
            """
            update checklists.version set state = 'PUBLISHED', published_at = ?, published_by = ?
             where version = ?
            """)
        .params(Timestamp.from(now), by, version)
        .update();
  }

  /** Ends the version of this checklist that is filled in today. */
  void retire(long checklist, Instant now, long by) {
    jdbc.sql(
            """
            update checklists.version set state = 'RETIRED', retired_at = ?, retired_by = ?
             where checklist = ? and state = 'PUBLISHED'
            """)
        .params(Timestamp.from(now), by, checklist)
        .update();
  }

  void discard(long version) {
    jdbc.sql("delete from checklists.version where version = ?").param(version).update();
  }

  private Version read(ResultSet row) throws SQLException {
    var content = json.readValue(row.getString("content"), Content.class);
    return new Version(
        row.getLong("version"),
        row.getLong("checklist"),
        row.getString("code"),
        Use.valueOf(row.getString("use")),
        row.getInt("n"),
        Version.State.valueOf(row.getString("state")),
        content.title(),
        content.items(),
        instant(row.getTimestamp("published_at")),
        instant(row.getTimestamp("retired_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
