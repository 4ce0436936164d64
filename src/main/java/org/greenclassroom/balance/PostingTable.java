package org.greenclassroom.balance;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code balance.posting}, {@code reckoned} and {@code daily}, written by statements
 * over many devices at once. One turn: {@link #alone}, {@link #lookUp}, one that takes ({@link
 * #follow}, {@link #walk}, {@link #proven}), {@link #takeOut}, {@link #post}, {@link #addUp},
 * {@link #end}, in one transaction.
 */
@Component
class PostingTable {
  /**
   * A certificate names device p, and its plant had a licence on the day it was handed over. Asked
   * of each device ("offset 0"): else all that were ever treated are read for a turn.
   */
  private static final String CERTIFIED =
      """
      select from dismantling.treatments x
        join dismantling.certificates c on c.certificate = x.certificate
        join partners.licences l on l.licence = x.licence
       where x.device = p.device
         and (x.handed_over_at at time zone 'Asia/Shanghai')::date between l.valid_from and l.valid_to
      offset 0
      """;

  private final JdbcClient jdbc;

  PostingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Two who reckon at once wait for each other, until the end of the transaction. */
  void alone() {
    jdbc.sql("lock table balance.turn in exclusive mode").update();
  }

  /**
   * Until the end of the transaction the planner looks rows up one by one, by their index: plans
   * are kept while a connection lives, and one that was made for a full turn would read whole
   * tables, or whole indexes, for three devices.
   */
  void lookUp() {
    jdbc.sql(
            """
            select set_config(name, 'off', true) from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) name
            """)
        .query(String.class)
        .list();
  }

  /**
   * What was taken.
   *
   * @param last the last fact that was read, or the last device
   * @param devices that are to be reckoned
   * @param more whether as many were taken as was asked for, so that others may be left
   */
  record Taken(long last, long devices, boolean more) {}

  /**
   * Takes the devices of up to so many facts after this one, unless they were reckoned to their end
   * already.
   */
  Taken follow(long after, int most) {
    return jdbc.sql(
            """
            with read as (
              select f.number, f.device from custody.facts f where f.number > :after order by f.number limit :most),
            taken as (
              insert into balance.turn (device, facts)
              select d.device, d.facts
                from (select distinct device from read) c
                join custody.devices d using (device) left join balance.reckoned r using (device)
               where d.facts is distinct from r.facts
              returning device)
            select coalesce(max(number), 0) as last, (select count(*) from taken) as devices,
                   count(*) = :most as more
              from read
            """)
        .param("after", after)
        .param("most", most)
        .query(Taken.class)
        .single();
  }

  /**
   * Takes up to so many devices of which the book knows more or less than was reckoned, whenever
   * that was written: it looks at every device.
   *
   * @param after devices after this one only
   */
  Taken walk(long after, int most) {
    return jdbc.sql(
            """
            with taken as (
              insert into balance.turn (device, facts)
              select d.device, d.facts
                from custody.devices d left join balance.reckoned r using (device)
               where d.device > :after and d.facts is distinct from r.facts
               order by d.device limit :most
              returning device)
            select coalesce(max(device), 0) as last, count(*) as devices, count(*) = :most as more from taken
            """)
        .param("after", after)
        .param("most", most)
        .query(Taken.class)
        .single();
  }

  /**
   * Takes up to so many devices that were dismantled without evidence and have some now: the
   * licence of a plant may be written down long after its certificate. What proves other ends is in
   * the book.
   */
  Taken proven(int most) {
    return jdbc.sql(
            """
            with taken as (
              insert into balance.turn (device, facts)
              select d.device, d.facts
                from balance.reckoned p join custody.devices d on d.device = p.device
               where p.uncertified and exists (
            """
                + CERTIFIED
                + """
                   ) order by p.device limit :most
                  on conflict (device) do nothing
                  returning device)
                select coalesce(max(device), 0) as last, count(*) as devices, count(*) = :most as more from taken
                """)
        .param("most", most)
        .query(Taken.class)
        .single();
  }

  /** Takes what was reckoned of these devices before out of the sums, and away. */
  void takeOut() {
    sum(-1);
    jdbc.sql("delete from balance.posting p using balance.turn t where p.device = t.device")
        .update();
  }

  /**
   * Reckons these devices from the book. A fact that was taken back does not count, nor does the
   * taking back: it never happened. A fact learned late may have happened before one that was
   * written earlier; it counts from that one's day, so that nothing leaves before it came.
   */
  int post() {
    return jdbc.sql(
            """
            insert into balance.posting (device, nth, leg, day, donor, category, basis, stock, flow, pieces, grams, evidence)
            with fact as (
              select f.device, f.nth, f.kind, f.recorded_by, f.slip, f.detail,
                     max((f.occurred_at at time zone 'Asia/Shanghai')::date) over line as day,
                     -- where it stands now, as far as this word alone says so
                     case when f.kind in ('DISPATCHED', 'INSTALLED', 'RECALLED') then 'LOAN'
                          when f.kind = 'SHIPPED' then 'PLANT'
                          when f.kind in ('WRITTEN_OFF', 'GIVEN_BACK', 'TRANSFERRED', 'DISMANTLED') then 'END'
                          when f.kind not in ('MISSED', 'FOUND', 'HANDED_OVER') then 'HOUSE' end as says,
                     count(*) filter (where f.kind = 'MISSED') over line
                       > count(*) filter (where f.kind = 'FOUND') over line as missing,
                     case when f.kind in ('RECEIVED', 'INSPECTED') then f.detail -> 'observed' end as seen
                from balance.turn t join custody.facts f on f.device = t.device and f.nth <= t.facts
               where not f.voided and f.kind <> 'CORRECTED'
              window line as (partition by f.device order by f.nth)),
            counted as (
              select *, count(says) over line as stay, count(seen) over line as look
                from fact window line as (partition by device order by nth)),
            stood as (
              select c.*, first_value(says) over (partition by device, stay order by nth) as base,
                     first_value(seen) over (partition by device, look order by nth) as looked
                from counted c),
            placed as (
              select s.*, case when base = 'END' then null when missing then 'MISSING' else base end as stock,
                     looked ->> 'kind' as category, (looked ->> 'donor')::bigint as donor,
                     (looked ->> 'grams')::bigint as grams,
                     case looked ->> 'basis' when 'ESTIMATED' then 'ESTIMATED' else 'WEIGHED' end as basis
                from stood s),
            pair as (
              select p.*, lag(nth) over line as before_nth, lag(stock) over line as was_stock,
                     lag(category) over line as was_category, lag(donor) over line as was_donor,
                     lag(grams) over line as was_grams, lag(basis) over line as was_basis
                from placed p window line as (partition by device order by nth))
            select p.device, p.nth, v.leg, p.day, v.donor, v.category, v.basis, v.stock, v.flow, v.sign,
                   v.sign * v.grams,
                   case p.kind
                     when 'DISMANTLED' then
                       case when exists (
            """
                + CERTIFIED
                + """
                           ) then 'CERTIFICATE' end
                         when 'GIVEN_BACK' then case when p.slip is not null then 'SLIP' end
                         when 'WRITTEN_OFF' then
                           case when (p.detail ->> 'proposedBy')::bigint <> p.recorded_by then 'TWO_PEOPLE' end
                         when 'TRANSFERRED' then
                           case when (p.detail ->> 'proposedBy')::bigint <> p.recorded_by then 'TWO_PEOPLE' end
                       end
                  from pair p
                  cross join lateral (values
                    (1, before_nth is null, p.donor, p.category, p.basis, p.stock, 'RECEIVED', 1, p.grams),
                    (2, p.stock is null, was_donor, was_category, was_basis, was_stock,
                        case p.kind when 'DISMANTLED' then 'DISMANTLED' when 'WRITTEN_OFF' then 'LOST'
                                    when 'TRANSFERRED' then 'LEFT' else 'GIVEN_BACK' end, -1, was_grams),
                    (3, p.stock <> was_stock, was_donor, was_category, was_basis, was_stock, 'MOVED', -1, was_grams),
                    (4, p.stock <> was_stock, was_donor, was_category, was_basis, p.stock, 'MOVED', 1, was_grams),
                    (5, p.stock is not null and before_nth is not null
                        and (p.donor, p.category, p.basis, p.grams) is distinct from (was_donor, was_category, was_basis, was_grams),
                        was_donor, was_category, was_basis, p.stock, 'CORRECTED', -1, was_grams),
                    (6, p.stock is not null and before_nth is not null
                        and (p.donor, p.category, p.basis, p.grams) is distinct from (was_donor, was_category, was_basis, was_grams),
                        p.donor, p.category, p.basis, p.stock, 'CORRECTED', 1, p.grams)
                  ) v (leg, holds, donor, category, basis, stock, flow, sign, grams)
                 where v.holds
                """)
        .update();
  }

  /** Adds what was reckoned to the sums. */
  void addUp() {
    sum(1);
    jdbc.sql("delete from balance.daily where pieces = 0 and grams = 0").update();
  }

  private void sum(int sign) {
    jdbc.sql(
            """
            insert into balance.daily as d (day, donor, category, basis, stock, flow, pieces, grams)
            select p.day, p.donor, p.category, p.basis, p.stock, p.flow, :sign * sum(p.pieces), :sign * sum(p.grams)
              from balance.posting p join balance.turn t on t.device = p.device
             group by p.day, p.donor, p.category, p.basis, p.stock, p.flow
            on conflict (day, donor, category, basis, stock, flow) do update
               set pieces = d.pieces + excluded.pieces, grams = d.grams + excluded.grams
            """)
        .param("sign", sign)
        .update();
  }

  /** Remembers how far they were reckoned and which have no certificate, and lets them go. */
  void end() {
    jdbc.sql(
            """
            insert into balance.reckoned (device, facts, uncertified)
            select t.device, t.facts,
                   exists (select from balance.posting p
                            where p.device = t.device and p.flow = 'DISMANTLED' and p.evidence is null offset 0)
              from balance.turn t
            on conflict (device) do update set facts = excluded.facts, uncertified = excluded.uncertified
            """)
        .update();
    jdbc.sql("delete from balance.turn").update();
  }
}
