-- One row a session: whose class, by what, how it went. pupils, line, minutes_lost: null until told.
create or replace view distance.sessions as
select s.session, s.request, s.activity, r.school, r.classroom, r.grade, s.platform, s.recording,
       a.starts_at - interval '2 days' as rehearsal_at, w.good as rehearsed_well,
       case when s.ready_for = a.starts_at then s.ready_at end as ready_at, s.begun_at, s.held_at,
       t.pupils, t.girls, t.boys, t.line, t.minutes_lost, t.useful
  from distance.session s
  join distance.request r using (request)
  join activities.activities a on a.activity = s.activity
  left join lateral (select x.good from distance.rehearsal x
                      where x.session = s.session and x.begins = a.starts_at
                      order by x.rehearsal desc limit 1) w on true
  left join lateral (select x.* from distance.told x
                      where x.session = s.session and x.told_at >= a.starts_at
                      order by x.told desc limit 1) t on true;

-- Requests, without the person who asked.
create or replace view distance.requests as
select request, school, classroom, course, grade, pupils, sessions, down_kbit, state, asked_at, answered_at
  from distance.request;

grant select on distance.sessions, distance.requests to green_app;
