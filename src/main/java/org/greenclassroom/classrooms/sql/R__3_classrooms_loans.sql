-- What must be done for the end of a loan by which day, and what was done. Calls, visits and
-- inventories are planned by the follow-up; those done before it are history here.
create or replace view classrooms.milestones as
select m.milestone, m.classroom, c.school, m.kind, m.month, m.due_on, m.done_on, m.done_by, m.note,
       m.done_on is null and m.due_on < (now() at time zone 'Asia/Shanghai')::date as late
  from classrooms.milestone m
  join classrooms.classroom c using (classroom)
 where m.done_on is not null
    or c.ended_on is null and m.kind in ('DECISION', 'LETTERS', 'PLAN', 'COLLECTION');

-- What was open of the kinds that the follow-up plans now, for its plan to take in.
create or replace view classrooms.former_milestones as
select m.milestone, m.classroom, m.kind, m.month, m.due_on
  from classrooms.milestone m
  join classrooms.classroom c using (classroom)
 where m.done_on is null and c.ended_on is null
   and m.kind in ('CALL', 'VISIT', 'INVENTORY', 'ANNIVERSARY');

-- A room that follows another, one row per room that has one before it.
create or replace view classrooms.successions as
select s.classroom, s.before, s.how, s.linked_at from classrooms.succession s;

-- When a loan was due, each time that was set; the last one counts.
create or replace view classrooms.terms as
select term, classroom, due_on, why, reason, paper, set_at from classrooms.term;

-- The papers of a loan. settled_at: all have signed and it took effect; carried_out_at: what it says was
-- done with hands, too.
create or replace view classrooms.loan_papers as
select paper, classroom, purpose, due_on, partner, from_on, drawn_at, settled_at, carried_out_at
  from classrooms.loan_paper;

grant select on classrooms.milestones, classrooms.former_milestones, classrooms.successions, classrooms.terms,
                classrooms.loan_papers to green_app;
