package org.greenclassroom.endings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.classrooms.Party;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code endings.notice}, {@code endings.link} and {@code endings.contact}. */
@Component
class NoticeTable {
  private final JdbcClient jdbc;

  NoticeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody whom we write to. */
  record Mailbox(String address, String language) {}

  /** A side that owes an answer, and how often it was written to since that was so. */
  record Owed(long ending, Party side, int times) {}

  /** A contact that an officer entered. */
  record Contact(long contact, long partner, int step, String address, String language) {}

  void insert(long ending, Party side, Notice.Kind kind, int letters, Instant now) {
    jdbc.sql(
            """
            insert into endings.notice (ending, side, kind, letters, written_at) values (?, ?, ?, ?, ?)
            """)
        .params(ending, side.name(), kind.name(), letters, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The newest first. */
  List<Notice> of(long ending) {
    return jdbc
        .sql(
            """
            select side, kind, letters, written_at from endings.notice
             where ending = ? order by notice desc
            """)
        .param(ending)
        .query(DataClassRowMapper.newInstance(Notice.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Who is to be written to today, in one statement: not asked yet, or silent for so many days of
   * theirs. A school is written to on school days, a sponsor on working days.
   *
   * @param patience days between two letters: school days, working days
   * @param most how often at most
   */
  List<Owed> owed(LocalDate today, int patience, int most) {
    return jdbc
        .sql(
            """
            with owing as (
              select e.ending, e.turned_at, e.ask_on, s.calendar, p.side
                from endings.ending e
                join classrooms.classrooms c using (classroom)
                left join calendar.schools s on s.school = c.school
               cross join (values ('SCHOOL'), ('SPONSOR')) p (side)
               where e.state in ('OPEN', 'PROPOSED') and e.ask_on <= :today
                 and (p.side = 'SCHOOL' or c.sponsor is not null)
                 and not exists (
                   select from endings.proposal q join endings.voice v using (proposal)
                    where q.ending = e.ending and q.state = 'OPEN' and v.side = p.side)
            ), told as (
              select o.ending, o.side, o.calendar, n.times, n.last_on
                from owing o
               cross join lateral (
                 select count(*)::int as times,
                        max((n.written_at at time zone 'Asia/Shanghai')::date) as last_on
                   from endings.notice n
                  where n.ending = o.ending and n.side = o.side and n.written_at >= o.turned_at
                    and n.kind in ('ASKED', 'REFUSED', 'REMINDED', 'ESCALATED')) n
            )
            select t.ending, t.side, t.times
              from told t
              left join calendar.days d on d.calendar = t.calendar and d.day = :today
              left join calendar.days l on l.calendar = t.calendar and l.day = t.last_on
             where case t.side when 'SCHOOL' then coalesce(d.teaching and d.kind <> 'EXAM', true)
                               else coalesce(d.working, true) end
               and (t.times = 0
                    or t.times < :most
                       and case t.side when 'SCHOOL' then d.teaching_before - l.teaching_before
                                       else d.working_before - l.working_before end >= :patience)
             order by t.ending, t.side
            """)
        .param("today", today)
        .param("patience", patience)
        .param("most", most)
        .query(DataClassRowMapper.newInstance(Owed.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Endings whose letters at six months are due on this day, in which the school has lessons: not
   * written yet, or nobody there had an address and an officer entered one since.
   */
  List<Long> letters(LocalDate today) {
    return jdbc
        .sql(
            """
            select e.ending from endings.ending e
              join classrooms.classrooms c using (classroom)
              left join calendar.schools s on s.school = c.school
              left join calendar.days d on d.calendar = s.calendar and d.day = :today
             where e.settled_at is null and e.letters_at is null and e.letters_on <= :today
               and coalesce(d.teaching, true)
               and (not exists (select from endings.notice n
                                 where n.ending = e.ending and n.kind = 'LETTER')
                    or exists (select from endings.contact k
                                where k.partner = c.school and k.step = 1
                                  and k.entered_at > (select max(n.written_at) from endings.notice n
                                                       where n.ending = e.ending and n.side = 'SCHOOL'
                                                         and n.kind = 'LETTER')))
             order by e.ending
            """)
        .param("today", today)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Those that the officers were told of on this day, as lines of a letter. */
  List<Long> escalated(Instant since) {
    return jdbc
        .sql(
            """
            select distinct ending from endings.notice
             where kind = 'ESCALATED' and written_at >= ? order by ending
            """)
        .param(since.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Endings whose day is to be planned by now and is not, in one statement; each is told of once.
   *
   * @param letters to how many officers
   */
  List<Long> planDue(LocalDate today, int letters, Instant now) {
    return jdbc
        .sql(
            """
            insert into endings.notice (ending, side, kind, letters, written_at)
            select e.ending, 'PROGRAMME', 'PLAN_DUE', :letters, :now
              from endings.ending e
             where e.settled_at is null and e.plan_at is null and e.plan_on <= :today
               and (e.decision is null
                    or e.decision in ('COLLECT', 'RENEW', 'LEAVE_PART', 'EARLY_END'))
               and not exists (select from endings.notice n
                                where n.ending = e.ending and n.side = 'PROGRAMME'
                                  and n.kind = 'PLAN_DUE')
             order by e.due_on, e.ending
            returning ending
            """)
        .param("letters", letters)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("today", today)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Accounts of that role there, and the contacts up to that step; each address once. */
  List<Mailbox> mailboxes(String role, long partner, int step) {
    return jdbc
        .sql(
            """
            select distinct on (lower(address)) address, language from (
              select m.address, m.language
                from people.mailboxes m join people.grants g on g.account = m.account
               where g.role = :role and g.partner = :partner
              union all
              select address, language from endings.contact
               where partner = :partner and step <= :step) a
             order by lower(address), language
            """)
        .param("role", role)
        .param("partner", partner)
        .param("step", step)
        .query(DataClassRowMapper.newInstance(Mailbox.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  int enter(Contact contact, Instant now, long by) {
    return jdbc.sql(
            """
            insert into endings.contact (partner, step, address, language, entered_at, entered_by)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            contact.partner(),
            contact.step(),
            contact.address(),
            contact.language(),
            now.atOffset(ZoneOffset.UTC),
            by)
        .update();
  }

  int remove(long partner, long contact) {
    return jdbc.sql("delete from endings.contact where partner = ? and contact = ?")
        .params(partner, contact)
        .update();
  }

  List<Contact> contacts(long partner) {
    return jdbc
        .sql(
            """
            select contact, partner, step, address, language from endings.contact
             where partner = ? order by step, contact
            """)
        .param(partner)
        .query(Contact.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Addresses that no ending has needed since that moment. */
  int forgetContacts(Instant before) {
    return jdbc.sql(
            """
            delete from endings.contact k
             where k.entered_at < :before
               and not exists (
                 select from endings.ending e
                   join classrooms.classrooms c using (classroom)
                  where k.partner in (e.school, c.sponsor)
                    and (e.settled_at is null or e.settled_at >= :before))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  void link(long ending, Party side, String hash, Instant now, Instant expires) {
    jdbc.sql(
            """
            insert into endings.link (ending, side, hash, made_at, expires_at) values (?, ?, ?, ?, ?)
            """)
        .params(
            ending,
            side.name(),
            hash,
            now.atOffset(ZoneOffset.UTC),
            expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  int revoke(long ending, Party side, Instant now) {
    return jdbc.sql(
            """
            update endings.link set revoked_at = ?
             where ending = ? and side = ? and revoked_at is null
            """)
        .params(now.atOffset(ZoneOffset.UTC), ending, side.name())
        .update();
  }

  /** What a link opens. */
  record Opened(long ending, Party side) {}

  Optional<Opened> behind(String hash, Instant now) {
    return jdbc.sql(
            """
            select ending, side from endings.link
             where hash = ? and revoked_at is null and expires_at > ?
            """)
        .params(hash, now.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Opened.class))
        .optional();
  }
}
