package org.greenclassroom.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code funding.sponsorship} and {@code funding.instalment}. */
@Component
class SponsorshipTable {
  private static final String SELECT =
      """
      select s.sponsorship, s.classroom, c.name as room_name, h.name as school_name, s.partner,
             p.name as partner_name, s.kind, s.cents, s.currency, s.promised_on, s.paper,
             a.number as paper_number, s.note, s.ended_on, s.reason,
             coalesce(i.received, 0)::bigint as received,
             (case when s.ended_on is null then coalesce(i.open, 0) else 0 end)::bigint as open,
             (case when s.ended_on is null then coalesce(i.overdue, 0) else 0 end)::int as overdue,
             (select count(*) from funding.promise r
               where r.sponsorship = s.sponsorship and r.done_on is null)::int as returns
        from funding.sponsorship s
        join classrooms.classrooms c using (classroom)
        join partners.partners h on h.partner = c.school
        join partners.partners p on p.partner = s.partner
        left join papers.papers a on a.paper = s.paper
        left join lateral (
          select sum(n.received_cents) as received,
                 sum(n.cents) filter (where n.received_on is null) as open,
                 count(*) filter (where n.received_on is null
                                    and n.due_on < (now() at time zone 'Asia/Shanghai')::date) as overdue
            from funding.instalment n where n.sponsorship = s.sponsorship) i on true
      """;

  private final JdbcClient jdbc;

  SponsorshipTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select sponsorship from funding.sponsorship where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      long classroom,
      long partner,
      FunderKind kind,
      Amount amount,
      LocalDate promisedOn,
      @Nullable Long paper,
      String note,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into funding.sponsorship (classroom, partner, kind, cents, currency, promised_on, paper, note,
                   entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning sponsorship
            """)
        .params(
            Arrays.asList(
                classroom,
                partner,
                kind.name(),
                amount.cents(),
                amount.currency(),
                promisedOn,
                paper,
                note,
                at.atOffset(ZoneOffset.UTC),
                by,
                key))
        .query(Long.class)
        .single();
  }

  /** Held until the end: instalments of one sponsorship are written one after the other. */
  void lock(long sponsorship) {
    jdbc.sql("select sponsorship from funding.sponsorship where sponsorship = ? for update")
        .param(sponsorship)
        .query(Long.class)
        .optional();
  }

  Optional<Sponsorship> sponsorship(long sponsorship) {
    return jdbc.sql(SELECT + " where s.sponsorship = ?")
        .param(sponsorship)
        .query(DataClassRowMapper.newInstance(Sponsorship.class))
        .optional();
  }

  /** Those of a room, those that last first. */
  List<Sponsorship> ofRoom(long classroom) {
    return jdbc.sql(
            SELECT + " where s.classroom = ? order by s.ended_on nulls first, s.sponsorship")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Sponsorship.class))
        .list();
  }

  /**
   * A page, newest first.
   *
   * @param partners whose; null: everybody's
   * @param filter OVERDUE, RETURNS, LASTING, ENDED, or empty
   */
  List<Sponsorship> page(
      @Nullable Collection<Long> partners, String filter, long before, int most) {
    return jdbc.sql(
            "select * from ("
                + SELECT
                + """
                 where s.sponsorship < :before
                   and (:partners::bigint[] is null or s.partner = any(:partners::bigint[]))) q
                 where :filter = ''
                    or (:filter = 'OVERDUE' and overdue > 0) or (:filter = 'RETURNS' and returns > 0)
                    or (:filter = 'LASTING' and ended_on is null) or (:filter = 'ENDED' and ended_on is not null)
                 order by sponsorship desc limit :most
                """)
        .param("before", before)
        .param("partners", partners == null ? null : partners.toArray(Long[]::new))
        .param("filter", filter)
        .param("most", most)
        .query(DataClassRowMapper.newInstance(Sponsorship.class))
        .list();
  }

  void paper(long sponsorship, long paper) {
    jdbc.sql("update funding.sponsorship set paper = ? where sponsorship = ?")
        .params(paper, sponsorship)
        .update();
  }

  int end(long sponsorship, LocalDate day, String reason, long by) {
    return jdbc.sql(
            """
            update funding.sponsorship set ended_on = ?, reason = ?, ended_by = ?
             where sponsorship = ? and ended_on is null
            """)
        .params(day, reason, by, sponsorship)
        .update();
  }

  /** Another one of the same partner for the same room that lasts. */
  boolean lastsBeside(long sponsorship) {
    return jdbc.sql(
            """
            select exists (select from funding.sponsorship s join funding.sponsorship o using (classroom, partner)
                            where s.sponsorship = ? and o.sponsorship <> s.sponsorship and o.ended_on is null)
            """)
        .param(sponsorship)
        .query(Boolean.class)
        .single();
  }

  /** The paper of this number. */
  Optional<Long> paperNumbered(String number) {
    return jdbc.sql("select paper from papers.papers where number = ?")
        .param(number)
        .query(Long.class)
        .optional();
  }

  /** How this partner stands among those who pay for the room. */
  record Funder(@Nullable Long funder, String way) {}

  List<Funder> funders(long classroom, long partner) {
    return jdbc.sql(
            """
            select funder, way from classrooms.funders
             where classroom = ? and partner = ? and until is null
            """)
        .params(classroom, partner)
        .query(DataClassRowMapper.newInstance(Funder.class))
        .list();
  }

  /** Written once: the same key again changes nothing. */
  void insertInstalment(
      long sponsorship, LocalDate dueOn, long cents, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into funding.instalment (sponsorship, due_on, cents, entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(sponsorship, dueOn, cents, at.atOffset(ZoneOffset.UTC), by, key)
        .update();
  }

  List<Instalment> instalments(long sponsorship) {
    return jdbc.sql(
            """
            select instalment, sponsorship, due_on, cents, received_on, received_cents
              from funding.instalment where sponsorship = ? order by due_on, instalment
            """)
        .param(sponsorship)
        .query(DataClassRowMapper.newInstance(Instalment.class))
        .list();
  }

  int receive(long sponsorship, long instalment, LocalDate day, long cents, long by) {
    return jdbc.sql(
            """
            update funding.instalment set received_on = ?, received_cents = ?, received_by = ?
             where sponsorship = ? and instalment = ? and received_on is null
            """)
        .params(day, cents, by, sponsorship, instalment)
        .update();
  }

  /** Instalments whose day is past, of sponsorships that last. */
  long overdue(LocalDate today) {
    return jdbc.sql(
            """
            select count(*) from funding.instalment i join funding.sponsorship s using (sponsorship)
             where i.received_on is null and i.due_on < ? and s.ended_on is null
            """)
        .param(today)
        .query(Long.class)
        .single();
  }
}
