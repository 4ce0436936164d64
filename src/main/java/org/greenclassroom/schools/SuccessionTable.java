package org.greenclassroom.schools;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code schools.succession} and {@code schools.withdrawal}. */
@Component
class SuccessionTable {
  private static final String SELECT =
      """
      select s.succession, s.school, s.kind, s.successor, s.site, s.happened_on, s.paper,
             s.recorded_by, s.recorded_at, w.withdrawn_at
        from schools.succession s left join schools.withdrawal w using (succession)
      """;

  private final JdbcClient jdbc;

  SuccessionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Succession> keyed(UUID key) {
    return jdbc.sql(SELECT + " where s.key = ?")
        .param(key)
        .query(SuccessionTable::succession)
        .optional();
  }

  long insert(
      long school,
      Succession.Kind kind,
      @Nullable Long successor,
      @Nullable Long site,
      LocalDate day,
      String paper,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into schools.succession
              (school, kind, successor, site, happened_on, paper, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning succession
            """)
        .params(
            Arrays.asList(
                school,
                kind.name(),
                successor,
                site,
                day,
                paper,
                at.atOffset(ZoneOffset.UTC),
                by,
                key))
        .query(Long.class)
        .single();
  }

  void withdraw(long succession, Instant at, long by) {
    jdbc.sql(
            """
            insert into schools.withdrawal (succession, withdrawn_at, withdrawn_by)
            values (?, ?, ?)
            """)
        .params(succession, at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  /** What became of this school, and which schools went into it. */
  List<Succession> about(long school) {
    return jdbc.sql(
            SELECT
                + """
                 where s.school = :school or s.successor = :school
                 order by s.happened_on, s.succession
                """)
        .param("school", school)
        .query(SuccessionTable::succession)
        .list();
  }

  /** These schools and all that went into them, directly or over others. */
  Set<Long> family(Collection<Long> schools) {
    var ids = schools.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    var family = new HashSet<>(schools);
    family.addAll(
        jdbc.sql(
                """
                with recursive gone as (
                  select s.school from schools.successions s
                   where s.successor = any(:schools::bigint[])
                  union
                  select s.school from schools.successions s join gone g on s.successor = g.school)
                select school from gone
                """)
            .param("schools", ids)
            .query(Long.class)
            .list());
    return family;
  }

  /** Whether this school lies today where a division's code begins so. */
  boolean isWithin(long school, Collection<String> places) {
    return jdbc.sql(
            """
            select exists (
              select from schools.schools s
               where s.school = :school
                 and exists (select from unnest(:places::text[]) p where s.division like p || '%'))
            """)
        .param("school", school)
        .param("places", places.stream().collect(Collectors.joining(",", "{", "}")))
        .query(Boolean.class)
        .single();
  }

  /** The schools that lie today where a division's code begins so. */
  Set<Long> within(Collection<String> places) {
    return new HashSet<>(
        jdbc.sql(
                """
                select s.school from schools.schools s
                 where exists (select from unnest(:places::text[]) p where s.division like p || '%')
                """)
            .param("places", places.stream().collect(Collectors.joining(",", "{", "}")))
            .query(Long.class)
            .list());
  }

  private static Succession succession(ResultSet row, int index) throws SQLException {
    var withdrawn = row.getTimestamp("withdrawn_at");
    return new Succession(
        row.getLong("succession"),
        row.getLong("school"),
        Succession.Kind.valueOf(row.getString("kind")),
        row.getObject("successor", Long.class),
        row.getObject("site", Long.class),
        row.getObject("happened_on", LocalDate.class),
        row.getString("paper"),
        row.getLong("recorded_by"),
        row.getTimestamp("recorded_at").toInstant(),
        withdrawn == null ? null : withdrawn.toInstant());
  }
}
