-- What is to be done for a room by which day, where it stands, and whose it is.
create or replace view followup.tasks as
select t.task, t.classroom, t.kind, t.due_on, t.first_due_on, t.done_on, t.done_by_kind, t.state,
       t.wanted_on, t.engineer, t.done_by, t.why_off, t.settled_at, t.made_at,
       t.state = 'OPEN' and t.due_on < (now() at time zone 'Asia/Shanghai')::date as late
  from followup.task t;

-- Each day a task was moved from and to.
create or replace view followup.moves as
select move, task, from_on, to_on, reason, moved_at, moved_by from followup.move;

-- Whom we talked to, and what comes next; settled_on is when that was done.
create or replace view followup.contacts as
select c.contact, c.classroom, c.channel, c.on_day, c.summary, c.next_on, c.next_what, c.told_at,
       c.told_by, s.settled_on,
       c.next_on is not null and s.contact is null
         and c.next_on < (now() at time zone 'Asia/Shanghai')::date as late
  from followup.contact c
  left join followup.settling s using (contact);

grant select on followup.tasks, followup.moves, followup.contacts to green_app;
