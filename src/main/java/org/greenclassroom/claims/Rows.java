package org.greenclassroom.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code claims.claim} row by row, {@code claims.missing} and {@code claims.leg}, as
 * people read them.
 */
@Component
class Rows {
  private final JdbcClient jdbc;

  Rows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What use and transport were reckoned from.
   *
   * @param hours a year, as logged, else as planned; null: the coefficient
   * @param coverage of the log, per cent of the days lent; null: there is none
   * @param mode of the recorded way; null: nobody said how far
   * @param trips by the recorded way
   * @param rodeMode of tours that were driven; null: it was on none
   */
  record Basis(
      @Nullable Integer hours,
      @Nullable Integer coverage,
      @Nullable String mode,
      @Nullable Integer km,
      int trips,
      @Nullable String rodeMode,
      @Nullable Integer rodeKm) {
    /** What hours rest on. */
    public String hoursBasis() {
      if (hours == null) return "COEFFICIENT";
      return coverage == null ? "TIMETABLE" : "LOGGED";
    }
  }

  /**
   * A claim with its names.
   *
   * @param reversed whether another takes it back
   */
  record Row(
      long claim,
      String tag,
      int year,
      String kind,
      @Nullable Long classroom,
      @Nullable String room,
      @Nullable String school,
      @Nullable String donor,
      @Nullable String sponsor,
      int daysBefore,
      @Nullable Integer displacement,
      boolean resale,
      int donorShare,
      int sponsorShare,
      int schoolShare,
      int programmeShare,
      Amounts amounts,
      String set,
      @Nullable Long reverses,
      boolean reversed,
      Basis basis) {}

  List<Row> rows(int year, @Nullable Long donor, long after, int most) {
    return jdbc.sql(
            """
            select c.claim, d.tag, c.year, c.class, nullif(c.classroom, 0) as classroom, r.name as room, s.name as school,
                   o.name as donor,
                   (select string_agg(p.name, ', ' order by p.partner) from partners.partners p
                     where p.partner = any(coalesce(c.sponsors, array[c.sponsor]))) as sponsor, c.days_before, c.displacement, c.resale, c.donor_share,
                   c.sponsor_share, c.school_share, c.programme_share, 1::bigint as devices, c.days::bigint as days, c.gross,
                   c.end_of_life, c.refurbishing, c.parts_new, c.transport, c.use_displaced, c.use_induced, m.version,
                   c.hours, c.coverage, c.mode, c.km, c.trips, c.rode_mode, c.rode_km, c.reverses, exists (select from claims.claim x where x.reverses = c.claim) as reversed
              from (select * from claims.claim
                     where year = :year and claim > :after and (:donor::bigint is null or donor = :donor)
                     order by claim limit :most) c
              join custody.devices d using (device)
              join method.sets m using (set)
              left join classrooms.classrooms r on r.classroom = c.classroom
              left join partners.partners s on s.partner = c.school
              left join partners.partners o on o.partner = c.donor
             order by c.claim
            """)
        .param("year", year)
        .param("donor", donor)
        .param("after", after)
        .param("most", most)
        .query((row, _) ->
            new Row(
                row.getLong("claim"),
                row.getString("tag"),
                row.getInt("year"),
                row.getString("class"),
                row.getObject("classroom", Long.class),
                row.getString("room"),
                row.getString("school"),
                row.getString("donor"),
                row.getString("sponsor"),
                row.getInt("days_before"),
                row.getObject("displacement", Integer.class),
                row.getBoolean("resale"),
                row.getInt("donor_share"),
                row.getInt("sponsor_share"),
                row.getInt("school_share"),
                row.getInt("programme_share"),
                Sums.amounts(row),
                row.getString("version"),
                row.getObject("reverses", Long.class),
                row.getBoolean("reversed"),
                new Basis(
                    row.getObject("hours", Integer.class),
                    row.getObject("coverage", Integer.class),
                    row.getString("mode"),
                    row.getObject("km", Integer.class),
                    row.getInt("trips"),
                    row.getString("rode_mode"),
                    row.getObject("rode_km", Integer.class))))
        .list();
  }

  /**
   * What could not be counted.
   *
   * @param lacking coefficients; empty: a thing of no class
   */
  record Missing(long device, String tag, String kind, int days, String lacking) {}

  List<Missing> missing(int year, long after, int most) {
    return jdbc.sql(
            """
            select m.device, d.tag, d.kind, sum(m.days)::int as days, min(m.lacking) as lacking
              from claims.missing m join custody.devices d using (device)
             where m.year = :year and m.device > :after
             group by m.device, d.tag, d.kind order by m.device limit :most
            """)
        .param("year", year)
        .param("after", after)
        .param("most", most)
        .query((row, _) ->
            new Missing(
                row.getLong("device"),
                row.getString("tag"),
                row.getString("kind"),
                row.getInt("days"),
                row.getString("lacking")))
        .list();
  }

  /** How many things of a year were not counted, and why. */
  record Lack(String lacking, long devices) {}

  List<Lack> lacks(int year) {
    return jdbc.sql(
            """
            select lacking, count(distinct device) as devices from claims.missing where year = :year
             group by lacking order by lacking
            """)
        .param("year", year)
        .query((row, _) -> new Lack(row.getString("lacking"), row.getLong("devices")))
        .list();
  }

  /**
   * A way outside of loans, of all devices that went it in a year.
   *
   * @param known those whose way is known by a tour that was driven
   */
  record Leg(String leg, long devices, long known) {
    public long unknown() {
      return devices - known;
    }
  }

  List<Leg> legs(int year) {
    return jdbc.sql("select leg, devices, known from claims.leg where year = ? order by leg")
        .param(year)
        .query(
            (row, _) -> new Leg(row.getString("leg"), row.getLong("devices"), row.getLong("known")))
        .list();
  }
}
