package org.greenclassroom.donations;

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

/** The tables {@code donations.form} and {@code donations.enclosure}. */
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
            insert into donations.form (secret, language, typed, saved_at)
            values (?, ?, ?::jsonb, ?) returning form
            """)
        .params(secret, language, json.writeValueAsString(typed), at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void save(long form, String language, Map<String, String> typed, Instant at) {
    jdbc.sql(
            """
            update donations.form set language = ?, typed = ?::jsonb, saved_at = ?
             where form = ? and typed is not null
            """)
        .params(language, json.writeValueAsString(typed), at.atOffset(ZoneOffset.UTC), form)
        .update();
  }

  /** The form behind this link that can still be changed; nobody else changes it meanwhile. */
  Optional<Form> unsent(String secret) {
    return jdbc.sql(
            """
            select form, secret, typed::text as typed, saved_at, mailed from donations.form
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
    jdbc.sql("update donations.form set typed = null, saved_at = ? where form = ?")
        .params(at.atOffset(ZoneOffset.UTC), form)
        .update();
  }

  void mailed(long form) {
    jdbc.sql("update donations.form set mailed = true where form = ?").param(form).update();
  }

  int forgetUnsent(Instant before) {
    return jdbc.sql("delete from donations.form where typed is not null and saved_at < ?")
        .param(before.atOffset(ZoneOffset.UTC))
        .update();
  }

  // ---- what comes with it ----

  void enclose(long form, Enclosure enclosure) {
    jdbc.sql(
            """
            insert into donations.enclosure (form, sort, name, media_type, bytes)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            form,
            enclosure.sort().name(),
            enclosure.name(),
            enclosure.mediaType(),
            enclosure.bytes())
        .update();
  }

  List<Enclosure.Kept> enclosures(long form) {
    return jdbc.sql(
            """
            select enclosure, sort, name, media_type, length(bytes) as size
              from donations.enclosure where form = ? order by enclosure
            """)
        .param(form)
        .query(DataClassRowMapper.newInstance(Enclosure.Kept.class))
        .list();
  }

  Optional<Enclosure> enclosure(long form, long enclosure) {
    return jdbc.sql(
            """
            select sort, name, media_type, bytes from donations.enclosure
             where form = ? and enclosure = ?
            """)
        .params(form, enclosure)
        .query((row, _) ->
            new Enclosure(
                Enclosure.Sort.valueOf(row.getString("sort")),
                row.getString("name"),
                row.getString("media_type"),
                row.getBytes("bytes")))
        .optional();
  }

  void takeOut(long form, long enclosure) {
    jdbc.sql("delete from donations.enclosure where form = ? and enclosure = ?")
        .params(form, enclosure)
        .update();
  }

  void takeOutAll(long form) {
    jdbc.sql("delete from donations.enclosure where form = ?").param(form).update();
  }
}
