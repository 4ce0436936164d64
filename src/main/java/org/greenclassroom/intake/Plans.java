package org.greenclassroom.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code intake.plan}, {@code intake.plan_row} and {@code intake.plan_withdrawal}. */
@Component
class Plans {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  Plans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What the items of a lot are like now: differs after whatever changed, added or removed one,
   * whoever did it, because PostgreSQL numbers every change of a row.
   */
  String seen(long lot) {
    return jdbc.sql(
            """
            select count(*) || '/' || coalesce(sum(hashtextextended(item || ':' || xmin::text, 0)::numeric), 0)
              from intake.item where lot = ?
            """)
        .param(lot)
        .query(String.class)
        .single();
  }

  void clear(long importId) {
    jdbc.sql("delete from intake.plan_row where import = ?").param(importId).update();
    jdbc.sql("delete from intake.plan_withdrawal where import = ?").param(importId).update();
    jdbc.sql("delete from intake.plan where import = ?").param(importId).update();
  }

  /**
   * Compares every row that is not refused with every item of the lot: by the serial number under
   * one maker; else by the donor's number and model; else by the donor's number. What a list does
   * not say changes nothing.
   */
  void compare(long importId, long lot, Instant at) {
    jdbc.sql("insert into intake.plan (import, lot, seen, planned_at) values (?, ?, ?, ?)")
        .params(importId, lot, seen(lot), at.atOffset(ZoneOffset.UTC))
        .update();
    // rows of a moment ago have no statistics: the planner would join each with each
    jdbc.sql("set local enable_nestloop = off").update();
    jdbc.sql(
            """
            insert into intake.plan_row (import, line, outcome, by_key, item, candidates, differences)
            with row as (
              select *, upper(normalize(donors_tag, nfkc)) as tag from lists.rows
               where import = :import and verdict <> 'REFUSED'
            ),
            announced as (
              select *, upper(normalize(donors_tag, nfkc)) as tag from intake.item where lot = :lot
            ),
            -- what stands more than twenty times is the number of nothing
            listed as materialized (
              select *, case when count(*) over (partition by tag) <= 20 then tag end as tag_match,
                     case when count(*) over (partition by serial_match) <= 20 then serial_match end
                       as number
                from row
            ),
            there as materialized (
              select *, case when count(*) over (partition by tag) <= 20 then tag end as tag_match,
                     case when count(*) over (partition by serial_match) <= 20 then serial_match end
                       as number
                from announced
            ),
            by_serial as materialized (
              select l.line, t.item from listed l
                join there t on t.number = l.number
                 and (t.maker_match is null or l.maker_match is null or t.maker_match = l.maker_match)
            ),
            by_model as materialized (
              select l.line, t.item from listed l
                join there t on t.tag_match = l.tag_match and lower(t.model) = lower(l.model)
               where not exists (select from by_serial s where s.line = l.line)
                 and not exists (select from by_serial s where s.item = t.item)
            ),
            by_tag as materialized (
              select l.line, t.item from listed l
                join there t on t.tag_match = l.tag_match
               where not exists (select from by_serial s where s.line = l.line)
                 and not exists (select from by_serial s where s.item = t.item)
                 and not exists (select from by_model m where m.line = l.line)
                 and not exists (select from by_model m where m.item = t.item)
            ),
            pair as (
              select line, item, key, count(*) over (partition by line) as items,
                     count(*) over (partition by item) as rows
                from (select line, item, 'SERIAL' as key from by_serial
                      union all select line, item, 'TAG_AND_MODEL' from by_model
                      union all select line, item, 'TAG' from by_tag) p
            ),
            found as (
              select line, min(key) as key, array_agg(item order by item) as candidates,
                     min(item) as first, bool_and(items = 1 and rows = 1) as sure
                from pair group by line
            ),
            nameless as ( -- no number by which they could be known again
              select kind, coalesce(maker_match, '') as maker, coalesce(lower(model), '') as model,
                     array_agg(item order by item) as items
                from there where number is null and tag_match is null group by 1, 2, 3
            ),
            alike as (
              select l.line, trim_array(n.items, greatest(cardinality(n.items) - 20, 0)) as candidates
                from listed l
                join nameless n on n.kind = l.kind and n.maker = coalesce(l.maker_match, '')
                 and n.model = coalesce(lower(l.model), '')
               where l.number is null and l.tag_match is null
            )
            select :import, l.line,
                   case when f.sure and (t.device is not null or t.difference is not null) then 'CAME'
                        when f.sure and d.differences = '[]' then 'SAME'
                        when f.sure then 'CHANGED'
                        when f.line is not null or a.line is not null then 'AMBIGUOUS'
                        else 'NEW' end,
                   f.key, t.item, coalesce(f.candidates, a.candidates, '{}'),
                   case when f.sure then d.differences else '[]' end
              from listed l
              left join found f on f.line = l.line
              left join there t on f.sure and t.item = f.first
              left join alike a on a.line = l.line
              cross join lateral (
                select coalesce(jsonb_agg(jsonb_build_object('field', v.field, 'old', v.old,
                         'now', v.now)), '[]') as differences
                  from (values
                    ('donors-tag', t.donors_tag,
                     case when l.tag is distinct from t.tag then l.donors_tag end),
                    ('kind', t.kind, nullif(l.kind, 'OTHER')),
                    ('maker', t.maker, case when l.maker_match is distinct from t.maker_match
                       and l.maker is distinct from t.maker then l.maker end),
                    ('model', t.model, l.model),
                    ('serial', t.serial,
                     case when l.serial_match is distinct from t.serial_match then l.serial end),
                    ('cpu', t.cpu, l.cpu),
                    ('memory', t.memory_mb::text, l.memory_mb::text),
                    ('drives', t.drives::text, l.drives::text),
                    ('grams', t.grams::text, l.grams::text)) as v(field, old, now)
                 where t.item is not null and v.now is not null and v.now is distinct from v.old) d
            """)
        .param("import", importId)
        .param("lot", lot)
        .update();
    jdbc.sql("set local enable_nestloop = on").update();
  }

  /** The rows of one outcome after a line, in the order of the list. */
  List<Long> lines(long importId, Outcome outcome, long after, int limit) {
    return jdbc.sql(
            """
            select line from intake.plan_row
             where import = ? and outcome = ? and line > ? order by line limit ?
            """)
        .params(importId, outcome.name(), after, limit)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  List<Plan.Row> rows(long importId, Collection<Long> lines) {
    return jdbc.sql(
            """
            select p.line, p.outcome, p.by_key, p.differences,
                   array(select i.line from intake.item i where i.item = any(p.candidates)
                          order by i.line) as lines
              from intake.plan_row p
             where p.import = ? and p.line = any(?)
            """)
        .params(importId, lines.toArray(Long[]::new))
        .query((row, _) -> {
          var key = row.getString("by_key");
          return new Plan.Row(
              row.getLong("line"),
              Outcome.valueOf(row.getString("outcome")),
              key == null ? null : Plan.Key.valueOf(key),
              List.of(JSON.readValue(row.getString("differences"), Plan.Difference[].class)),
              Arrays.asList((Long[]) row.getArray("lines").getArray()));
        })
        .list();
  }

  /**
   * Items that some row names, for sure or not; and whether rows without any number are unclear.
   */
  private static final String MEANT =
      """
      with meant as materialized (
        select distinct unnest(candidates) as item from intake.plan_row where import = :import
      ),
      unclear as materialized (
        select line from intake.plan_row
         where import = :import and outcome = 'AMBIGUOUS' and by_key is null limit 1
      )
      """;

  Optional<Plan> of(long importId) {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    jdbc.sql("select outcome, count(*) from intake.plan_row where import = ? group by outcome")
        .param(importId)
        .query(row -> {
          counts.put(Outcome.valueOf(row.getString(1)), row.getInt(2));
        });
    return jdbc.sql(
            MEANT
                + """
                select p.lot, p.seen,
                       (select count(*) from intake.item i
                         where i.lot = p.lot and i.device is null and i.difference is null
                           and not exists (select from meant m where m.item = i.item)
                           and not (i.serial_match is null and i.donors_tag is null
                                    and exists (select from unclear)))
                         as missing,
                       (select count(*) from intake.plan_withdrawal w where w.import = p.import)
                         as withdrawn
                  from intake.plan p where p.import = :import
                """)
        .param("import", importId)
        .query((row, _) ->
            new Plan(
                row.getLong("lot"),
                row.getString("seen"),
                counts,
                row.getInt("missing"),
                row.getInt("withdrawn")))
        .optional();
  }

  /** Items that were announced and did not come, and that the list does not name. */
  List<Plan.Missing> missing(long importId, long after, int limit) {
    return jdbc.sql(
            MEANT
                + """
                select i.item, i.line, i.donors_tag, i.maker, i.model, i.serial,
                       exists (select from intake.plan_withdrawal w
                                where w.import = p.import and w.item = i.item) as withdrawn
                  from intake.plan p
                  join intake.item i on i.lot = p.lot and i.device is null and i.difference is null
                 where p.import = :import and i.line > :after
                   and not exists (select from meant m where m.item = i.item)
                   and not (i.serial_match is null and i.donors_tag is null
                            and exists (select from unclear))
                 order by i.line limit :limit
                """)
        .param("import", importId)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) ->
            new Plan.Missing(
                row.getLong("item"),
                row.getLong("line"),
                row.getString("donors_tag"),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                row.getBoolean("withdrawn")))
        .list();
  }

  /** These of the missing items are not to come; all of them when null. */
  int withdraw(long importId, @Nullable Collection<Long> items) {
    return jdbc.sql(
            """
            insert into intake.plan_withdrawal (import, item)
            """
                + MEANT
                + """
                select p.import, i.item
                  from intake.plan p
                  join intake.item i on i.lot = p.lot and i.device is null and i.difference is null
                 where p.import = :import and (:all or i.item = any(:items))
                   and not exists (select from meant m where m.item = i.item)
                   and not (i.serial_match is null and i.donors_tag is null
                            and exists (select from unclear))
                on conflict do nothing
                """)
        .param("import", importId)
        .param("all", items == null)
        .param("items", items == null ? new Long[0] : items.toArray(Long[]::new))
        .update();
  }

  /** They are to come after all. */
  int keep(long importId, @Nullable Collection<Long> items) {
    return jdbc.sql(
            """
            delete from intake.plan_withdrawal
             where import = :import and (:all or item = any(:items))
            """)
        .param("import", importId)
        .param("all", items == null)
        .param("items", items == null ? new Long[0] : items.toArray(Long[]::new))
        .update();
  }
}
