-- The endings of loans, open and over. reason: why it ends early, else what was said with the decision.
create or replace view endings.endings as
select e.ending, e.classroom, e.due_on, e.state, e.decision, e.decided_at, e.letters_at, e.plan_at,
       coalesce(p.why, p.words, '') as reason,
       e.school, e.began_on, e.ask_on, e.letters_on, e.plan_on, e.collect_on, e.carried_at, e.settled_at, e.outcome
  from endings.ending e
  left join endings.proposal p on p.ending = e.ending and p.state = 'AGREED';

-- Which side said what of the proposal that counts.
create or replace view endings.voices as
select p.ending, p.proposal, p.decision, p.state, v.side, v.answer, v.said_at
  from endings.proposal p join endings.voice v using (proposal)
 where p.state in ('OPEN', 'AGREED');

-- Every loan that is past its day, and why: what stands in the way today. A room that was closed and in
-- which something was found again is one of them.
create or replace view endings.lates as
select c.classroom, c.school, c.sponsor, c.name, c.due_on,
       (now() at time zone 'Asia/Shanghai')::date - c.due_on as days_late,
       c.in_class, c.missing, c.coming_back, e.ending, e.state, e.decision, r.recall,
       case when c.ended_on is not null                          then 'FOUND_AGAIN'
            when r.recall is not null                            then 'COUNTING'
            when c.in_class = 0 and c.coming_back > 0            then 'ON_THE_ROAD'
            when c.in_class = 0 and c.missing > 0                then 'ONLY_MISSING'
            when e.ending is null                                then 'NOT_BEGUN'
            when e.state = 'PROPOSED'                            then 'UNANSWERED'
            when e.state = 'OPEN' and q.refused                  then 'REFUSED'
            when e.state = 'OPEN'                                then 'UNDECIDED'
            when p.unsigned                                      then 'UNSIGNED'
            when p.waiting                                       then 'HANDS'
            when e.carried_at is null                            then 'NOT_CARRIED'
            else 'NOT_RECALLED'
        end as reason,
       case when e.state = 'PROPOSED' then array_remove(array[
              case when not q.school then 'SCHOOL' end,
              case when not q.programme then 'PROGRAMME' end,
              case when not q.sponsor and c.sponsor is not null then 'SPONSOR' end], null)
            else '{}' end as awaited,
       m.words as remark, m.until_on as remark_until
  from classrooms.classrooms c
  left join endings.ending e on e.classroom = c.classroom and e.settled_at is null
  left join lateral (
    select r.recall from takeback.recalls r
     where r.classroom = c.classroom and r.closed_at is null limit 1) r on true
  left join lateral (
    select (array_agg(p.state order by p.proposal desc))[1] = 'REFUSED' as refused,
           coalesce(bool_or(v.side = 'SCHOOL') filter (where p.state = 'OPEN'), false) as school,
           coalesce(bool_or(v.side = 'PROGRAMME') filter (where p.state = 'OPEN'), false) as programme,
           coalesce(bool_or(v.side = 'SPONSOR') filter (where p.state = 'OPEN'), false) as sponsor
      from endings.proposal p left join endings.voice v using (proposal)
     where p.ending = e.ending) q on true
  left join lateral (
    select bool_or(a.state = 'DRAFTED') as unsigned,
           bool_or(a.state = 'SIGNED' and k.what in ('OWNERSHIP', 'RELOCATION')
                   and k.carried_out_at is null) as waiting
      from (select k.what, k.ref, l.carried_out_at
              from endings.proposal o
              join endings.consequence k using (proposal)
              join classrooms.loan_papers l on l.paper = k.ref
             where o.ending = e.ending and o.state = 'AGREED' and k.what in ('EXTENSION', 'OWNERSHIP', 'RELOCATION')) k
      join papers.papers a on a.paper = k.ref) p on true
  left join lateral (
    select m.words, m.until_on from endings.remark m
     where m.classroom = c.classroom order by m.remark desc limit 1) m on true
 -- the days first: they lie in the table, the counts must be made for each room
 where (c.due_on <= (now() at time zone 'Asia/Shanghai')::date or c.ended_on is not null)
   and (c.state = 'LATE' or c.state = 'CLOSED' and c.in_class > 0);

-- Computers that became a school's own, and whether our duty to take them back lasts.
create or replace view endings.watches as
select w.device, w.classroom, w.school, w.left_at, w.ask_on, w.released, w.released_on, w.plant, w.heard_on
  from endings.watched w;

grant select on endings.endings, endings.voices, endings.lates, endings.watches to green_app;
