package org.greenclassroom.training;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code training.sheet}; nobody's name is in it. */
@Component
class SheetTable {
  private final JdbcClient jdbc;

  SheetTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int insert(
      UUID uid, long session, Phase phase, Integer[] aspects, Integer @Nullable [] opinions) {
    return jdbc.sql(
            """
            insert into training.sheet (uid, session, phase, aspects, opinions)
            values (?, ?, ?, ?::smallint[], ?::smallint[]) on conflict (uid) do nothing
            """)
        .params(Arrays.asList(uid, session, phase.name(), aspects, opinions))
        .update();
  }

  int count(long session, Phase phase) {
    return jdbc.sql("select count(*) from training.sheet where session = ? and phase = ?")
        .params(session, phase.name())
        .query(Integer.class)
        .single();
  }

  boolean has(UUID uid) {
    return jdbc.sql("select exists (select from training.sheet where uid = ?)")
        .param(uid)
        .query(Boolean.class)
        .single();
  }

  /**
   * What was said on one thing.
   *
   * @param what ASPECT or OPINION
   * @param nth from one, in the order of the constants
   * @param ones how many said one, and so on
   */
  record Tally(
      Phase phase,
      String what,
      int nth,
      int n,
      double mean,
      int ones,
      int twos,
      int threes,
      int fours,
      int fives) {
    public List<Integer> counts() {
      return List.of(ones, twos, threes, fours, fives);
    }

    /** To one decimal. */
    public long tenths() {
      return Math.round(mean * 10);
    }
  }

  private static final String TALLY =
      """
      select x.phase, v.what, v.nth::int, count(*)::int as n, avg(v.score)::float8 as mean,
             count(*) filter (where v.score = 1)::int as ones,
             count(*) filter (where v.score = 2)::int as twos,
             count(*) filter (where v.score = 3)::int as threes,
             count(*) filter (where v.score = 4)::int as fours,
             count(*) filter (where v.score = 5)::int as fives
        from shown x
        cross join lateral (
          select 'ASPECT' as what, a.nth, a.score from unnest(x.aspects) with ordinality a (score, nth)
          union all
          select 'OPINION', o.nth, o.score from unnest(x.opinions) with ordinality o (score, nth)) v
       group by x.phase, v.what, v.nth order by v.what, v.nth, x.phase desc
      """;

  /** Of one sitting; nothing of a phase in which fewer than so many answered. */
  List<Tally> of(long session, int least) {
    return jdbc.sql(
            """
            with shown as (
              select * from training.sheet s
               where s.session = ?
                 and (select count(*) from training.sheet o
                       where o.session = s.session and o.phase = s.phase) >= ?)
            """
                + TALLY)
        .params(session, least)
        .query(DataClassRowMapper.newInstance(Tally.class))
        .list();
  }

  /** Of all sittings of a year whose sheets are closed and shown: the sum of what is shown. */
  List<Tally> ofYear(int year, int sheetDays, int least) {
    return jdbc.sql(
            """
            with groups as (
              select s.session, h.phase from training.session s join training.sheet h using (session)
               where s.state = 'HELD' and extract(year from s.day) = ?
                 and (s.closed_at is not null or s.held_at < now() - make_interval(days => ?))
               group by s.session, h.phase having count(*) >= ?),
            shown as (
              select h.* from training.sheet h join groups g using (session, phase))
            """
                + TALLY)
        .params(year, sheetDays, least)
        .query(DataClassRowMapper.newInstance(Tally.class))
        .list();
  }
}
