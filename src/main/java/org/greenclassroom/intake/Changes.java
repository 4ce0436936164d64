package org.greenclassroom.intake;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code intake.item_change}, and what lists do to items of a lot. */
@Component
class Changes {
  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String FILL =
      """
      insert into intake.item (lot, import, line, donors_tag, kind, maker, model, serial,
             serial_match, maker_match, cpu, memory_mb, drives, grams)
      select :lot, r.import, :before + r.line, r.donors_tag, r.kind, r.maker, r.model, r.serial,
             r.serial_match, r.maker_match, r.cpu, r.memory_mb, r.drives, r.grams
        from lists.rows r
      """;

  /** Every row that is neither refused nor left out becomes an item of the lot. */
  int fill(long lot, long importId) {
    return jdbc.sql(
            FILL
                + " where r.import = :import and r.verdict <> 'REFUSED' and not r.left_out order by r.line")
        .param("lot", lot)
        .param("before", 0L)
        .param("import", importId)
        .update();
  }

  /** Those that the lot does not have yet; they follow its last line. */
  int add(long lot, long importId) {
    long last =
        jdbc.sql("select coalesce(max(line), 0) from intake.item where lot = ?")
            .param(lot)
            .query(Long.class)
            .single();
    return jdbc.sql(
            FILL
                + """
                  join intake.plan_row p on p.import = r.import and p.line = r.line
                 where r.import = :import and p.outcome = 'NEW' and not r.left_out
                 order by r.line
                """)
        .param("lot", lot)
        .param("before", last)
        .param("import", importId)
        .update();
  }

  /** Changes what the plan says, and keeps each item as it was. */
  int change(long importId) {
    jdbc.sql(
            """
            insert into intake.item_change (import, item, line, before)
            select p.import, p.item, p.line, to_jsonb(i)
              from intake.plan_row p
              join intake.item i on i.item = p.item
              join lists.rows r on r.import = p.import and r.line = p.line
             where p.import = ? and p.outcome = 'CHANGED' and not r.left_out
             order by p.item
            """)
        .param(importId)
        .update();
    return jdbc.sql(
            """
            update intake.item i
               set donors_tag = case when 'donors-tag' = any(d.fields) then r.donors_tag else i.donors_tag end,
                   kind = case when 'kind' = any(d.fields) then r.kind else i.kind end,
                   maker = case when 'maker' = any(d.fields) then r.maker else i.maker end,
                   maker_match = case when 'maker' = any(d.fields) then r.maker_match else i.maker_match end,
                   model = case when 'model' = any(d.fields) then r.model else i.model end,
                   serial = case when 'serial' = any(d.fields) then r.serial else i.serial end,
                   serial_match = case when 'serial' = any(d.fields) then r.serial_match else i.serial_match end,
                   cpu = case when 'cpu' = any(d.fields) then r.cpu else i.cpu end,
                   memory_mb = case when 'memory' = any(d.fields) then r.memory_mb else i.memory_mb end,
                   drives = case when 'drives' = any(d.fields) then r.drives else i.drives end,
                   grams = case when 'grams' = any(d.fields) then r.grams else i.grams end
              from intake.plan_row p
              join lists.rows r on r.import = p.import and r.line = p.line
              cross join lateral (
                select array_agg(e ->> 'field') as fields from jsonb_array_elements(p.differences) e) d
             where p.import = :import and p.outcome = 'CHANGED' and not r.left_out and i.item = p.item
            """)
        .param("import", importId)
        .update();
  }

  /** Takes announced items away that somebody said are not to come, and keeps them as they were. */
  int withdraw(long importId) {
    jdbc.sql(
            """
            insert into intake.item_change (import, item, before)
            select w.import, w.item, to_jsonb(i)
              from intake.plan_withdrawal w join intake.item i on i.item = w.item
             where w.import = ? order by w.item
            """)
        .param(importId)
        .update();
    return jdbc.sql(
            """
            delete from intake.item i using intake.plan_withdrawal w
             where w.import = ? and i.item = w.item
            """)
        .param(importId)
        .update();
  }

  /** How many items a committed list added, changed and withdrew. */
  record Done(int added, int changed, int withdrawn) {}

  Done done(long importId) {
    return jdbc.sql(
            """
            select (select count(*) from intake.item where import = :import) as added,
                   count(line) as changed, count(*) - count(line) as withdrawn
              from intake.item_change where import = :import
            """)
        .param("import", importId)
        .query((row, _) -> new Done(row.getInt(1), row.getInt(2), row.getInt(3)))
        .single();
  }

  /**
   * What was built on a list since it was committed.
   *
   * @param came items that came
   * @param settled whose not coming was settled
   * @param scanned that somebody scanned or wrote a difference about
   * @param changed that a later list changed or withdrew
   * @param lines a few of them
   */
  record Built(int came, int settled, int scanned, int changed, List<Long> lines) {
    public boolean nothing() {
      return came + settled + scanned + changed == 0;
    }
  }

  private static final String TOUCHED =
      """
      with touched as (
        select item from intake.item where import = :import
        union select item from intake.item_change where import = :import and line is not null
      ),
      since as (
        select i.line, i.device is not null as came, i.difference is not null as settled,
               i.device is null and i.difference is null
                 and (exists (select from intake.scan s
                               where s.item = i.item or s.elsewhere = i.item)
                      or exists (select from intake.difference d where d.item = i.item)) as scanned,
               exists (select from intake.item_change c
                        join lists.imports m on m.import = c.import and m.state = 'COMMITTED'
                       where c.item = i.item and c.import <> :import
                         and c.change > coalesce((select min(o.change) from intake.item_change o
                                                   where o.import = :import), 0)) as changed
          from touched t join intake.item i using (item)
      )
      """;

  Built built(long importId) {
    var lines =
        jdbc.sql(
                TOUCHED
                    + "select line from since where came or settled or scanned or changed order by line limit 10")
            .param("import", importId)
            .query((row, _) -> row.getLong(1))
            .list();
    return jdbc.sql(
            TOUCHED
                + """
                select count(*) filter (where came), count(*) filter (where settled),
                       count(*) filter (where scanned),
                       count(*) filter (where changed)
                         + (select count(*) from lists.imports m
                              join intake.item_change w on w.import = m.import and w.line is null
                             where m.lot = (select lot from lists.imports where import = :import)
                               and m.state = 'COMMITTED' and m.import <> :import
                               and (w.before ->> 'import' = :import::text
                                    or exists (select from intake.item_change c
                                                where c.import = :import and c.item = w.item
                                                  and c.change < w.change)))
                  from since
                """)
        .param("import", importId)
        .query((row, _) ->
            new Built(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), lines))
        .single();
  }

  /** Takes away what the list added. */
  int takeAway(long importId) {
    return jdbc.sql("delete from intake.item where import = ?").param(importId).update();
  }

  /** Puts items back as they were before the list changed or withdrew them. */
  int putBack(long importId) {
    jdbc.sql(
            """
            insert into intake.item overriding system value
            select (jsonb_populate_record(null::intake.item, jsonb_build_object('extra', false) || before)).*
              from intake.item_change where import = ? and line is null order by item
            """)
        .param(importId)
        .update();
    return jdbc.sql(
            """
            update intake.item i
               set donors_tag = b.donors_tag, kind = b.kind, maker = b.maker,
                   maker_match = b.maker_match, model = b.model, serial = b.serial,
                   serial_match = b.serial_match, cpu = b.cpu, memory_mb = b.memory_mb,
                   drives = b.drives, grams = b.grams
              from intake.item_change c
              cross join lateral jsonb_populate_record(null::intake.item, c.before) b
             where c.import = ? and c.line is not null and i.item = c.item
            """)
        .param(importId)
        .update();
  }
}
