-- Every ticket as it stands. due_at: the day that was promised, else what the timer says. One that is
-- paused or solved is never overdue. running_seconds: office time it took until running_since.
create or replace view tickets.tickets as
select t.ticket, t.classroom, t.device, t.category, t.part, t.severity, t.state, t.opened_at,
       coalesce((t.promised_on + 1)::timestamp at time zone 'Asia/Shanghai', t.due_at) as due_at,
       t.solved_at,
       coalesce(t.state = 'OPEN' and t.paused_for is null
         and coalesce((t.promised_on + 1)::timestamp at time zone 'Asia/Shanghai', t.due_at) < now(), false) as overdue,
       t.paused_for is not null as paused, t.paused_for, t.source, t.source_ref,
       t.acknowledge_by, t.acknowledged_at, t.acknowledged_in, t.closed_at, t.reopened, t.at_visit, t.promised_on,
       t.running_seconds, t.running_since, t.target_seconds,
       t.solved_at is not null and t.running_seconds <= t.target_seconds as in_time
  from tickets.ticket t;

-- The clock as intervals, one after the other; until: the beginning of the next, null for the last.
create or replace view tickets.intervals as
select ticket, row_number() over w as nth,
       case kind when 'PAUSE' then 'PAUSED' when 'SOLVE' then 'SOLVED' when 'CLOSE' then 'CLOSED'
                 else 'RUNNING' end as state,
       reason, at as from_at, lead(at) over w as until_at
  from tickets.event where kind not in ('POLICY', 'ACKNOWLEDGE')
window w as (partition by ticket order by at);

-- What should have been acknowledged or solved by now.
create or replace view tickets.delays as
select ticket, classroom, severity, 'RESOLVE' as what, due_at as since from tickets.tickets where overdue
union all
select ticket, classroom, severity, 'ACKNOWLEDGE', acknowledge_by from tickets.tickets
 where state = 'OPEN' and not paused and acknowledged_at is null and acknowledge_by < now();

-- What to bring to a room for what is to be put right at the next visit.
create or replace view tickets.carries as
select t.classroom, c.part, c.pieces, t.ticket
  from tickets.carry c join tickets.ticket t using (ticket)
 where t.at_visit and t.state = 'OPEN';

-- Which device stands where another stood.
create or replace view tickets.replacements as
select ticket, went, came, noted_at from tickets.replacement;

grant select on tickets.tickets, tickets.intervals, tickets.delays, tickets.carries,
                tickets.replacements to green_app;
