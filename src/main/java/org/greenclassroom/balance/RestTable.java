package org.greenclassroom.balance;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Chemistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands beside the ledger: batteries apart, ends without evidence, and whose gifts there are.
 */
@Component
class RestTable {
  private final JdbcClient jdbc;

  RestTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Loose batteries of one chemistry that were handed over to plants; those inside devices are part
   * of them.
   *
   * @param wh of those on which it was printed
   * @param unknown pieces of which it is not known
   */
  record Batteries(Chemistry chemistry, Known basis, Sum sum, @Nullable Long wh, long unknown) {}

  List<Batteries> batteries(LocalDate day) {
    return jdbc.sql(
            """
            select x.chemistry, x.basis, sum(x.pieces) as pieces, sum(x.grams) as grams, sum(x.wh) as wh,
                   coalesce(sum(x.pieces) filter (where x.wh is null), 0) as unknown
              from dismantling.batteries x join dismantling.batches b using (batch)
             where b.handed_over_at < (:day::date + 1)::timestamp at time zone 'Asia/Shanghai'
             group by x.chemistry, x.basis order by x.chemistry, x.basis desc
            """)
        .param("day", day)
        .query((row, _) -> {
          long wh = row.getLong("wh");
          var printed = row.wasNull() ? null : (Long) wh;
          return new Batteries(
              Chemistry.valueOf(row.getString("chemistry")),
              Known.valueOf(row.getString("basis")),
              new Sum(row.getLong("pieces"), row.getLong("grams")),
              printed,
              row.getLong("unknown"));
        })
        .list();
  }

  /**
   * Batteries that were taken out of devices and lie in the house; nobody writes down what they are
   * made of.
   */
  List<LedgerTable.Total> batteriesInTheHouse() {
    return jdbc.sql(
            """
            select basis, count(*) as pieces, sum(grams) as grams
              from repair.parts where kind = 'BATTERY' and place = 'STOCK'
             group by basis order by basis desc
            """)
        .query((row, _) ->
            new LedgerTable.Total(
                Known.valueOf(row.getString("basis")),
                new Sum(row.getLong("pieces"), row.getLong("grams"))))
        .list();
  }

  /** A device that ended, and nothing proves it. */
  record Unproven(Tag tag, Flow flow, LocalDate day) {}

  List<Unproven> unproven(Whose whose, int most) {
    return jdbc.sql(
            """
            select d.tag, e.flow, e.day
              from balance.ends e join custody.devices d on d.device = e.device
             where e.evidence is null and (:all or e.donor = any(:donors))
             order by e.device limit :most
            """)
        .param("all", whose.isEverybody())
        .param("donors", LedgerTable.donors(whose))
        .param("most", most)
        .query((row, _) ->
            new Unproven(
                new Tag(row.getString("tag")),
                Flow.valueOf(row.getString("flow")),
                row.getObject("day", LocalDate.class)))
        .list();
  }

  long unproven() {
    return jdbc.sql("select count(*) from balance.ends where evidence is null")
        .query(Long.class)
        .single();
  }

  /** Who gave something. */
  record Donor(long partner, String name) {}

  List<Donor> donors(Whose whose) {
    return jdbc.sql(
            """
            select p.partner, p.name from partners.partners p
             where (:all or p.partner = any(:donors)) and exists (select from balance.daily d where d.donor = p.partner)
             order by p.name, p.partner
            """)
        .param("all", whose.isEverybody())
        .param("donors", LedgerTable.donors(whose))
        .query((row, _) -> new Donor(row.getLong(1), row.getString(2)))
        .list();
  }
}
