package org.greenclassroom.repair;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Consumer;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Defects by device and day, read one by one however many there are. */
@Component
class OpenRepairRows {
  private final JdbcClient jdbc;

  OpenRepairRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where the programme is at home. */
  String territory() {
    return jdbc.sql("select territory from partners.partners where partner = 1")
        .query(String.class)
        .single();
  }

  void each(ZoneId zone, @Nullable Integer year, Consumer<OpenRepair.Case> told) {
    RowCallbackHandler each =
        row -> {
          int madeIn = row.getInt("made_in");
          boolean unknown = row.wasNull();
          told.accept(
              new OpenRepair.Case(
                  row.getLong("number"),
                  DeviceKind.valueOf(row.getString("kind")),
                  row.getString("maker"),
                  unknown ? null : (Integer) madeIn,
                  Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                  row.getString("codes"),
                  row.getBoolean("mended"),
                  row.getBoolean("ended"),
                  row.getString("barrier")));
        };
    jdbc.sql(
            """
            select b.number, c.kind, c.maker, b.day, b.codes, b.mended,
                   c.stage in ('TO_DISMANTLE', 'SHIPPED', 'DISMANTLED') as ended,
                   (select t.made_in from repair.test t
                     where t.device = b.device and t.made_in is not null
                     order by t.tested_at desc, t.test desc limit 1) as made_in,
                   (select f.detail ->> 'why' from custody.facts f
                     where f.device = b.device and f.kind = 'CONDEMNED' and not f.voided
                     order by f.nth desc limit 1) as barrier
              from (select min(d.defect) as number, d.device,
                           (d.found_at at time zone :zone)::date as day,
                           string_agg(d.code, ' ' order by d.defect) as codes,
                           count(*) = count(*) filter (where m.how = 'MENDED') as mended
                      from repair.defect d left join repair.mending m using (defect)
                     where :year::int is null
                        or extract(year from d.found_at at time zone :zone) = :year
                     group by d.device, 3) b
              join custody.devices c using (device)
             order by b.number
            """)
        .param("zone", zone.getId())
        .param("year", year)
        .withFetchSize(1_000) // a cursor: else the driver keeps the whole answer in memory
        .query(each);
  }
}
