-- What counts as a sign that a room lives, the latest of each source: any minute or contact of a
-- computer, a teacher's number, a report of the school, a visit that was handed in. A call that was
-- answered is none: it says that the school lives; what was said of the room is entered as a report.
create or replace view watch.signals as
select classroom, last_day as day, 'USAGE' as source from usage.rooms where last_day is not null
union all
select classroom, max((received_at at time zone 'Asia/Shanghai')::date), 'CHECKIN'
  from checkins.reports group by classroom
union all
select classroom, max(day), 'VISIT' from visits.visits where state in ('SUBMITTED', 'APPROVED') group by classroom;

-- What was said of each computer, by visits that were handed in and by inventories of the school. What was
-- not there and was found since is no missing one any more; nobody looked yet whether it works.
create or replace view watch.sightings as
select r.device, r.classroom,
       case when r.state = 'MISSING' and exists (
              select from custody.facts f
               where f.device = r.device and f.kind = 'FOUND' and not f.voided and f.occurred_at >= r.said_at)
            then 'FOUND' else r.state end as state,
       r.on_day, r.said_at
  from (select device, classroom, state, on_day, said_at
          from visits.rolls where handed_in and device is not null
        union all
        select device, classroom, state, (received_at at time zone 'Asia/Shanghai')::date, received_at
          from checkins.rolls) r;

-- What a school counted itself; of each period the latest.
create or replace view watch.tellings as
select classroom, kind, (received_at at time zone 'Asia/Shanghai')::date as on_day, received_at as said_at,
       working, faulty, missing
  from checkins.reports where current and kind in ('CHECKIN', 'INVENTORY');

-- Tasks whose visit was made and approved by a second person.
create or replace view watch.approvals as
select distinct task from visits.visits where state = 'APPROVED' and task is not null;

-- Reports that were expected and came (I-20, I-21), one row a room, kind and period.
create or replace view watch.reports as
select classroom, period, expected, received, timely from checkins.rates;

grant select on watch.signals, watch.sightings, watch.tellings, watch.approvals, watch.reports to green_app;
