package org.greenclassroom.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.collection.Disposition;
import org.greenclassroom.collection.ThingClass;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Chemistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
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

  /**
   * Things that were counted by class and have no tag, and what became of them.
   *
   * @param became in the order of {@link Disposition}; its grams are shares of what was counted,
   *     whatever is known of that
   */
  record Counted(ThingClass thing, Sum weighed, Sum estimated, List<Sum> became) {
    /** Pieces that are still here. */
    public long left() {
      return weighed.pieces() + estimated.pieces() - became.stream().mapToLong(Sum::pieces).sum();
    }
  }

  List<Counted> counted(Whose whose, LocalDate day) {
    return jdbc.sql(
            """
            with chosen as (
              select lot from donations.lots where :all or donor = any(:donors)),
            moved as (
              select c.thing_class, c.basis as how, c.pieces, c.grams
                from collection.counts c join chosen using (lot)
               where c.counted_at < (:day::date + 1)::timestamp at time zone 'Asia/Shanghai'
              union all
              select x.thing_class, x.disposition, x.pieces, x.grams
                from collection.dispositions x join chosen using (lot)
               where x.written_at < (:day::date + 1)::timestamp at time zone 'Asia/Shanghai')
            select m.thing_class, m.how, sum(m.pieces) as pieces, sum(m.grams) as grams
              from moved m join collection.classes c on c.thing_class = m.thing_class
             group by c.place, m.thing_class, m.how order by c.place
            """)
        .param("all", whose.isEverybody())
        .param("donors", LedgerTable.donors(whose))
        .param("day", day)
        .query((ResultSetExtractor<List<Counted>>) RestTable::counted);
  }

  private static List<Counted> counted(ResultSet row) throws SQLException {
    var things = new LinkedHashMap<ThingClass, Map<String, Sum>>();
    while (row.next())
      things
          .computeIfAbsent(ThingClass.valueOf(row.getString("thing_class")), _ -> new HashMap<>())
          .put(row.getString("how"), new Sum(row.getLong("pieces"), row.getLong("grams")));
    var counted = new ArrayList<Counted>();
    things.forEach((thing, sums) ->
        counted.add(
            new Counted(
                thing,
                sums.getOrDefault("WEIGHED", Sum.NOTHING),
                sums.getOrDefault("ESTIMATED", Sum.NOTHING),
                Arrays.stream(Disposition.values())
                    .map(became -> sums.getOrDefault(became.name(), Sum.NOTHING))
                    .toList())));
    return counted;
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
