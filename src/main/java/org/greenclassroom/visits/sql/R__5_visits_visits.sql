-- Every visit, whatever its state: what is not approved yet is shown and labelled, never hidden.
create or replace view visits.visits as
select v.visit, v.classroom, v.task, v.day, v.state, v.author,
       case when v.state = 'APPROVED' then v.read_by end as approver,
       v.version, v.opened_at, v.received_at, v.submitted_at,
       case when v.state = 'APPROVED' then v.read_at end as approved_at, v.metres,
       (select count(*) from visits.photograph p where p.visit = v.visit) as photographs
  from visits.visit v;

-- What was last said of each computer in a visit, and of what is not ours (device is null).
create or replace view visits.rolls as
select distinct on (e.visit, e.item)
       e.visit, v.classroom, e.device, e.state, v.day as on_day, v.state = 'APPROVED' as approved,
       v.state in ('SUBMITTED', 'APPROVED') as handed_in, e.item as code, e.reason, e.said_at
  from visits.entry e join visits.visit v using (visit)
 where e.kind = 'ROLL'
 order by e.visit, e.item, e.said_at desc, e.nth desc;

-- The last that is known of each computer, from visits that were handed in.
create or replace view visits.latest_rolls as
select distinct on (device) device, visit, classroom, state, on_day, approved, said_at
  from visits.rolls
 where device is not null and handed_in
 order by device, on_day desc, said_at desc;

-- What was last said of each item of the checklist.
create or replace view visits.answers as
select distinct on (e.visit, e.item)
       e.visit, e.item, e.value, e.reason, e.starred, e.said_at
  from visits.entry e
 where e.kind = 'ANSWER'
 order by e.visit, e.item, e.said_at desc, e.nth desc;

grant select on visits.visits, visits.rolls, visits.latest_rolls, visits.answers to green_app;
