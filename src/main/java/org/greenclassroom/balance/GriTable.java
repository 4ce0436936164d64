package org.greenclassroom.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.dismantling.Category;
import org.greenclassroom.dismantling.Chemistry;
import org.greenclassroom.dismantling.Material;
import org.greenclassroom.dismantling.Route;
import org.greenclassroom.dismantling.Substance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What GRI 306 asks, from the ledger and from what plants weighed and certified. */
@Component
class GriTable {
  /**
   * What is hazardous waste once it was taken out: batteries, leaded glass, circuit boards, and
   * what a plant itself calls hazardous (National Catalogue of Hazardous Wastes, HW31, HW49).
   */
  private static final Set<Material> HAZARDOUS =
      EnumSet.of(Material.BATTERY, Material.CRT_GLASS, Material.CIRCUIT_BOARD, Material.HAZARDOUS);

  private final JdbcClient jdbc;

  GriTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Gri> lines(Whose whose, LocalDate from, LocalDate to) {
    var lines = new ArrayList<Gri>();
    // a load, and what lies loose in it, is of many donors
    if (whose.isEverybody()) lines.addAll(tickets(from, to));
    lines.addAll(devices(whose, from, to));
    if (whose.isEverybody()) {
      lines.addAll(batteries(from, to));
      lines.addAll(parts(from, to));
      lines.addAll(accessories(from, to));
    }
    lines.addAll(waiting(whose, to));
    lines.addAll(lent(whose, from, to));
    lines.addAll(treated(whose, from, to));
    return lines;
  }

  /** In the year in which their batch left, like the devices that were in it. */
  private List<Gri> tickets(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select w.category, w.hazardous, sum(w.net_grams) as grams
              from dismantling.weighings w join dismantling.batches b using (batch)
             where coalesce((b.handed_over_at at time zone 'Asia/Shanghai')::date, w.weighed_on) between :from and :to
             group by w.category, w.hazardous order by w.hazardous, w.category
            """)
        .param("from", from)
        .param("to", to)
        .query((row, _) ->
            new Gri(
                Operation.WEIGH_TICKETS,
                Category.valueOf(row.getString("category")),
                row.getBoolean("hazardous"),
                false,
                Known.WEIGHED,
                null,
                row.getLong("grams")))
        .list();
  }

  private List<Gri> devices(Whose whose, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select m.category, m.basis, sum(m.pieces) as pieces, sum(m.grams) as grams
              from balance.daily m
             where m.stock = 'PLANT' and m.flow = 'MOVED' and m.day between :from and :to
               and (:all or m.donor = any(:donors))
             group by m.category, m.basis having sum(m.pieces) <> 0 order by m.category, m.basis desc
            """)
        .param("from", from)
        .param("to", to)
        .param("all", whose.isEverybody())
        .param("donors", LedgerTable.donors(whose))
        .query((row, _) -> ofDevices(Operation.DEVICES, false, row))
        .list();
  }

  private List<Gri> waiting(Whose whose, LocalDate to) {
    return jdbc.sql(
            """
            select m.category, m.basis, sum(m.pieces) as pieces, sum(m.grams) as grams
              from balance.daily m
             where m.stock = 'PLANT' and m.day <= :to and (:all or m.donor = any(:donors))
             group by m.category, m.basis having sum(m.pieces) <> 0 order by m.category, m.basis desc
            """)
        .param("to", to)
        .param("all", whose.isEverybody())
        .param("donors", LedgerTable.donors(whose))
        .query((row, _) -> ofDevices(Operation.NOT_CERTIFIED, false, row))
        .list();
  }

  /** Lent for the first time: a second loan adds years, not kilograms. */
  private List<Gri> lent(Whose whose, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select p.category, p.basis, sum(p.pieces) as pieces, sum(p.grams) as grams
              from balance.posting p
             where p.stock = 'LOAN' and p.flow = 'MOVED' and p.pieces > 0 and p.day between :from and :to
               and (:all or p.donor = any(:donors))
               and not exists (select from balance.posting o
                                where o.device = p.device and o.nth < p.nth and o.stock = 'LOAN' and o.flow = 'MOVED')
             group by p.category, p.basis order by p.category, p.basis desc
            """)
        .param("from", from)
        .param("to", to)
        .param("all", whose.isEverybody())
        .param("donors", LedgerTable.donors(whose))
        .query((row, _) -> ofDevices(Operation.REUSE, true, row))
        .list();
  }

  private static Gri ofDevices(Operation operation, boolean onsite, ResultSet row)
      throws SQLException {
    return new Gri(
        operation,
        DeviceKind.valueOf(row.getString("category")),
        false,
        onsite,
        Known.valueOf(row.getString("basis")),
        row.getLong("pieces"),
        row.getLong("grams"));
  }

  private List<Gri> batteries(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select x.chemistry, x.basis, sum(x.pieces) as pieces, sum(x.grams) as grams
              from dismantling.batteries x join dismantling.batches b using (batch)
             where (b.handed_over_at at time zone 'Asia/Shanghai')::date between :from and :to
             group by x.chemistry, x.basis order by x.chemistry, x.basis desc
            """)
        .param("from", from)
        .param("to", to)
        .query((row, _) ->
            apart(Operation.BATTERIES, Chemistry.valueOf(row.getString("chemistry")), row))
        .list();
  }

  private List<Gri> parts(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select x.substance, x.basis, sum(x.pieces) as pieces, sum(x.grams) as grams
              from dismantling.hazardous_parts x join dismantling.batches b using (batch)
             where (b.handed_over_at at time zone 'Asia/Shanghai')::date between :from and :to
             group by x.substance, x.basis order by x.substance, x.basis desc
            """)
        .param("from", from)
        .param("to", to)
        .query((row, _) ->
            apart(Operation.HAZARDOUS_PARTS, Substance.valueOf(row.getString("substance")), row))
        .list();
  }

  private static Gri apart(Operation operation, Enum<?> what, ResultSet row) throws SQLException {
    return new Gri(
        operation,
        what,
        true,
        false,
        Known.valueOf(row.getString("basis")),
        row.getLong("pieces"),
        row.getLong("grams"));
  }

  /** Keyboards, mice, cables: so many pieces of which nobody knows the weight. */
  private List<Gri> accessories(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select sum(s.units - b.devices)::bigint as pieces
              from dismantling.sets s join dismantling.batches b using (batch)
             where (b.handed_over_at at time zone 'Asia/Shanghai')::date between :from and :to
            having sum(s.units - b.devices) > 0
            """)
        .param("from", from)
        .param("to", to)
        .query((row, _) ->
            new Gri(
                Operation.ACCESSORIES,
                Category.ACCESSORIES,
                false,
                false,
                null,
                row.getLong("pieces"),
                null))
        .list();
  }

  /**
   * What certificates of these days say. A donor's share of a certificate is by the recorded
   * weights of the devices it names; cut at the running sums, the shares add up to the certificate
   * to the gram.
   */
  private List<Gri> treated(Whose whose, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            with issued as (
              select certificate from dismantling.certificates where issued_on between :from and :to),
            weight as (
              select x.certificate, d.donor, sum(coalesce(x.grams, d.grams)) as grams
                from issued i
                join dismantling.treatments x on x.certificate = i.certificate
                join custody.devices d on d.device = x.device
               group by x.certificate, d.donor),
            cut as (
              select certificate, donor, grams, sum(grams) over (partition by certificate order by donor) as upto,
                     sum(grams) over (partition by certificate) as whole
                from weight),
            part as (
              select o.route, o.material,
                     case when :all then o.grams
                          else (select sum((o.grams * c.upto / c.whole)::bigint - (o.grams * (c.upto - c.grams) / c.whole)::bigint)
                                  from cut c where c.certificate = o.certificate and c.donor = any(:donors)) end as grams
                from issued i join dismantling.outputs o on o.certificate = i.certificate)
            select route, material, sum(grams)::bigint as grams
              from part where grams > 0 group by route, material order by route, material
            """)
        .param("from", from)
        .param("to", to)
        .param("all", whose.isEverybody())
        .param("donors", LedgerTable.donors(whose))
        .query((row, _) -> {
          var material = Material.valueOf(row.getString("material"));
          return new Gri(
              of(Route.valueOf(row.getString("route"))),
              material,
              HAZARDOUS.contains(material),
              false,
              Known.DECLARED,
              null,
              number(row, "grams"));
        })
        .list();
  }

  private static Operation of(Route route) {
    return switch (route) {
      case REUSED -> Operation.REUSE;
      case RECYCLED -> Operation.RECYCLING;
      case RECOVERED_ENERGY -> Operation.BURNT_FOR_HEAT;
      case INCINERATED -> Operation.BURNT;
      case LANDFILLED -> Operation.LANDFILL;
      case HAZARDOUS_TREATMENT -> Operation.OTHER_DISPOSAL;
    };
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : (Long) number;
  }
}
