package org.greenclassroom.contests;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of an edition and its rules. */
@Component
class EditionTable {
  private final JdbcClient jdbc;

  EditionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Deletion(String why, int works, long bytes, Instant deletedAt) {}

  private static final String SELECT =
      """
      select e.edition, e.title, e.theme, e.deadline, e.delete_on, e.state, e.sponsor,
             p.name as sponsor_name, e.awarded_at,
             (select count(*) from contests.batch b where b.edition = e.edition)::int as schools,
             (select count(*) from contests.entry n join contests.batch b using (batch)
               where b.edition = e.edition and n.withdrawn_at is null)::int as entries
        from contests.edition e left join partners.partners p on p.partner = e.sponsor
      """;

  long insert(UUID key, Contests.Announcement said, Instant now, long by) {
    return jdbc.sql(
            """
            insert into contests.edition (key, title, theme, deadline, delete_on, sponsor, made_at, made_by)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning edition
            """)
        .params(
            Arrays.asList(
                key,
                said.title(),
                said.theme(),
                said.deadline(),
                said.deleteOn(),
                said.sponsor(),
                Timestamp.from(now),
                by))
        .query(Long.class)
        .single();
  }

  void insertRules(long edition, Rules rules) {
    jdbc.sql(
            """
            insert into contests.category (edition, nth, name)
            select ?, nth, name from unnest(?::text[]) with ordinality as n (name, nth)
            """)
        .params(edition, rules.categories().toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into contests.band (edition, from_grade, to_grade)
            select ?, f, t from unnest(?::smallint[], ?::smallint[]) as n (f, t)
            """)
        .params(
            edition,
            array(rules.bands(), Rules.Grades::from),
            array(rules.bands(), Rules.Grades::to))
        .update();
    jdbc.sql(
            """
            insert into contests.criterion (edition, nth, name, most)
            select ?, nth, name, most
              from unnest(?::text[], ?::smallint[]) with ordinality as n (name, most, nth)
            """)
        .params(
            edition,
            rules.criteria().stream().map(Rules.Measure::name).toArray(String[]::new),
            array(rules.criteria(), Rules.Measure::most))
        .update();
    jdbc.sql(
            """
            insert into contests.level (edition, nth, name, places, special)
            select ?, nth, name, places, special
              from unnest(?::text[], ?::smallint[], ?::boolean[])
                   with ordinality as n (name, places, special, nth)
            """)
        .params(
            edition,
            rules.levels().stream().map(Rules.Prize::name).toArray(String[]::new),
            array(rules.levels(), Rules.Prize::places),
            rules.levels().stream().map(Rules.Prize::special).toArray(Boolean[]::new))
        .update();
  }

  private static <T> Short[] array(List<T> all, Function<T, Integer> number) {
    return all.stream().map(number).map(Integer::shortValue).toArray(Short[]::new);
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select edition from contests.edition where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  Optional<Edition> edition(long edition) {
    return jdbc.sql(SELECT + " where e.edition = ?")
        .param(edition)
        .query(DataClassRowMapper.newInstance(Edition.class))
        .optional();
  }

  /** The newest first. */
  List<Edition> page(long before, boolean drafts, int size) {
    return jdbc.sql(
            SELECT
                + " where e.edition < ? and (? or e.state <> 'DRAFT') order by e.edition desc limit ?")
        .params(before, drafts, size)
        .query(DataClassRowMapper.newInstance(Edition.class))
        .list();
  }

  /** Whoever hands in, scores or awards waits for whoever moves the edition on. */
  Optional<EditionState> hold(long edition, boolean alone) {
    return jdbc.sql(
            alone
                ? "select state from contests.edition where edition = ? for update"
                : "select state from contests.edition where edition = ? for share")
        .param(edition)
        .query((row, _) -> EditionState.valueOf(row.getString(1)))
        .optional();
  }

  void move(long edition, EditionState state, Instant now) {
    jdbc.sql("update contests.edition set state = ?, awarded_at = ? where edition = ?")
        .params(
            Arrays.asList(
                state.name(), state == EditionState.AWARDED ? Timestamp.from(now) : null, edition))
        .update();
  }

  List<Category> categories(long edition) {
    return jdbc.sql("select category, name from contests.category where edition = ? order by nth")
        .param(edition)
        .query(DataClassRowMapper.newInstance(Category.class))
        .list();
  }

  List<Band> bands(long edition) {
    return jdbc.sql(
            """
            select band, from_grade, to_grade from contests.band where edition = ? order by from_grade
            """)
        .param(edition)
        .query(DataClassRowMapper.newInstance(Band.class))
        .list();
  }

  List<Criterion> criteria(long edition) {
    return jdbc.sql(
            "select criterion, name, most from contests.criterion where edition = ? order by nth")
        .param(edition)
        .query(DataClassRowMapper.newInstance(Criterion.class))
        .list();
  }

  List<Level> levels(long edition) {
    return jdbc.sql(
            "select level, name, places, special from contests.level where edition = ? order by nth")
        .param(edition)
        .query(DataClassRowMapper.newInstance(Level.class))
        .list();
  }

  /** Takes every work of an edition whose day has come; writes down how many; answers that. */
  int deleteDue(LocalDate today, Instant now) {
    return jdbc.sql(
            """
            with gone as (
              update contests.work w set bytes = null, deleted_at = :now
                from contests.entry e
                join contests.batch b using (batch)
                join contests.edition d using (edition)
               where w.entry = e.entry and d.delete_on <= :today and w.bytes is not null
              returning b.edition, w.size),
            logged as (
              insert into contests.deletion (edition, why, works, bytes, deleted_at)
              select edition, 'DAY', count(*), sum(size), :now::timestamptz from gone group by edition
              returning works)
            select coalesce(sum(works), 0)::int from logged
            """)
        .param("now", Timestamp.from(now))
        .param("today", today)
        .query(Integer.class)
        .single();
  }

  List<Deletion> deletions(long edition) {
    return jdbc.sql(
            """
            select why, works, bytes, deleted_at from contests.deletion
             where edition = ? order by deletion desc limit 50
            """)
        .param(edition)
        .query(DataClassRowMapper.newInstance(Deletion.class))
        .list();
  }
}
