package org.greenclassroom.schools;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code schools.division}. */
@Component
class DivisionTable {
  private final JdbcClient jdbc;

  DivisionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long school, Division division, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into schools.division (school, code, path, valid_from, entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            school,
            division.code(),
            division.path(),
            division.validFrom(),
            at.atOffset(ZoneOffset.UTC),
            by,
            key)
        .update();
  }

  List<Division> of(long school) {
    return jdbc.sql(
            """
            select code, path, valid_from, valid_before from schools.divisions
             where school = ? order by valid_from desc
            """)
        .param(school)
        .query(DataClassRowMapper.newInstance(Division.class))
        .list();
  }

  Optional<Division> on(long school, LocalDate day) {
    return jdbc.sql(
            """
            select code, path, valid_from, valid_before from schools.divisions
             where school = :school and valid_from <= :day
               and (valid_before is null or valid_before > :day)
            """)
        .param("school", school)
        .param("day", day)
        .query(Division.class)
        .optional();
  }
}
