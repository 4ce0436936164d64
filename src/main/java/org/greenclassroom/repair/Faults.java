package org.greenclassroom.repair;

import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What breaks, in which model, and what became of it: by sets over the tables, never by loops. */
@Component
class Faults {
  /** Maker and model in one, as they were seen; empty when neither is known. */
  private static final String MODEL = "trim(coalesce(c.maker, '') || ' ' || coalesce(c.model, ''))";

  private static final int MODELS = 50;

  private final JdbcClient jdbc;

  Faults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The first year of which there is a test. */
  int firstYear(Occasion occasion) {
    return jdbc.sql(
            """
            select extract(year from coalesce(min(tested_at), now()) at time zone :zone)::int
              from repair.test
            """)
        .param("zone", occasion.zone().getId())
        .query(Integer.class)
        .single();
  }

  /** Models by the number of devices that came to the bench; at most 50. */
  List<Statistics.Model> models(Occasion occasion, Statistics.Asked asked) {
    return jdbc.sql(
            """
            with stay as (
              select f.device, f.occurred_at as begun,
                     (select min(e.occurred_at) from custody.facts e
                       where e.device = f.device and e.nth > f.nth and not e.voided
                         and e.kind in ('READIED', 'CONDEMNED')) as ended
                from custody.facts f
               where f.kind = 'CLEARED' and not f.voided
                 and (:year::int is null
                   or extract(year from f.occurred_at at time zone :zone) = :year)
            ), came as (
              select
            """
                + MODEL
                + """
                       as model, s.device, s.begun, s.ended
                    from stay s join custody.devices c using (device)
                   where s.ended is not null or c.stage = 'TO_REPAIR'
                ), fault as (
                  select
                """
                + MODEL
                + """
                       as model, count(*) as defects, count(*) filter (where m.how = 'MENDED') as mended
                    from repair.defect d join custody.devices c using (device)
                    left join repair.mending m using (defect)
                   where :year::int is null or extract(year from d.found_at at time zone :zone) = :year
                   group by 1
                ), used as (
                  select
                """
                + MODEL
                + """
                       as model, count(*) filter (where m.what = 'PUT_IN') as put_in,
                         count(*) filter (where m.what = 'TAKEN_OUT') as taken_out
                    from repair.moves m join custody.devices c using (device)
                   where :year::int is null or extract(year from m.moved_at at time zone :zone) = :year
                   group by 1
                )
                select came.model, count(distinct came.device) as devices,
                       percentile_cont(0.5) within group (
                         order by extract(epoch from came.ended - came.begun) / 86400) as days,
                       coalesce(max(fault.defects), 0) as defects, coalesce(max(fault.mended), 0) as mended,
                       coalesce(max(used.put_in), 0) as put_in,
                       coalesce(max(used.taken_out), 0) as taken_out
                  from came left join fault using (model) left join used using (model)
                 group by came.model
                 order by devices desc, came.model
                 limit :limit
                """)
        .param("year", asked.year())
        .param("zone", occasion.zone().getId())
        .param("limit", MODELS)
        .query((row, _) ->
            new Statistics.Model(
                row.getString("model"),
                row.getLong("devices"),
                row.getObject("days") == null ? null : row.getDouble("days"),
                row.getLong("defects"),
                row.getLong("mended"),
                row.getLong("put_in"),
                row.getLong("taken_out")))
        .list();
  }

  /**
   * Faults, those noted most often first.
   *
   * @param each by model as well; else over all models that are asked for
   */
  List<Statistics.Fault> faults(Occasion occasion, Statistics.Asked asked, boolean each) {
    return jdbc.sql(
            """
            select case when :each then b.model else '' end as model, b.code, count(*) as times,
                   count(distinct b.device) as devices,
                   count(*) filter (where b.how = 'MENDED') as mended,
                   count(*) filter (where b.how = 'WAIVED') as waived
              from (select
            """
                + MODEL
                + """
                       as model, d.code, d.device, m.how
                          from repair.defect d join custody.devices c using (device)
                          left join repair.mending m using (defect)
                         where :year::int is null
                            or extract(year from d.found_at at time zone :zone) = :year) b
                 where :model::text is null or b.model = :model
                 group by 1, b.code
                 order by 1, times desc, b.code
                """)
        .param("each", each)
        .param("year", asked.year())
        .param("zone", occasion.zone().getId())
        .param("model", asked.model())
        .query((row, _) ->
            new Statistics.Fault(
                row.getString("model"),
                DefectCode.valueOf(row.getString("code")),
                row.getLong("times"),
                row.getLong("devices"),
                row.getLong("mended"),
                row.getLong("waived")))
        .list();
  }
}
