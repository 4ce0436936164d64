package org.greenclassroom.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code funding.cost}, and the headcounts it is divided by. */
@Component
class CostTable {
  private static final String SELECT =
      """
      select cost, classroom, kind, cents, currency, spent_on, what, document, struck from funding.cost
      """;

  private final JdbcClient jdbc;

  CostTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Written once: the same key again changes nothing. */
  void insert(
      long classroom,
      CostKind kind,
      Amount amount,
      LocalDate spentOn,
      String what,
      @Nullable String document,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into funding.cost (classroom, kind, cents, currency, spent_on, what, document, entered_at,
                   entered_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                classroom,
                kind.name(),
                amount.cents(),
                amount.currency(),
                spentOn,
                what,
                document,
                at.atOffset(ZoneOffset.UTC),
                by,
                key))
        .update();
  }

  List<Cost> ofRoom(long classroom) {
    return jdbc.sql(SELECT + " where classroom = ? order by spent_on desc, cost desc")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Cost.class))
        .list();
  }

  Optional<Cost> cost(long cost) {
    return jdbc.sql(SELECT + " where cost = ?")
        .param(cost)
        .query(DataClassRowMapper.newInstance(Cost.class))
        .optional();
  }

  int strike(long cost, String reason, long by) {
    return jdbc.sql(
            "update funding.cost set struck = ?, struck_by = ? where cost = ? and struck is null")
        .params(reason, by, cost)
        .update();
  }

  /** What was counted of learners in this room, the latest school year first. */
  List<Reckoning.Headcount> headcounts(long classroom) {
    return jdbc.sql(
            """
            select school_year, pupils, source from classrooms.headcounts
             where classroom = ? order by school_year desc
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Reckoning.Headcount.class))
        .list();
  }
}
