-- One row per computer and day. A contact has no minutes: null is "not told", 0 is "nobody used it".
create or replace view usage.days as
select device, classroom, day, revision,
       case when quality <> 'CONTACT_ONLY' then on_min end as on_min,
       case when sees_use then active_min end as active_min,
       case when quality <> 'CONTACT_ONLY' then starts end as starts,
       quality, source, disk, version
  from usage.day;

-- Weeks begin on Monday. devices_reporting: different computers that told minutes; devices_used: that
-- somebody used; devices_seen: that gave any sign. judged_min: minutes on of those that can tell use.
create or replace view usage.weeks as
select classroom, week, on_min, active_min, devices as devices_reporting, device_days, judged_min, starts,
       used as devices_used, seen as devices_seen
  from usage.room_week;

-- The same by day.
create or replace view usage.room_days as
select classroom, day, on_min, active_min, devices as devices_reporting, judged_min, starts,
       used as devices_used, seen as devices_seen
  from usage.room_day;

-- By month, with the minutes of which nobody knows the day.
create or replace view usage.months as
select classroom, month, on_min, active_min, judged_min, device_days,
       stray_on as unknown_day_on_min, stray_active as unknown_day_active_min
  from usage.room_month;

-- By computer and week.
create or replace view usage.device_weeks as
select device, classroom, week, on_min, active_min, days, seen as days_seen from usage.device_week;

-- The latest sign of each computer.
create or replace view usage.signals as
select device, classroom, last_day, source, last_minutes_day, last_active_day, version, disk
  from usage.device where last_day is not null;

-- The last day on which a computer ran where no room of ours is: missing, given up, or on its way.
create or replace view usage.wanderers as
select device, last_day, told_at from usage.wanderer;

-- The latest sign of each classroom; one of which nothing was ever heard has no row. last_day counts a
-- teacher's number too, signal_day does not.
create or replace view usage.rooms as
select r.classroom, greatest(r.last_day, r.manual_day) as last_day, r.last_day as signal_day,
       r.last_minutes_day, r.manual_day,
       n.seen as devices_seen_28d, n.reporting as devices_reporting_28d, n.used as devices_used_28d
  from usage.room r
  cross join (select (now() at time zone 'Asia/Shanghai')::date as day) today
  left join lateral (
    select count(*) filter (where d.last_day > today.day - 28)         as seen,
           count(*) filter (where d.last_minutes_day > today.day - 28) as reporting,
           count(*) filter (where d.last_active_day > today.day - 28)  as used
      from usage.device d where d.classroom = r.classroom) n on true;

-- What must be looked at: CLOCK_BAD, DISK, INTERLEAVED.
create or replace view usage.flags as
select f.device, d.classroom, f.day, f.flag, f.raised_at
  from usage.flag f join usage.device d using (device);

-- Hours that a teacher wrote down, the latest of each week.
create or replace view usage.manuals as
select distinct on (classroom, week) classroom, week, minutes, computers, said_at, said_by
  from usage.manual order by classroom, week, manual desc;

-- What was sent, piece by piece.
create or replace view usage.batches as
select batch, sha256, source, via, collector, sequence, previous, received_at, rows, accepted, duplicates,
       superseded, rejected
  from usage.batch;

grant select on usage.days, usage.weeks, usage.room_days, usage.months, usage.device_weeks, usage.signals,
                usage.wanderers, usage.rooms, usage.flags, usage.manuals, usage.batches to green_app;
