package org.greenclassroom.volunteers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code volunteers.lead}, {@code volunteers.incident}, {@code volunteers.step}. */
@Component
class IncidentTable {
  private static final String SELECT =
      """
      select i.incident, i.happened_on, i.place, i.urgent, i.words, i.reported_at,
             coalesce(a.name, v.name) as reporter,
             exists (select from volunteers.step s where s.incident = i.incident and s.kind = 'SEEN') as seen,
             exists (select from volunteers.step s where s.incident = i.incident and s.kind = 'CLOSED') as closed
        from volunteers.incident i
        left join people.accounts a on a.account = i.reported_by
        left join volunteers.volunteer v on v.volunteer = -i.reported_by
      """;

  private final JdbcClient jdbc;

  IncidentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a lead did. */
  enum Step {
    SEEN,
    NOTE,
    CLOSED,
    REMINDED
  }

  /** A report as the leads read it. */
  record Incident(
      long incident,
      LocalDate happenedOn,
      String place,
      boolean urgent,
      String words,
      Instant reportedAt,
      @Nullable String reporter,
      boolean seen,
      boolean closed) {}

  /** A report nobody has looked at, of which nobody was reminded. */
  record Unseen(long incident, boolean urgent, Instant reportedAt) {}

  record Done(Step kind, @Nullable String words, Instant at, @Nullable String by) {}

  record Lead(long account, String name, @Nullable String address) {}

  record Mailbox(String address, String language) {}

  Optional<Long> insert(
      LocalDate day, String place, boolean urgent, String words, Instant now, long by, UUID key) {
    return jdbc.sql(
            """
            insert into volunteers.incident (happened_on, place, urgent, words, reported_at, reported_by, key)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing returning incident
            """)
        .params(day, place, urgent, words, now.atOffset(ZoneOffset.UTC), by, key)
        .query(Long.class)
        .optional();
  }

  Optional<Incident> incident(long incident) {
    return jdbc.sql(SELECT + " where i.incident = ?")
        .param(incident)
        .query(DataClassRowMapper.newInstance(Incident.class))
        .optional();
  }

  List<Incident> page(long before, int limit) {
    return jdbc.sql(SELECT + " where i.incident < ? order by i.incident desc limit ?")
        .params(before, limit)
        .query(DataClassRowMapper.newInstance(Incident.class))
        .list();
  }

  /** False: it was written before. */
  boolean step(long incident, Step kind, @Nullable String words, Instant now, long by, UUID key) {
    return jdbc.sql(
                """
                insert into volunteers.step (incident, kind, words, at, by, key) values (?, ?, ?, ?, ?, ?)
                on conflict (key) do nothing
                """)
            .params(
                Arrays.asList(incident, kind.name(), words, now.atOffset(ZoneOffset.UTC), by, key))
            .update()
        == 1;
  }

  List<Done> steps(long incident) {
    return jdbc.sql(
            """
            select s.kind, s.words, s.at, a.name as by from volunteers.step s
              left join people.accounts a on a.account = s.by
             where s.incident = ? order by s.step
            """)
        .param(incident)
        .query(DataClassRowMapper.newInstance(Done.class))
        .list();
  }

  /** Nobody has seen them, nobody was reminded yet. */
  List<Unseen> unseen(Instant reportedBefore) {
    return jdbc.sql(
            """
            select i.incident, i.urgent, i.reported_at from volunteers.incident i
             where i.reported_at < ? and not exists (
                     select from volunteers.step s where s.incident = i.incident)
             order by i.incident
            """)
        .param(reportedBefore.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Unseen.class))
        .list();
  }

  boolean isLead(long account) {
    return jdbc.sql(
            "select exists (select from volunteers.lead where account = ? and ended_at is null)")
        .param(account)
        .query(Boolean.class)
        .single();
  }

  void appoint(long account, Instant now, long by) {
    jdbc.sql(
            """
            insert into volunteers.lead (account, appointed_at, appointed_by) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(account, now.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  void dismiss(long account, Instant now) {
    jdbc.sql("update volunteers.lead set ended_at = ? where account = ? and ended_at is null")
        .params(now.atOffset(ZoneOffset.UTC), account)
        .update();
  }

  List<Lead> leads() {
    return jdbc.sql(
            """
            select l.account, a.name, m.address from volunteers.lead l join people.accounts a using (account)
              left join people.mailboxes m using (account)
             where l.ended_at is null order by a.name, l.account
            """)
        .query(DataClassRowMapper.newInstance(Lead.class))
        .list();
  }

  /** Staff who may be appointed. */
  List<Lead> staff() {
    return jdbc.sql(
            """
            select distinct a.account, a.name, m.address from people.accounts a
              join people.grants g using (account) left join people.mailboxes m using (account)
             where not a.disabled and g.role in ('OFFICER', 'ENGINEER', 'TECHNICIAN', 'AUDITOR', 'ADMINISTRATOR')
             order by a.name, a.account
            """)
        .query(DataClassRowMapper.newInstance(Lead.class))
        .list();
  }

  /** Where the alarm goes: to the leads; to the administrators where none can be written to. */
  List<Mailbox> alarm() {
    return jdbc.sql(
            """
            with leads as (select m.address, m.language from volunteers.lead l join people.mailboxes m using (account)
                            where l.ended_at is null)
            select address, language from leads
            union
            select m.address, m.language from people.mailboxes m join people.grants g using (account)
             where g.role = 'ADMINISTRATOR' and not exists (select from leads)
            """)
        .query(DataClassRowMapper.newInstance(Mailbox.class))
        .list();
  }
}
