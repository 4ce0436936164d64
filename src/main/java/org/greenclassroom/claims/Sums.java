package org.greenclassroom.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.method.DeviceClass;
import org.greenclassroom.method.Mode;
import org.greenclassroom.method.Term;
import org.greenclassroom.method.Uncertainty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code claims.year_sum}, {@code party_sum}, {@code spread} and {@code swing}: what
 * pages show of ten million rows without reading them. Written anew with the ledger.
 */
@Component
class Sums {
  private static final String SUMS =
      """
      sum(gross) as gross, sum(end_of_life) as end_of_life, sum(refurbishing) as refurbishing, sum(parts_new) as parts_new,
      sum(transport) as transport, sum(use_displaced) as use_displaced, sum(use_induced) as use_induced
      """;

  /**
   * What devices of one heap have in common.
   *
   * @param width days that are taken together
   */
  static String heap(int width) {
    return """
    (year, class, region, days / %1$d, days_before / %1$d, days_before = 0, displacement, resale,
     parts, mode, prepared, grams is null, hours is null, rode_mode)
    """
        .formatted(width);
  }

  /** Rows that stand, of {@link Chosen}. */
  static final String CHOSEN =
      """
      year between :since and :until and reverses is null
               and not exists (select from claims.claim r where r.reverses = c.claim)
               and (:donor::bigint is null or c.donor = :donor) and (:classroom::bigint is null or c.classroom = :classroom)
               and (:lot::bigint is null
                    or exists (select from custody.devices d where d.device = c.device and d.lot = :lot))
      """;

  private final JdbcClient jdbc;

  Sums(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds up the ledger, by year and class and by party. */
  void build() {
    jdbc.sql("delete from claims.year_sum").update();
    jdbc.sql(
            """
            insert into claims.year_sum (year, class, devices, placements, days, no_way, no_weight, no_answer,
                   logged_days, covered, planned_days, rode, gross, end_of_life, refurbishing, parts_new, transport,
                   use_displaced, use_induced)
            select coalesce(c.year, 0), c.class,
                   count(distinct c.device) filter (where c.days > 0),
                   count(distinct (c.device, c.classroom)) filter (where c.days > 0),
                   sum(c.days), count(*) filter (where c.trips > 0 and c.mode is null),
                   count(*) filter (where c.trips > 0 and c.mode is not null and c.grams is null),
                   count(*) filter (where c.days > 0 and c.displacement is null and not c.resale),
                   coalesce(sum(c.days) filter (where c.coverage is not null), 0),
                   coalesce(sum(c.days * c.coverage), 0),
                   coalesce(sum(c.days) filter (where c.hours is not null and c.coverage is null), 0),
                   count(*) filter (where c.rode_km is not null), %s
              from claims.claim c
             where c.reverses is null and not exists (select from claims.claim r where r.reverses = c.claim)
             group by grouping sets ((c.year, c.class), (c.class))
            """
                .formatted(SUMS))
        .update();
    jdbc.sql("delete from claims.party_sum").update();
    jdbc.sql(
            """
            insert into claims.party_sum (attributed, party_kind, party, year, devices, days, gross, end_of_life,
                   refurbishing, parts_new, transport, use_displaced, use_induced)
            select true, p.kind, p.party, c.year, count(distinct c.device) filter (where c.days > 0),
                   sum(claims.cut(c.days, p.low, p.high)), sum(claims.cut(c.gross, p.low, p.high)),
                   sum(claims.cut(c.end_of_life, p.low, p.high)), sum(claims.cut(c.refurbishing, p.low, p.high)),
                   sum(claims.cut(c.parts_new, p.low, p.high)), sum(claims.cut(c.transport, p.low, p.high)),
                   sum(claims.cut(c.use_displaced, p.low, p.high)), sum(claims.cut(c.use_induced, p.low, p.high))
              from claims.claim c
              cross join lateral claims.parties(c.donor, c.sponsor, c.sponsors, c.sponsor_parts, c.school,
                                                c.donor_share, c.sponsor_share, c.programme_share) p
             where c.reverses is null
               and not exists (select from claims.claim r where r.reverses = c.claim)
             group by p.kind, p.party, c.year
            """)
        .update();
    jdbc.sql(
            """
            insert into claims.party_sum (attributed, party_kind, party, year, devices, days, gross, end_of_life,
                   refurbishing, parts_new, transport, use_displaced, use_induced)
            with standing as (
              select c.* from claims.claim c
               where c.reverses is null and not exists (select from claims.claim r where r.reverses = c.claim)),
            schools as (
              select school, year, count(distinct device) filter (where days > 0) as devices, sum(days) as days, %1$s
                from standing where school is not null group by school, year),
            given as (
              select distinct donor, school, year from standing where donor is not null and school is not null and days > 0)
            select false, 'DONOR', g.donor, g.year, sum(s.devices), sum(s.days), %1$s
              from given g join schools s using (school, year) group by g.donor, g.year
            union all
            select false, 'SPONSOR', o.party, year, count(distinct device) filter (where days > 0), sum(days), %1$s
              from standing
              cross join lateral unnest(coalesce(sponsors, array[sponsor])) o (party)
             where o.party is not null group by o.party, year
            """
                .formatted(SUMS))
        .update();
  }

  /**
   * A year of a class, or of all.
   *
   * @param placements a device in two rooms is two of these
   * @param noWay installed or fetched, but nobody said how far: its transport is not counted
   * @param noWeight moved, and never weighed: the weight of its class stood for it
   * @param noAnswer its school gave no answer: the coefficient stood for it
   * @param loggedDays days lent whose hours of use were logged
   * @param covered of these, the sum of days times the per cent that the log covered
   * @param plannedDays days lent whose hours are those of a timetable; for all others the
   *     coefficient stood
   * @param rode rows whose transport was a tour that was driven
   */
  record Year(
      int year,
      String kind,
      Amounts amounts,
      long placements,
      long noWay,
      long noWeight,
      long noAnswer,
      long loggedDays,
      long covered,
      long plannedDays,
      long rode) {
    /** How much of the time the logs that were taken cover, per cent. */
    public long coverage() {
      return loggedDays == 0 ? 0 : Math.round((double) covered / loggedDays);
    }
  }

  /** Of one year by class; year 0: of all years. */
  List<Year> classes(int year) {
    return jdbc.sql(
            """
            select year, class, devices, days, placements, no_way, no_weight, no_answer, logged_days, covered, planned_days,
                   rode, gross, end_of_life, refurbishing, parts_new, transport, use_displaced, use_induced
              from claims.year_sum where year = :year order by class
            """)
        .param("year", year)
        .query((row, _) -> year(row))
        .list();
  }

  /** All years, the newest first. */
  List<Year> years() {
    return jdbc.sql(
            """
            select year, '' as class, sum(devices) as devices, sum(days) as days, sum(placements) as placements,
                   sum(no_way) as no_way, sum(no_weight) as no_weight, sum(no_answer) as no_answer,
                   sum(logged_days) as logged_days, sum(covered) as covered, sum(planned_days) as planned_days,
                   sum(rode) as rode, %s
              from claims.year_sum where year > 0 group by year order by year desc
            """
                .formatted(SUMS))
        .query((row, _) -> year(row))
        .list();
  }

  private static Year year(ResultSet row) throws SQLException {
    return new Year(
        row.getInt("year"),
        row.getString("class"),
        amounts(row),
        row.getLong("placements"),
        row.getLong("no_way"),
        row.getLong("no_weight"),
        row.getLong("no_answer"),
        row.getLong("logged_days"),
        row.getLong("covered"),
        row.getLong("planned_days"),
        row.getLong("rode"));
  }

  static Amounts amounts(ResultSet row) throws SQLException {
    return new Amounts(
        row.getLong("devices"),
        row.getLong("days"),
        row.getLong("gross"),
        row.getLong("end_of_life"),
        row.getLong("refurbishing"),
        row.getLong("parts_new"),
        row.getLong("transport"),
        row.getLong("use_displaced"),
        row.getLong("use_induced"));
  }

  /**
   * A party's year: what is attributed, or what it supported.
   *
   * @param between null: not drawn, or what it supported
   */
  record OfParty(PartyKind kind, int year, Amounts amounts, @Nullable Between between) {}

  List<OfParty> party(boolean attributed, long party) {
    return jdbc.sql(
            """
            select s.party_kind, s.year, s.devices, s.days, s.gross, s.end_of_life, s.refurbishing, s.parts_new, s.transport,
                   s.use_displaced, s.use_induced, b.net_a_low, b.net_a_high, b.net_b_low, b.net_b_high
              from claims.party_sum s
              left join claims.party_spread b
                on s.attributed and b.party_kind = s.party_kind and b.party = s.party and b.year = s.year
             where s.attributed = :attributed and s.party = :party order by s.year desc, s.party_kind
            """)
        .param("attributed", attributed)
        .param("party", party)
        .query((row, _) -> ofParty(row))
        .list();
  }

  /** What is attributed of a year, by kind of party; it adds up to the year. */
  List<OfParty> shares(int year) {
    return jdbc.sql(
            """
            select s.*, b.net_a_low, b.net_a_high, b.net_b_low, b.net_b_high
              from (select party_kind, year, sum(devices) as devices, sum(days) as days, %s
                      from claims.party_sum where attributed and year = :year group by party_kind, year) s
              left join claims.party_spread b on b.party_kind = s.party_kind and b.party = 0 and b.year = s.year
             order by s.party_kind
            """
                .formatted(SUMS))
        .param("year", year)
        .query((row, _) -> ofParty(row))
        .list();
  }

  private static OfParty ofParty(ResultSet row) throws SQLException {
    var between =
        row.getBigDecimal("net_b_low") == null
            ? null
            : new Between(
                row.getDouble("net_a_low"),
                row.getDouble("net_a_high"),
                row.getDouble("net_b_low"),
                row.getDouble("net_b_high"));
    return new OfParty(
        PartyKind.valueOf(row.getString("party_kind")), row.getInt("year"), amounts(row), between);
  }

  /** The sets of coefficients by which the chosen rows were reckoned. */
  List<Long> sets(Chosen chosen) {
    return told(
            "select distinct c.set from claims.claim c where " + CHOSEN + " order by set", chosen)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Which rows are told, in one word: other rows, another word. Of a donor these are also those of
   * schools that it supported, which are told beside.
   */
  String which(Chosen chosen) {
    return told(chosen.donor() == null ? WHICH.formatted(CHOSEN) : WHICH_OF_DONOR, chosen)
        .query(String.class)
        .single();
  }

  private static final String WHICH =
      """
      select count(*) || '.' || coalesce(bit_xor(hashint8extended(c.claim, 0)), 0) from claims.claim c where %s
      """;

  private static final String WHICH_OF_DONOR =
      """
      with mine as (
        select c.claim, c.school, c.year, c.days from claims.claim c where %s),
      told as (
        select claim from mine
        union
        select o.claim from claims.claim o
         where o.reverses is null and not exists (select from claims.claim r where r.reverses = o.claim)
           and (o.school, o.year) in (select m.school, m.year from mine m where m.days > 0))
      select count(*) || '.' || coalesce(bit_xor(hashint8extended(claim, 0)), 0) from told
      """
          .formatted(CHOSEN);

  private JdbcClient.StatementSpec told(String what, Chosen chosen) {
    return jdbc.sql(what)
        .param("donor", chosen.donor())
        .param("lot", chosen.lot())
        .param("classroom", chosen.classroom())
        .param("since", chosen.since())
        .param("until", chosen.until());
  }

  Amounts classroom(long classroom, int year) {
    return jdbc.sql(
            """
            select count(distinct c.device) filter (where c.days > 0) as devices, coalesce(sum(c.days), 0) as days, %s
              from claims.claim c
             where c.classroom = :classroom and c.year = :year and c.reverses is null
               and not exists (select from claims.claim r where r.reverses = c.claim)
            """
                .formatted(SUMS))
        .param("classroom", classroom)
        .param("year", year)
        .query((row, _) -> amounts(row))
        .single();
  }

  /**
   * Devices that are alike but for some days, as one line.
   *
   * @param key what they have in common
   * @param kilometres of one piece, all its trips by the recorded way
   * @param rodeKilometres of one piece, on tours
   * @param kilograms of one piece; null: not weighed
   * @param prepared how often each was made ready
   */
  record Heap(
      String key,
      Group group,
      long pieces,
      double kilometres,
      double rodeKilometres,
      @Nullable Double kilograms,
      int prepared) {}

  /**
   * Rows of the ledger in few lines, each of one year.
   *
   * @param width days that are taken together at their mean
   */
  List<Heap> heaps(Chosen chosen, int width) {
    return jdbc.sql(
            """
            select %1$s::text as key, year, class, region, avg(days) as days, avg(days_before) as days_before, displacement,
                   resale, parts, mode, count(*) as pieces, avg(coalesce(km, 0) * trips) as kilometres, avg(grams) / 1000 as kilograms, prepared,
                   avg(coalesce(rode_km, 0)) as rode_kilometres, rode_mode,
                   case when sum(days) = 0 then avg(hours) else sum(days::bigint * hours)::numeric / sum(days) end as hours
              from claims.claim c
             where %2$s
             group by %1$s
             order by year, class, region, days, days_before, displacement, parts, mode, prepared, pieces
            """
                .formatted(heap(width), CHOSEN))
        .param("donor", chosen.donor())
        .param("lot", chosen.lot())
        .param("classroom", chosen.classroom())
        .param("since", chosen.since())
        .param("until", chosen.until())
        .query((row, _) -> heap(row))
        .list();
  }

  private static Heap heap(ResultSet row) throws SQLException {
    var mode = row.getString("mode");
    var rode = row.getString("rode_mode");
    var kilograms = row.getBigDecimal("kilograms");
    var hours = row.getBigDecimal("hours");
    return new Heap(
        row.getString("key"),
        new Group(
            "",
            DeviceClass.valueOf(row.getString("class")),
            row.getString("region"),
            row.getInt("year"),
            row.getDouble("days"),
            row.getDouble("days_before"),
            row.getObject("displacement", Integer.class),
            row.getBoolean("resale"),
            row.getString("parts"),
            mode == null ? null : Mode.valueOf(mode),
            kilograms != null,
            hours == null ? null : (Double) hours.doubleValue(),
            rode == null ? null : Mode.valueOf(rode)),
        row.getLong("pieces"),
        row.getDouble("kilometres"),
        row.getDouble("rode_kilometres"),
        kilograms == null ? null : (Double) kilograms.doubleValue(),
        row.getInt("prepared"));
  }

  /** What other rules would say, never our figure. */
  record Beside(double kilograms, long pieces) {}

  /** How sure a year is, in kg CO2e. */
  record Spread(
      long set,
      long seed,
      int runs,
      double netALow,
      double netAHigh,
      double netBLow,
      double netBHigh,
      double belowZero,
      Beside restart,
      Beside oneToOne) {}

  /** One coefficient at its ends. */
  record Swing(String id, Term term, double atLow, double atHigh) {
    public double width() {
      return Math.abs(atHigh - atLow);
    }
  }

  void forgetSpreads() {
    jdbc.sql("delete from claims.spread").update();
  }

  void keep(int year, long set, Uncertainty sure, Beside restart, Beside oneToOne, int most) {
    jdbc.sql(
            """
            insert into claims.spread (year, set, seed, runs, net_a_low, net_a_high, net_b_low, net_b_high, below_zero,
                   restart, restart_pieces, one_to_one, one_to_one_pieces)
            values (:year, :set, :seed, :runs, :aLow, :aHigh, :bLow, :bHigh, :below, :restart, :restartPieces,
                    :oneToOne, :oneToOnePieces)
            """)
        .param("year", year)
        .param("set", set)
        .param("seed", sure.seed())
        .param("runs", sure.runs())
        .param("aLow", sure.netA().p5())
        .param("aHigh", sure.netA().p95())
        .param("bLow", sure.netB().p5())
        .param("bHigh", sure.netB().p95())
        .param("below", sure.belowZero())
        .param("restart", restart.kilograms())
        .param("restartPieces", restart.pieces())
        .param("oneToOne", oneToOne.kilograms())
        .param("oneToOnePieces", oneToOne.pieces())
        .update();
    int nth = 0;
    for (var swing : sure.swings()) {
      if (nth == most || swing.width() == 0) return;
      jdbc.sql(
              """
              insert into claims.swing (year, nth, id, term, at_low, at_high)
              values (:year, :nth, :id, :term, :low, :high)
              """)
          .param("year", year)
          .param("nth", nth++)
          .param("id", swing.coefficient().id())
          .param("term", swing.coefficient().term().name())
          .param("low", swing.atLow())
          .param("high", swing.atHigh())
          .update();
    }
  }

  Optional<Spread> spread(int year) {
    return jdbc.sql(
            """
            select set, seed, runs, net_a_low, net_a_high, net_b_low, net_b_high, below_zero, restart, restart_pieces,
                   one_to_one, one_to_one_pieces
              from claims.spread where year = :year
            """)
        .param("year", year)
        .query((row, _) ->
            new Spread(
                row.getLong("set"),
                row.getLong("seed"),
                row.getInt("runs"),
                row.getDouble("net_a_low"),
                row.getDouble("net_a_high"),
                row.getDouble("net_b_low"),
                row.getDouble("net_b_high"),
                row.getDouble("below_zero"),
                new Beside(row.getDouble("restart"), row.getLong("restart_pieces")),
                new Beside(row.getDouble("one_to_one"), row.getLong("one_to_one_pieces"))))
        .optional();
  }

  List<Swing> swings(int year) {
    return jdbc.sql(
            "select id, term, at_low, at_high from claims.swing where year = :year order by nth")
        .param("year", year)
        .query((row, _) ->
            new Swing(
                row.getString("id"),
                Term.valueOf(row.getString("term")),
                row.getDouble("at_low"),
                row.getDouble("at_high")))
        .list();
  }
}
