package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tickets say all together: how long things take, what breaks, what breaks again. */
@Component
class FigureTable {
  private final JdbcClient jdbc;

  FigureTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How long it took, in office seconds; of those opened in the time.
   *
   * @param acknowledged how many were; the two after it are of these
   * @param solved how many are; the three after it are of these
   */
  record Times(
      String severity,
      long opened,
      long acknowledged,
      @Nullable Double acknowledgeMedian,
      @Nullable Double acknowledgeP90,
      long solved,
      @Nullable Double resolveMedian,
      @Nullable Double resolveP90,
      long inTime,
      long reopened,
      long late) {}

  /** One row per severity, and one of all. */
  List<Times> times(Instant from, Instant to) {
    return jdbc.sql(
            """
            select coalesce(severity, 'ALL') as severity, count(*) as opened,
                   count(acknowledged_in) as acknowledged,
                   percentile_cont(0.5) within group (order by acknowledged_in) as acknowledge_median,
                   percentile_cont(0.9) within group (order by acknowledged_in) as acknowledge_p90,
                   count(solved_at) as solved,
                   percentile_cont(0.5) within group (order by running_seconds) filter (where solved_at is not null) as resolve_median,
                   percentile_cont(0.9) within group (order by running_seconds) filter (where solved_at is not null) as resolve_p90,
                   count(*) filter (where in_time) as in_time,
                   count(*) filter (where reopened > 0) as reopened,
                   count(*) filter (where overdue) as late
              from tickets.tickets where opened_at >= ? and opened_at < ?
             group by grouping sets ((severity), ())
             order by array_position(array['SAFETY', 'ROOM_DOWN', 'DEVICE', 'QUESTION', 'ALL'], coalesce(severity, 'ALL'))
            """)
        .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Times.class))
        .list();
  }

  /** Faults of a part; every part is measured against the same computer months. */
  record Failing(Piece part, long faults) {}

  List<Failing> failing(Instant from, Instant to) {
    return jdbc.sql(
            """
            select part, count(*) as faults from tickets.tickets
             where part is not null and device is not null and opened_at >= ? and opened_at < ?
             group by part order by faults desc, part
            """)
        .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Failing.class))
        .list();
  }

  /** Months that computers stood in classrooms in the time, added up. */
  double computerMonths(Instant from, Instant to) {
    return jdbc.sql(
            """
            select coalesce(sum(extract(epoch from least(coalesce(ended_at, now()), :to, now())
                                                   - greatest(installed_at, :from))), 0)
                   / (86400 * 30.4375)
              from classrooms.loans
             where installed_at < :to and coalesce(ended_at, now()) > :from and :from < now()
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(Double.class)
        .single();
  }

  /** Of a device's tickets that ended in the time: how many, and after how many it broke again. */
  record Again(long ended, long again) {}

  Again again(Instant from, Instant to) {
    return jdbc.sql(
            """
            select count(*) as ended,
                   count(*) filter (where exists (select from tickets.tickets n
                     where n.device = t.device and n.ticket <> t.ticket
                       and n.opened_at > t.solved_at and n.opened_at <= t.solved_at + interval '60 days')) as again
              from tickets.tickets t
             where t.device is not null and t.solved_at >= ? and t.solved_at < ?
            """)
        .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Again.class))
        .single();
  }

  /**
   * The same part of the same model, three times or more in 90 days.
   *
   * @param most within any 90 days of the last year
   * @param newest the numbers of its latest tickets
   */
  record Repeated(
      String maker,
      String model,
      Piece part,
      int most,
      int faults,
      int rooms,
      Instant first,
      Instant last,
      String newest) {}

  /** The worst first, at most so many. */
  List<Repeated> repeated(Instant now, int most) {
    return jdbc.sql(
            """
            with fault as (
              select coalesce(d.maker, '') as maker, coalesce(d.model, '') as model, t.part, t.opened_at,
                     t.ticket, t.classroom,
                     count(*) over (partition by d.maker, d.model, t.part order by t.opened_at
                                    range between interval '90 days' preceding and current row) as near
                from tickets.tickets t join custody.devices d using (device)
               where t.part is not null and t.opened_at > :now::timestamptz - interval '1 year' and t.opened_at <= :now)
            select maker, model, part, max(near)::int as most, count(*)::int as faults,
                   count(distinct classroom)::int as rooms, min(opened_at) as first, max(opened_at) as last,
                   left(string_agg(ticket::text, ' ' order by ticket desc), 60) as newest
              from fault group by maker, model, part having max(near) >= 3
             order by most desc, faults desc, maker, model, part limit :most
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(DataClassRowMapper.newInstance(Repeated.class))
        .list();
  }

  /** A device that broke again within 60 days of having been mended. */
  record Broke(
      String tag,
      @Nullable String model,
      long first,
      Instant solvedAt,
      long second,
      Instant openedAt,
      int days) {
    public String printed() {
      return Tag.parse(tag).printed();
    }

    public String firstNumber() {
      return Ticket.number(first);
    }

    public String secondNumber() {
      return Ticket.number(second);
    }
  }

  /** The latest first, at most so many. */
  List<Broke> broke(Instant now, int most) {
    return jdbc.sql(
            """
            select d.tag, d.model, t.ticket as first, t.solved_at, n.ticket as second, n.opened_at,
                   (n.opened_at::date - t.solved_at::date)::int as days
              from tickets.tickets t
              join lateral (select n.ticket, n.opened_at from tickets.tickets n
                             where n.device = t.device and n.ticket <> t.ticket and n.opened_at > t.solved_at
                               and n.opened_at <= t.solved_at + interval '60 days'
                             order by n.opened_at limit 1) n on true
              join custody.devices d on d.device = t.device
             where t.solved_at > :now::timestamptz - interval '1 year'
             order by n.opened_at desc, n.ticket desc limit :most
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(DataClassRowMapper.newInstance(Broke.class))
        .list();
  }

  /** Time that stood still in the period, by reason, in days by the clock on the wall. */
  record Stood(Waiting reason, long times, double days) {}

  List<Stood> stood(Instant from, Instant to) {
    return jdbc.sql(
            """
            select reason, count(*) as times,
                   sum(extract(epoch from coalesce(until_at, now()) - from_at)) / 86400 as days
              from tickets.intervals
             where state = 'PAUSED' and from_at >= ? and from_at < ? group by reason order by days desc
            """)
        .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Stood.class))
        .list();
  }

  /** A ticket whose time is nearly up, and who is to be told; one row per reader. */
  record Near(
      long ticket,
      long classroom,
      String room,
      Instant dueAt,
      @Nullable String address,
      @Nullable String language) {}

  void near(Instant now, Consumer<Near> take) {
    jdbc.sql(
            """
            select t.ticket, t.classroom, p.name || ' · ' || c.name as room, v.due_at, m.address, m.language
              from tickets.ticket t
              join tickets.tickets v using (ticket)
              join classrooms.classrooms c on c.classroom = t.classroom
              join partners.partners p on p.partner = c.school
              left join people.accounts a on a.account = t.assigned_to and not a.disabled
              left join people.mailboxes m on m.account in (
                   select a.account where a.account is not null
                   union select g.account from people.grants g
                    where a.account is null and g.role = 'OFFICER')
             where t.state = 'OPEN' and t.paused_for is null and t.reminded_at is null
               and v.due_at > :now and v.due_at < :now::timestamptz + interval '12 days'
             order by v.due_at, t.ticket
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Near.class))
        .list()
        .forEach(take);
  }

  /** Those of them that nobody else reminded of meanwhile; from now on somebody has. */
  List<Long> remind(Collection<Long> tickets, Instant now) {
    return jdbc
        .sql(
            """
            update tickets.ticket set reminded_at = ?
             where ticket in (select ticket from tickets.ticket where ticket = any(?) and reminded_at is null
                               order by ticket for update)
            returning ticket
            """)
        .params(now.atOffset(ZoneOffset.UTC), tickets.toArray(Long[]::new))
        .query(Long.class)
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
