package org.greenclassroom.doubt;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code doubt.tally}, {@code look} and {@code keeper}: how many there were on which
 * day, when somebody looked last, and who gets what is new.
 */
@Component
class TallyTable {
  private final JdbcClient jdbc;

  TallyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Also of kinds of which there are none: a zero that was looked for is not a gap. */
  void keep(LocalDate today) {
    jdbc.sql(
            """
            insert into doubt.tally (day, kind, open, opened, gone)
            select :today::date, k.kind,
                   count(c.contradiction) filter (where c.closed_at is null),
                   count(c.contradiction) filter (where (c.found_at at time zone 'Asia/Shanghai')::date = :today),
                   count(c.contradiction) filter (where c.gone_on = :today)
              from unnest(:kinds::text[]) as k (kind)
              left join doubt.contradiction c on c.kind = k.kind
             group by k.kind
            on conflict (day, kind) do update
               set open = excluded.open, opened = excluded.opened, gone = excluded.gone
            """)
        .param("today", today)
        .param("kinds", kinds())
        .update();
  }

  /** One day on which somebody looked. */
  record Day(LocalDate day, long open, long opened, long gone) {}

  /** The latest days, the oldest of them first. */
  List<Day> days(@Nullable Kind kind, int most) {
    return jdbc.sql(
            """
            select day, sum(open) as open, sum(opened) as opened, sum(gone) as gone
              from doubt.tally where :kind::text is null or kind = :kind
             group by day order by day desc limit :most
            """)
        .param("kind", kind == null ? null : kind.name())
        .param("most", most)
        .query((row, _) ->
            new Day(
                row.getObject("day", LocalDate.class),
                row.getLong("open"),
                row.getLong("opened"),
                row.getLong("gone")))
        .list()
        .reversed();
  }

  /**
   * One kind, how it stands now and stood before.
   *
   * @param week on the last day on which somebody looked a week ago or earlier; null: on none
   * @param month four weeks ago, likewise
   * @param keeper whose is what is new; null: all officers'
   */
  record Count(
      Kind kind, long open, @Nullable Long week, @Nullable Long month, @Nullable String keeper) {}

  List<Count> counts(LocalDate today) {
    return jdbc.sql(
            """
            select k.kind, a.name,
                   (select count(*) from doubt.contradiction c where c.kind = k.kind and c.closed_at is null) as open,
                   (select t.open::bigint from doubt.tally t where t.kind = k.kind and t.day <= :today::date - 7
                     order by t.day desc limit 1) as week,
                   (select t.open::bigint from doubt.tally t where t.kind = k.kind and t.day <= :today::date - 28
                     order by t.day desc limit 1) as month
              from unnest(:kinds::text[]) with ordinality as k (kind, nth)
              left join doubt.keeper p on p.kind = k.kind
              left join people.accounts a on a.account = p.account and not a.disabled
               and exists (select from people.grants g where g.account = a.account and g.role = 'OFFICER')
             order by k.nth
            """)
        .param("today", today)
        .param("kinds", kinds())
        .query((row, _) ->
            new Count(
                Kind.valueOf(row.getString("kind")),
                row.getLong("open"),
                row.getObject("week", Long.class),
                row.getObject("month", Long.class),
                row.getString("name")))
        .list();
  }

  void looked(Instant now, int found) {
    jdbc.sql(
            """
            insert into doubt.look (looked_at, found) values (:now, :found)
            on conflict (one) do update set looked_at = excluded.looked_at, found = excluded.found
            """)
        .param("now", Timestamp.from(now))
        .param("found", found)
        .update();
  }

  /** The last look, and how much it found, open or not. */
  record Look(Instant at, int found) {}

  Optional<Look> look() {
    return jdbc.sql("select looked_at, found from doubt.look")
        .query((row, _) -> new Look(row.getTimestamp(1).toInstant(), row.getInt(2)))
        .optional();
  }

  void keeper(Kind kind, long account) {
    jdbc.sql(
            """
            insert into doubt.keeper (kind, account) values (:kind, :account)
            on conflict (kind) do update set account = excluded.account
            """)
        .param("kind", kind.name())
        .param("account", account)
        .update();
  }

  void nobody(Kind kind) {
    jdbc.sql("delete from doubt.keeper where kind = ?").param(kind.name()).update();
  }

  /** Who may own a contradiction. */
  record Owner(long account, String name) {}

  List<Owner> owners() {
    return jdbc.sql(
            """
            select distinct a.account, a.name
              from people.accounts a join people.grants g on g.account = a.account and g.role = 'OFFICER'
             where not a.disabled order by a.name, a.account
            """)
        .query((row, _) -> new Owner(row.getLong(1), row.getString(2)))
        .list();
  }

  private static String[] kinds() {
    return Arrays.stream(Kind.values()).map(Kind::name).toArray(String[]::new);
  }
}
