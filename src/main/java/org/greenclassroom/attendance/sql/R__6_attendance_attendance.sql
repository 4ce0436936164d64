-- Who was there: one row for a person at a place. Whoever was only seen leaving came when the place began.
create or replace view attendance.presences as
select p.presence, p.activity, p.slot, p.volunteer, coalesce(p.came_at, s.starts_at) as came_at, p.left_at, p.via
  from attendance.presence p join activities.slots s using (slot)
 where p.came_at is not null or p.left_at is not null;

create or replace view attendance.hours as
select hour as hours, activity, slot, volunteer, partner, day, planned_min, actual_min, state from attendance.hour;

create or replace view attendance.certificates as
select certificate, number, volunteer, minutes, state, from_day, until_day, issued_at from attendance.certificate;

-- Counts of a day and an audience from which at least five sheets came back; fewer would show who said what.
create or replace view attendance.answers as
select a.activity, a.audience, a.question, a.choice, a.given
  from attendance.answer a
 where (select sum(b.given) from attendance.answer b
         where b.activity = a.activity and b.audience = a.audience and b.question = a.question) >= 5;

grant select on attendance.presences, attendance.hours, attendance.certificates, attendance.answers to green_app;
