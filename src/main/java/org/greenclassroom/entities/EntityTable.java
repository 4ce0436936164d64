package org.greenclassroom.entities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code entities.entity} and {@code entities.version}. */
@Component
class EntityTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> LETTERS = new TypeReference<>() {};

  private static final String SELECT =
      """
      select v.*, e.prefix, e.partner from entities.version v join entities.entity e using (entity)
      """;

  private final JdbcClient jdbc;

  EntityTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select entity from entities.entity where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  Optional<Integer> keyedVersion(UUID key) {
    return jdbc.sql("select version from entities.version where key = ?")
        .param(key)
        .query(Integer.class)
        .optional();
  }

  boolean prefixTaken(String prefix) {
    return jdbc.sql("select exists (select from entities.entity where prefix = ?)")
        .param(prefix)
        .query(Boolean.class)
        .single();
  }

  long insert(String prefix, @Nullable Long partner, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into entities.entity (prefix, partner, opened_at, opened_by, key)
            values (?, ?, ?, ?, ?) returning entity
            """)
        .params(Arrays.asList(prefix, partner, at.atOffset(ZoneOffset.UTC), by, key))
        .query(Long.class)
        .single();
  }

  /** Held until the end: two who write a version write one after the other. */
  Optional<Long> lock(long entity) {
    return jdbc.sql("select entity from entities.entity where entity = ? for update")
        .param(entity)
        .query(Long.class)
        .optional();
  }

  void insert(long entity, int version, Wording said, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into entities.version (entity, version, valid_from, name_zh, name_en, name_fr, form, register,
                   number, address_zh, address_en, address_fr, territory, law, prevails, lines, logo, seal,
                   founded, ended, series, note, written_at, written_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                entity,
                version,
                said.validFrom(),
                said.nameZh(),
                said.nameEn(),
                said.nameFr(),
                said.form(),
                said.register().name(),
                said.number(),
                said.addressZh(),
                said.addressEn(),
                said.addressFr(),
                said.territory(),
                said.law(),
                said.prevails(),
                said.lines(),
                said.logo(),
                said.seal(),
                said.founded(),
                said.ended(),
                JSON.writeValueAsString(said.series()),
                said.note(),
                at.atOffset(ZoneOffset.UTC),
                by,
                key))
        .update();
  }

  /** All versions of one entity, the newest first. */
  List<Version> versions(long entity) {
    return jdbc.sql(SELECT + " where v.entity = ? order by v.version desc")
        .param(entity)
        .query(EntityTable::version)
        .list();
  }

  /** The newest version of each. */
  List<Version> newest() {
    return jdbc.sql(
            SELECT
                + """
                 where v.version = (select max(o.version) from entities.version o where o.entity = v.entity)
                 order by v.entity
                """)
        .query(EntityTable::version)
        .list();
  }

  /** As the entity is on that day; empty when it was not there yet. */
  Optional<Version> on(long entity, LocalDate day) {
    return jdbc.sql(
            SELECT
                + """
                 where v.entity = ? and v.valid_from <= ? order by v.valid_from desc, v.version desc limit 1
                """)
        .params(entity, day)
        .query(EntityTable::version)
        .optional();
  }

  Optional<Long> ofPartner(long partner) {
    return jdbc.sql("select entity from entities.entity where partner = ?")
        .param(partner)
        .query(Long.class)
        .optional();
  }

  private static Version version(ResultSet row, int index) throws SQLException {
    return new Version(
        row.getLong("entity"),
        row.getInt("version"),
        row.getObject("partner", Long.class),
        row.getString("prefix"),
        row.getObject("valid_from", LocalDate.class),
        row.getString("name_zh"),
        row.getString("name_en"),
        row.getString("name_fr"),
        row.getString("form"),
        Register.valueOf(row.getString("register")),
        row.getString("number"),
        row.getString("address_zh"),
        row.getString("address_en"),
        row.getString("address_fr"),
        row.getString("territory"),
        row.getString("law"),
        row.getString("prevails"),
        row.getString("lines"),
        row.getString("logo"),
        row.getString("seal"),
        row.getObject("founded", LocalDate.class),
        row.getObject("ended", LocalDate.class),
        JSON.readValue(row.getString("series"), LETTERS),
        row.getString("note"),
        row.getTimestamp("written_at").toInstant(),
        row.getLong("written_by"));
  }
}
