package org.greenclassroom.doubt;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code doubt.finding}: what is said of devices and drives and cannot both be true. One
 * statement a kind, over all of them at once.
 *
 * <p>What is told is filled into the sentence of its kind: a day, {@code n:} a number, {@code g:}
 * grams, a word of the mass ledger, or a text as it is. It holds nothing that changes while the
 * contradiction stays the same: what was explained would be opened again for it.
 */
@Component
class DeviceDoubts {
  private final JdbcClient jdbc;

  DeviceDoubts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One look at a time. */
  void begin() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('doubt.look'))").query((row, _) -> 1).list();
    jdbc.sql("delete from doubt.finding").update();
  }

  int found() {
    return jdbc.sql("select count(*) from doubt.finding").query(Integer.class).single();
  }

  void find() {
    serialTwice();
    serialOfAnother();
    wipedWithoutProof();
    driveAfterItsEnd();
    wipedAfterDelivery();
    lentAndHere();
    twoRooms();
    homeAndHeard();
    lostAndHeard();
  }

  /** One that went back to its donor may come again and be another device to us. */
  private void serialTwice() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, told, path)
            select 'SERIAL_TWICE', 'serial:' || upper(coalesce(maker, '')) || ':' || upper(serial), min(device),
                   array[coalesce(max(maker), '') || ' ' || max(serial), 'n:' || count(*),
                         array_to_string((array_agg(tag order by device))[1:5], ', ')],
                   '/devices/' || (array_agg(tag order by device))[1]
              from custody.devices
             where serial is not null and stage <> 'WITH_DONOR'
             group by upper(coalesce(maker, '')), upper(serial)
            having count(*) > 1
            """)
        .update();
  }

  /** Its serial stands in the list of a gift of somebody else. */
  private void serialOfAnother() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, told, path)
            select distinct on (d.device) 'SERIAL_OF_ANOTHER', 'device:' || d.device, d.device,
                   array[s.serial, g.name, o.name], '/devices/' || d.tag
              from (select device, upper(serial) as serial from custody.devices where serial is not null
                    union
                    select device, upper(serial) from evidence.machines where device is not null and serial is not null) s
              join lists.rows r on upper(r.serial) = s.serial and r.left_out is not true
              join lists.imports i on i.import = r.import and i.state = 'COMMITTED'
              join custody.devices d on d.device = s.device and d.donor <> i.donor
              join partners.partners g on g.partner = d.donor
              join partners.partners o on o.partner = i.donor
             order by d.device, i.import
            """)
        .update();
  }

  /**
   * The book says cleared. Either no document of ours is the proof that it names, or a drive of it
   * has no account.
   */
  private void wipedWithoutProof() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, told, path)
            select 'WIPED_WITHOUT_PROOF', 'device:' || d.device, d.device,
                   array[(c.occurred_at at time zone 'Asia/Shanghai')::date::text], '/devices/' || d.tag
              from custody.devices d
              join lateral (
                select f.occurred_at, f.detail from custody.facts f
                 where f.device = d.device and f.kind = 'CLEARED' and not f.voided
                 order by f.nth desc limit 1) c on true
             where d.data = 'CLEARED'
               and (exists (select from wiping.fates f where f.device = d.device and f.fate = 'OPEN')
                    or c.detail ->> 'how' = 'WIPED'
                       and not exists (select from evidence.documents e
                                        where (c.detail -> 'proofs')::jsonb @> to_jsonb(e.sha256)
                                          and e.device = d.device))
            """)
        .update();
  }

  /** A drive that was destroyed before witnesses, and a later document that names it. */
  private void driveAfterItsEnd() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, told, path)
            select 'DRIVE_AFTER_ITS_END', 'drive:' || w.drive, w.device,
                   array[w.serial, (w.gone_at at time zone 'Asia/Shanghai')::date::text,
                         (max(s.received_at) at time zone 'Asia/Shanghai')::date::text], '/devices/' || d.tag
              from wiping.drives w
              join evidence.seen_drives s on upper(s.serial) = upper(w.serial) and s.received_at > w.gone_at
              join custody.devices d on d.device = w.device
             where w.gone = 'DESTROYED'
             group by w.drive, w.device, w.serial, w.gone_at, d.tag
            """)
        .update();
  }

  /** By days: a hand-over is dated by the day, a wipe by the minute. */
  private void wipedAfterDelivery() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, classroom, told, path)
            select 'WIPED_AFTER_DELIVERY', 'fact:' || o.number, o.device, (o.detail ->> 'classroom')::bigint,
                   array[(o.occurred_at at time zone 'Asia/Shanghai')::date::text,
                         (c.occurred_at at time zone 'Asia/Shanghai')::date::text], '/devices/' || o.tag
              from custody.facts o
              join lateral (
                select x.occurred_at from custody.facts x
                 where x.device = o.device and x.nth < o.nth and x.kind = 'CLEARED' and not x.voided
                 order by x.nth desc limit 1) c on true
             where o.kind = 'DISPATCHED' and not o.voided
               and (c.occurred_at at time zone 'Asia/Shanghai')::date > (o.occurred_at at time zone 'Asia/Shanghai')::date
            """)
        .update();
  }

  /** Lent, and in our hands: the book says that we hold it, or it was on the bench since. */
  private void lentAndHere() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, classroom, told, path)
            select 'LENT_AND_HERE', 'device:' || d.device, d.device, d.classroom,
                   array[coalesce((t.tested_at at time zone 'Asia/Shanghai')::date::text, '–')], '/devices/' || d.tag
              from custody.devices d
              left join lateral (
                select max(t.tested_at) as tested_at from repair.tests t
                 where t.device = d.device and t.tested_at > d.changed_at) t on true
             where d.stage = 'IN_CLASS' and (d.holder = 1 or t.tested_at is not null)
            """)
        .update();
  }

  /** In class in one room by the book; somebody found it, or it ran, in another one since. */
  private void twoRooms() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, classroom, told, path)
            select distinct on (d.device) 'TWO_ROOMS', 'device:' || d.device, d.device, d.classroom,
                   array[hp.name || ' · ' || h.name, tp.name || ' · ' || t.name, s.day::text], '/devices/' || d.tag
              from (select device, classroom, (seen_at at time zone 'Asia/Shanghai')::date as day
                      from takeback.sightings where answer = 'UNEXPECTED'
                    union all
                    select device, classroom, on_day from visits.latest_rolls where state in ('WORKING', 'FAULTY')
                    union all
                    select device, classroom, last_day from usage.signals where classroom is not null) s
              join custody.devices d on d.device = s.device and d.stage = 'IN_CLASS' and d.classroom <> s.classroom
               and s.day >= (d.changed_at at time zone 'Asia/Shanghai')::date
              join classrooms.classrooms h on h.classroom = d.classroom
              join partners.partners hp on hp.partner = h.school
              join classrooms.classrooms t on t.classroom = s.classroom
              join partners.partners tp on tp.partner = t.school
             order by d.device, s.day desc, s.classroom
            """)
        .update();
  }

  /**
   * An agent that was enrolled before its computer came home or went to a plant, and reports after.
   * A day between: the last report may be on its way.
   */
  private void homeAndHeard() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, told, path)
            select distinct on (d.device) 'HOME_AND_HEARD', 'device:' || d.device, d.device,
                   array[(h.since at time zone 'Asia/Shanghai')::date::text,
                         (a.heard_at at time zone 'Asia/Shanghai')::date::text], '/devices/' || d.tag
              from agents.agents a
              join custody.devices d on d.device = a.device
              left join dismantling.treatments t on t.device = d.device
              cross join lateral (select coalesce(t.handed_over_at, d.received_at) as since) h
             where d.stage in ('TO_INSPECT', 'TO_WIPE', 'TO_REPAIR', 'READY', 'RESERVED', 'TO_DISMANTLE', 'SHIPPED',
                               'DISMANTLED')
               and a.enrolled_at < h.since and a.heard_at > h.since + interval '1 day'
             order by d.device, a.heard_at desc
            """)
        .update();
  }

  /** Missing or given up, and a sign of it that nobody looked into. */
  private void lostAndHeard() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, device, classroom, told, path)
            select 'LOST_AND_HEARD', 'search:' || s.search, s.device, d.classroom,
                   array[(s.missed_at at time zone 'Asia/Shanghai')::date::text, max(a.day)::text],
                   '/losses/' || s.search
              from losses.searches s
              join losses.alarms a on a.search = s.search and a.settled_at is null
              join custody.devices d on d.device = s.device
             where s.state <> 'FOUND'
             group by s.search, s.device, s.missed_at, d.classroom
            """)
        .update();
  }
}
