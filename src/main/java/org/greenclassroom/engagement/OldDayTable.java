package org.greenclassroom.engagement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code engagement.report} and {@code engagement.old_day}. */
@Component
class OldDayTable {
  private final JdbcClient jdbc;

  OldDayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A report that was read.
   *
   * @param reason why it was struck; null: it stands
   */
  record Read(
      long report, String source, Instant readAt, String by, long days, @Nullable String reason) {}

  /** A reconstructed day with its source. */
  record Told(
      long oldDay,
      long report,
      String source,
      String page,
      LocalDate day,
      String kind,
      String title,
      String company,
      @Nullable Long partner,
      String school,
      String place,
      @Nullable Integer volunteers,
      @Nullable Integer minutes,
      @Nullable Integer pupils,
      Quality quality) {
    public @Nullable Double hours() {
      return minutes == null ? null : Math.round(minutes / 6.0) / 10.0;
    }
  }

  /** Reconstructed days of a kind in a year, and how many of them say nothing of volunteers. */
  record Sum(String kind, int year, long days, long volunteers, long unsaid) {}

  Optional<Long> known(String sha256) {
    return jdbc.sql("select report from engagement.report where sha256 = ? and struck_at is null")
        .param(sha256)
        .query(Long.class)
        .optional();
  }

  /** Empty: one of the same file stands already. */
  Optional<Long> insert(String sha256, String source, Occasion occasion) {
    return jdbc.sql(
            """
            insert into engagement.report (sha256, source, read_at, read_by)
            values (?, ?, ?, ?) on conflict (sha256) where struck_at is null do nothing returning report
            """)
        .params(sha256, source, occasion.now().atOffset(ZoneOffset.UTC), occasion.actor().account())
        .query(Long.class)
        .optional();
  }

  /** All days of a report in one statement; a company is ours when one partner is called so. */
  void insertAll(long report, List<OldDay> days) {
    jdbc.sql(
            """
            insert into engagement.old_day (report, line, day, kind, title, company, partner, school,
                   place, volunteers, minutes, pupils, quality, page)
            select ?, n.line, n.day, n.kind, n.title, n.company, p.partner, n.school, n.place,
                   n.volunteers, n.minutes, n.pupils, n.quality, n.page
              from unnest(?::int[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::int[], ?::int[], ?::int[], ?::text[], ?::text[])
                as n (line, day, kind, title, company, school, place, volunteers, minutes, pupils,
                      quality, page)
              left join lateral (select min(x.partner) as partner from partners.partners x
                                  where x.name = n.company having count(*) = 1) p on true
            """)
        .params(
            report,
            days.stream().map(OldDay::line).toArray(Integer[]::new),
            days.stream().map(one -> one.day().toString()).toArray(String[]::new),
            days.stream().map(one -> one.kind().name()).toArray(String[]::new),
            days.stream().map(OldDay::title).toArray(String[]::new),
            days.stream().map(OldDay::company).toArray(String[]::new),
            days.stream().map(OldDay::school).toArray(String[]::new),
            days.stream().map(OldDay::place).toArray(String[]::new),
            days.stream().map(OldDay::volunteers).toArray(Integer[]::new),
            days.stream().map(OldDay::minutes).toArray(Integer[]::new),
            days.stream().map(OldDay::pupils).toArray(Integer[]::new),
            days.stream().map(one -> one.quality().name()).toArray(String[]::new),
            days.stream().map(OldDay::page).toArray(String[]::new))
        .update();
  }

  List<Read> reports() {
    return jdbc.sql(
            """
            select r.report, r.source, r.read_at, a.name as by, r.reason,
                   (select count(*) from engagement.old_day d where d.report = r.report) as days
              from engagement.report r join people.accounts a on a.account = r.read_by
             order by r.report desc
            """)
        .query(DataClassRowMapper.newInstance(Read.class))
        .list();
  }

  int strike(long report, String reason, Occasion occasion) {
    return jdbc.sql(
            """
            update engagement.report set struck_at = ?, struck_by = ?, reason = ?
             where report = ? and struck_at is null
            """)
        .params(occasion.now().atOffset(ZoneOffset.UTC), occasion.actor().account(), reason, report)
        .update();
  }

  List<Told> page(
      @Nullable Long partner,
      @Nullable Integer year,
      @Nullable String kind,
      LocalDate before,
      long beforeNumber,
      int size) {
    return jdbc.sql(
            """
            select old_day, report, source, page, day, kind, title, company, partner, school, place,
                   volunteers, minutes, pupils, quality
              from engagement.old_days
             where (:partner::bigint is null or partner = :partner)
               and (:year::int is null or extract(year from day) = :year)
               and (:kind::text is null or kind = :kind)
               and (day, old_day) < (:before, :number)
             order by day desc, old_day desc limit :size
            """)
        .param("partner", partner)
        .param("year", year)
        .param("kind", kind)
        .param("before", before)
        .param("number", beforeNumber)
        .param("size", size)
        .query(DataClassRowMapper.newInstance(Told.class))
        .list();
  }

  List<Sum> sums() {
    return jdbc.sql(
            """
            select kind, extract(year from day)::int as year, count(*) as days,
                   coalesce(sum(volunteers), 0)::bigint as volunteers,
                   count(*) filter (where volunteers is null) as unsaid
              from engagement.old_days group by kind, year order by year desc, kind
            """)
        .query(DataClassRowMapper.newInstance(Sum.class))
        .list();
  }
}
