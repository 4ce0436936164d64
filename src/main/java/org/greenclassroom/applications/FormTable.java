package org.greenclassroom.applications;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code applications.form} and {@code applications.photograph}. */
@Component
class FormTable {
  private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};
  private final JdbcClient jdbc;
  private final JsonMapper json;

  FormTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A form that was not sent yet.
   *
   * @param typed field by field
   * @param mailed whether its link went out by e-mail
   */
  record Form(
      long form, String secret, Map<String, String> typed, Instant savedAt, boolean mailed) {}

  long insert(String secret, String language, Map<String, String> typed, Instant at) {
    return jdbc.sql(
            """
            insert into applications.form (secret, language, typed, saved_at)
            values (?, ?, ?::jsonb, ?) returning form
            """)
        .params(secret, language, json.writeValueAsString(typed), at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void save(long form, String language, Map<String, String> typed, Instant at) {
    jdbc.sql(
            """
            update applications.form set language = ?, typed = ?::jsonb, saved_at = ?
             where form = ? and typed is not null
            """)
        .params(language, json.writeValueAsString(typed), at.atOffset(ZoneOffset.UTC), form)
        .update();
  }

  /** The form behind this link that can still be changed; nobody else changes it meanwhile. */
  Optional<Form> unsent(String secret) {
    return jdbc.sql(
            """
            select form, secret, typed::text as typed, saved_at, mailed from applications.form
             where secret = ? and typed is not null for update
            """)
        .param(secret)
        .query((row, _) ->
            new Form(
                row.getLong("form"),
                row.getString("secret"),
                json.readValue(row.getString("typed"), FIELDS),
                row.getTimestamp("saved_at").toInstant(),
                row.getBoolean("mailed")))
        .optional();
  }

  void sent(long form, Instant at) {
    jdbc.sql("update applications.form set typed = null, saved_at = ? where form = ?")
        .params(at.atOffset(ZoneOffset.UTC), form)
        .update();
  }

  void mailed(long form) {
    jdbc.sql("update applications.form set mailed = true where form = ?").param(form).update();
  }

  int forgetUnsent(Instant before) {
    return jdbc.sql("delete from applications.form where typed is not null and saved_at < ?")
        .param(before.atOffset(ZoneOffset.UTC))
        .update();
  }

  // ---- what comes with it ----

  void add(long form, Photograph photograph) {
    jdbc.sql(
            "insert into applications.photograph (form, name, media_type, bytes) values (?, ?, ?, ?)")
        .params(form, photograph.name(), photograph.mediaType(), photograph.bytes())
        .update();
  }

  List<Photograph.Kept> photographs(long form) {
    return jdbc.sql(
            """
            select photograph, name, media_type, length(bytes) as size
              from applications.photograph where form = ? order by photograph
            """)
        .param(form)
        .query(DataClassRowMapper.newInstance(Photograph.Kept.class))
        .list();
  }

  Optional<Photograph> photograph(long form, long photograph) {
    return jdbc.sql(
            """
            select name, media_type, bytes from applications.photograph
             where form = ? and photograph = ?
            """)
        .params(form, photograph)
        .query((row, _) ->
            new Photograph(
                row.getString("name"), row.getString("media_type"), row.getBytes("bytes")))
        .optional();
  }

  void takeOut(long form, long photograph) {
    jdbc.sql("delete from applications.photograph where form = ? and photograph = ?")
        .params(form, photograph)
        .update();
  }

  void takeOutAll(long form) {
    jdbc.sql("delete from applications.photograph where form = ?").param(form).update();
  }
}
