package org.greenclassroom.entities;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code entities.rule}. */
@Component
class RuleTable {
  private final JdbcClient jdbc;

  RuleTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Written once: the same key again changes nothing. */
  void insert(
      String territory, long entity, LocalDate from, String note, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into entities.rule (territory, entity, valid_from, note, written_at, written_by, key)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(territory, entity, from, note, at.atOffset(ZoneOffset.UTC), by, key)
        .update();
  }

  /** The entity that acts there on that day; empty when no rule says so. */
  Optional<Long> acting(String territory, LocalDate day) {
    return jdbc.sql(
            """
            select entity from entities.rule where territory = ? and valid_from <= ?
             order by valid_from desc, rule desc limit 1
            """)
        .params(territory, day)
        .query(Long.class)
        .optional();
  }

  /** All, territory by territory, the latest day first. */
  List<Rule> all() {
    return jdbc.sql(
            """
            select rule, territory, entity, valid_from, note, written_at, written_by
              from entities.rule order by territory, valid_from desc, rule desc
            """)
        .query(DataClassRowMapper.newInstance(Rule.class))
        .list();
  }
}
