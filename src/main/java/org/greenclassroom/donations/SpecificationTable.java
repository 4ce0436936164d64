package org.greenclassroom.donations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code donations.specification}. */
@Component
class SpecificationTable {
  private final JdbcClient jdbc;

  SpecificationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String SELECT =
      """
      select specification, kind, valid_from,
             least(valid_to, lead(valid_from) over (partition by kind order by valid_from, specification) - 1)
               as valid_to,
             oldest_year, tier, generation, memory_mb, inches, charger, smallest, faulty_share, source
        from donations.specification
      """;

  /** All versions with the days on which they really held, newest first in each kind. */
  List<Specification> all() {
    return jdbc.sql(
            "select * from ("
                + SELECT
                + ") s where valid_to is null or valid_to >= valid_from"
                + " order by kind, valid_from desc, specification desc")
        .query(SpecificationTable::specification)
        .list();
  }

  /** What is valid on this day, one of a kind. */
  List<Specification> on(LocalDate day) {
    return jdbc.sql(
            "select * from ("
                + SELECT
                + """
                ) s
                 where valid_from <= :day and (valid_to is null or valid_to >= :day)
                 order by kind
                """)
        .param("day", day)
        .query(SpecificationTable::specification)
        .list();
  }

  void insert(Specification wanted, Instant at, long by) {
    jdbc.sql(
            """
            insert into donations.specification (kind, valid_from, valid_to, oldest_year, tier,
                   generation, memory_mb, inches, charger, smallest, faulty_share, source,
                   entered_at, entered_by)
            values (:kind, :from, :to, :year, :tier, :generation, :memory, :inches, :charger,
                    :smallest, :faulty, :source, :at, :by)
            """)
        .param("kind", wanted.kind().name())
        .param("from", wanted.validFrom())
        .param("to", wanted.validTo())
        .param("year", wanted.oldestYear())
        .param("tier", wanted.tier())
        .param("generation", wanted.generation())
        .param("memory", wanted.memoryMb())
        .param("inches", wanted.inches())
        .param("charger", wanted.charger())
        .param("smallest", wanted.smallest())
        .param("faulty", wanted.faultyShare())
        .param("source", wanted.source())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  private static Specification specification(ResultSet row, int index) throws SQLException {
    return new Specification(
        row.getLong("specification"),
        Thing.valueOf(row.getString("kind")),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getObject("oldest_year", Integer.class),
        row.getObject("tier", Integer.class),
        row.getObject("generation", Integer.class),
        row.getObject("memory_mb", Integer.class),
        row.getBigDecimal("inches"),
        row.getBoolean("charger"),
        row.getInt("smallest"),
        row.getInt("faulty_share"),
        row.getString("source"));
  }
}
