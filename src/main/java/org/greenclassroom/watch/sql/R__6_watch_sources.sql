-- What counts as a sign that a room lives, the latest of each source: any minute or contact of a
-- computer, a teacher's number. A call that was answered is none: it says that the school lives.
create or replace view watch.signals as
select classroom, last_day as day, 'USAGE' as source from usage.rooms where last_day is not null;

-- What was said of each computer by somebody who saw it.
create or replace view watch.sightings as
select null::bigint as device, null::bigint as classroom, null::text as state, null::date as on_day,
       null::timestamptz as said_at where false;

-- What a school counted itself; of each period the latest.
create or replace view watch.tellings as
select null::bigint as classroom, null::text as kind, null::date as on_day, null::timestamptz as said_at,
       null::int as working, null::int as faulty, null::int as missing where false;

-- Tasks whose visit was made.
create or replace view watch.approvals as
select task from followup.tasks where kind = 'VISIT' and done_on is not null;

-- Reports that were expected and came (I-20, I-21), one row a room, kind and period.
create or replace view watch.reports as
select classroom, date_trunc('month', wanted_on)::date as period, 1 as expected, (done_on is not null)::int as received,
       coalesce(done_on <= due_on + 10, false)::int as timely
  from followup.tasks where kind in ('CHECKIN', 'INVENTORY') and state <> 'CALLED_OFF';

grant select on watch.signals, watch.sightings, watch.tellings, watch.approvals, watch.reports to green_app;
