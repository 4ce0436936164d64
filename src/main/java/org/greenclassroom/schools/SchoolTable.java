package org.greenclassroom.schools;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code schools.school} and {@code schools.change}, and the list over all schools. */
@Component
class SchoolTable {
  private static final String SELECT =
      """
      select s.*, c.pupils, c.school_year
        from schools.schools s
        left join lateral (
          select h.pupils, h.school_year from schools.headcounts h
           where h.school = s.school order by h.school_year desc limit 1) c on true
      """;

  private final JdbcClient jdbc;

  SchoolTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was said of a school before. */
  record Change(String what, @Nullable String before, @Nullable String after, Instant changedAt) {}

  /** A row to hang the rest on; a school is a partner already. */
  void know(long school) {
    jdbc.sql("insert into schools.school (school, kinds) values (?, '{}') on conflict do nothing")
        .param(school)
        .update();
  }

  /** One after the other, whoever writes on this school. */
  void lock(long school) {
    jdbc.sql("select school from schools.school where school = ? for update")
        .param(school)
        .query(Long.class)
        .optional();
  }

  Optional<School> school(long school) {
    return jdbc.sql(SELECT + " where s.school = ?")
        .param(school)
        .query(SchoolTable::school)
        .optional();
  }

  /** The school that bears this code today. */
  Optional<Long> bearing(String code) {
    return jdbc.sql("select school from schools.school where code = ? and not code_passed")
        .param(code)
        .query(Long.class)
        .optional();
  }

  void change(long school, @Nullable String code, Collection<SchoolKind> kinds) {
    jdbc.sql(
            "update schools.school set code = :code, kinds = :kinds::text[] where school = :school")
        .param("code", code)
        .param("kinds", names(kinds))
        .param("school", school)
        .update();
  }

  void passCode(long school) {
    jdbc.sql("update schools.school set code_passed = true where school = ?")
        .param(school)
        .update();
  }

  void changed(
      long school,
      String what,
      @Nullable String before,
      @Nullable String after,
      Instant at,
      long by) {
    jdbc.sql(
            """
            insert into schools.change (school, what, before, after, changed_at, changed_by)
            values (:school, :what, :before, :after, :at, :by)
            """)
        .param("school", school)
        .param("what", what)
        .param("before", before)
        .param("after", after)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  List<Change> changes(long school) {
    return jdbc.sql(
            """
            select what, before, after, changed_at from schools.change
             where school = ? order by change
            """)
        .param(school)
        .query(DataClassRowMapper.newInstance(Change.class))
        .list();
  }

  /** By name; {@code after} is the key of the last row of the page before. */
  List<School> page(Wanted wanted, String after, int limit) {
    return narrowed(
            SELECT
                + narrowing()
                + " and lower(s.name) > :after order by lower(s.name) limit :limit",
            wanted)
        .param("after", after)
        .param("limit", limit)
        .query(SchoolTable::school)
        .list();
  }

  /** All of them, one after the other. */
  void each(Wanted wanted, Consumer<School> take) {
    try (var rows =
        narrowed(SELECT + narrowing() + " order by lower(s.name)", wanted)
            .withFetchSize(500)
            .query(SchoolTable::school)
            .stream()) {
      rows.forEach(take);
    }
  }

  long count(Wanted wanted) {
    return narrowed("select count(*) from schools.schools s" + narrowing(), wanted)
        .query(Long.class)
        .single();
  }

  /** Open schools of which nobody has counted the pupils of that school year. */
  long uncounted(String schoolYear, @Nullable Set<Long> own) {
    return jdbc.sql(
            """
            select count(*) from schools.schools s
             where s.state = 'OPEN' and (:own::bigint[] is null or s.school = any(:own::bigint[]))
               and not exists (select from schools.headcounts h
                                where h.school = s.school and h.school_year = :year)
            """)
        .param("own", ids(own))
        .param("year", schoolYear)
        .query(Long.class)
        .single();
  }

  private static String narrowing() {
    return """
     where (:typed = '' or s.name ilike '%' || :typed || '%' or s.code = :typed
            or s.division_path ilike '%' || :typed || '%')
       and (:kind::text is null or :kind = any(s.kinds))
       and (:state::text is null or s.state = :state)
       and (:division = '' or s.division like :division || '%')
       and (:own::bigint[] is null or s.school = any(:own::bigint[]) or s.heir = any(:own::bigint[]))
    """;
  }

  private JdbcClient.StatementSpec narrowed(String sql, Wanted wanted) {
    return jdbc.sql(sql)
        .param("typed", wanted.typed())
        .param("kind", wanted.kind() == null ? null : wanted.kind().name())
        .param("state", wanted.state() == null ? null : wanted.state().name())
        .param("division", wanted.division())
        .param("own", ids(wanted.own()));
  }

  private static @Nullable String ids(@Nullable Set<Long> ids) {
    return ids == null
        ? null
        : ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  static String names(Collection<SchoolKind> kinds) {
    return kinds.stream().map(Enum::name).sorted().collect(Collectors.joining(",", "{", "}"));
  }

  private static School school(ResultSet row, int index) throws SQLException {
    var kinds = EnumSet.noneOf(SchoolKind.class);
    for (var name : (String[]) row.getArray("kinds").getArray())
      kinds.add(SchoolKind.valueOf(name));
    return new School(
        row.getLong("school"),
        row.getString("name"),
        row.getString("territory"),
        row.getTimestamp("since").toInstant(),
        row.getString("code"),
        kinds,
        State.valueOf(row.getString("state")),
        row.getObject("ended_on", LocalDate.class),
        row.getObject("heir", Long.class),
        row.getString("division"),
        row.getString("division_path"),
        row.getObject("site", Long.class),
        row.getString("address"),
        row.getObject("latitude", Double.class),
        row.getObject("longitude", Double.class),
        row.getObject("pupils", Integer.class),
        row.getString("school_year"));
  }
}
