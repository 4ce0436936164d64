package org.greenclassroom.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is read from the ledger: the daily sums, and the postings they are made of. */
@Component
class LedgerTable {
  private final JdbcClient jdbc;

  LedgerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By what lines are added up. */
  enum By {
    CATEGORY,
    YEAR,
    DONOR
  }

  /**
   * The lines up to a day, weighed before estimated.
   *
   * @param after donors after this one only; below 0: from the beginning, with those nobody knows
   * @param most so many donors at most
   */
  List<Line> lines(By by, Whose whose, LocalDate day, long after, int most) {
    return jdbc.sql(
            """
            with chosen as (
              select p.partner, p.name from partners.partners p
               where :by = 'DONOR' and p.partner > :after and (:all or p.partner = any(:donors))
                 and exists (select from balance.daily d where d.donor = p.partner and d.day <= :day)
              union all
              select 0, null where :by = 'DONOR' and :all and :after < 0
                 and exists (select from balance.daily d where d.donor is null and d.day <= :day)
               order by 1 limit :most),
            said as (
              select case :by when 'CATEGORY' then m.category
                              when 'YEAR' then extract(year from m.day)::text else coalesce(m.donor, 0)::text end as key,
                     c.name, m.basis, m.flow, m.stock, m.pieces, m.grams, c.partner
                from balance.daily m left join chosen c on c.partner = coalesce(m.donor, 0)
               where m.day <= :day and (:all or m.donor = any(:donors)) and (:by <> 'DONOR' or c.partner is not null))
            select key, max(name) as name, basis, flow, stock, sum(pieces) as pieces, sum(grams) as grams
              from said group by key, partner, basis, flow, stock
             order by partner, key, basis desc
            """)
        .param("by", by.name())
        .param("all", whose.isEverybody())
        .param("donors", donors(whose))
        .param("day", day)
        .param("after", after)
        .param("most", most)
        .query((ResultSetExtractor<List<Line>>) LedgerTable::lines);
  }

  private static List<Line> lines(ResultSet row) throws SQLException {
    var lines = new LinkedHashMap<String, Line>();
    while (row.next()) {
      var key = row.getString("key");
      var name = row.getString("name");
      var basis = Known.valueOf(row.getString("basis"));
      var line =
          lines.computeIfAbsent(
              key + " " + basis,
              fresh ->
                  new Line(
                      key, name, basis, new EnumMap<>(Flow.class), new EnumMap<>(Stock.class)));
      var sum = new Sum(row.getLong("pieces"), row.getLong("grams"));
      var flow = Flow.valueOf(row.getString("flow"));
      if (flow != Flow.MOVED) line.flows().merge(flow, sum, Sum::plus);
      line.stocks().merge(Stock.valueOf(row.getString("stock")), sum, Sum::plus);
    }
    return List.copyOf(lines.values());
  }

  /**
   * Which postings are asked for; what is null is not asked for.
   *
   * @param from the first day
   * @param to the last day
   */
  record Asked(
      Whose whose,
      LocalDate from,
      LocalDate to,
      @Nullable DeviceKind category,
      @Nullable Known basis,
      @Nullable Flow flow,
      @Nullable Stock stock) {}

  /** Where a page of rows begins: after this one. */
  record After(LocalDate day, long device, int nth, int leg) {
    static final After START = new After(LocalDate.of(1900, 1, 1), 0, 0, 0);

    static After parse(String typed) {
      if (!typed.matches("[12]\\d{3}-[01]\\d-[0-3]\\d\\.\\d{1,18}\\.\\d{1,9}\\.\\d")) return START;
      var parts = typed.split("\\.");
      try {
        return new After(
            LocalDate.parse(parts[0]),
            Long.parseLong(parts[1]),
            Integer.parseInt(parts[2]),
            Integer.parseInt(parts[3]));
      } catch (DateTimeException noSuchDay) {
        return START;
      }
    }

    @Override
    public String toString() {
      return day + "." + device + "." + nth + "." + leg;
    }
  }

  /**
   * One posting.
   *
   * @param donor null: nobody knows
   * @param evidence null: it is no end, or one without evidence
   */
  record Posting(
      After key,
      Tag tag,
      @Nullable String donor,
      DeviceKind category,
      Known basis,
      Flow flow,
      Stock stock,
      Sum sum,
      @Nullable Evidence evidence) {
    public boolean unproven() {
      return flow.isEnd() && evidence == null;
    }
  }

  List<Posting> rows(Asked asked, After after, int most) {
    return filtered(
            """
            select p.device, p.nth, p.leg, p.day, d.tag, n.name as donor, p.category, p.basis, p.flow, p.stock,
                   p.pieces, p.grams, p.evidence
              from balance.posting p
              join custody.devices d on d.device = p.device
              left join partners.partners n on n.partner = p.donor
             where (p.day, p.device, p.nth, p.leg) > (:day, :device, :nth, :leg)
               and (:all or p.donor = any(:donors)) and p.day between :from and :to
               and (:category::text is null or p.category = :category) and (:basis::text is null or p.basis = :basis)
               and (:flow::text is null or p.flow = :flow) and (:stock::text is null or p.stock = :stock)
             order by p.day, p.device, p.nth, p.leg limit :most
            """,
            asked)
        .param("day", after.day())
        .param("device", after.device())
        .param("nth", after.nth())
        .param("leg", after.leg())
        .param("most", most)
        .query((row, _) ->
            new Posting(
                new After(
                    row.getObject("day", LocalDate.class),
                    row.getLong("device"),
                    row.getInt("nth"),
                    row.getInt("leg")),
                new Tag(row.getString("tag")),
                row.getString("donor"),
                DeviceKind.valueOf(row.getString("category")),
                Known.valueOf(row.getString("basis")),
                Flow.valueOf(row.getString("flow")),
                Stock.valueOf(row.getString("stock")),
                new Sum(row.getLong("pieces"), row.getLong("grams")),
                row.getString("evidence") == null
                    ? null
                    : Evidence.valueOf(row.getString("evidence"))))
        .list();
  }

  /** What all these rows add up to, by how it is known. */
  record Total(Known basis, Sum sum) {}

  List<Total> totals(Asked asked) {
    return filtered(
            """
            select m.basis, sum(m.pieces) as pieces, sum(m.grams) as grams
              from balance.daily m
             where (:all or m.donor = any(:donors)) and m.day between :from and :to
               and (:category::text is null or m.category = :category) and (:basis::text is null or m.basis = :basis)
               and (:flow::text is null or m.flow = :flow) and (:stock::text is null or m.stock = :stock)
             group by m.basis order by m.basis desc
            """,
            asked)
        .query((row, _) ->
            new Total(
                Known.valueOf(row.getString("basis")),
                new Sum(row.getLong("pieces"), row.getLong("grams"))))
        .list();
  }

  private JdbcClient.StatementSpec filtered(String sql, Asked asked) {
    return jdbc.sql(sql)
        .param("all", asked.whose().isEverybody())
        .param("donors", donors(asked.whose()))
        .param("from", asked.from())
        .param("to", asked.to())
        .param("category", asked.category() == null ? null : asked.category().name())
        .param("basis", asked.basis() == null ? null : asked.basis().name())
        .param("flow", asked.flow() == null ? null : asked.flow().name())
        .param("stock", asked.stock() == null ? null : asked.stock().name());
  }

  static Long[] donors(Whose whose) {
    return whose.donors() == null ? new Long[0] : whose.donors().toArray(Long[]::new);
  }
}
