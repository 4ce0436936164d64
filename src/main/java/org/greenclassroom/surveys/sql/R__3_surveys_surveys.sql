-- One row per survey, every answer a column; null is unknown.
-- counts: the newest of its room that was not set aside. contested: it and another did not know of
-- each other, and nobody said yet which of them counts.
create or replace view surveys.surveys as
with judged as (
  select s.*,
         exists (select from surveys.settling t join surveys.survey o using (survey)
                  where (o.survey = s.survey or o.beside = s.survey) and t.counts <> s.survey) as set_aside,
         exists (select from surveys.survey o
                  where o.beside is not null and (o.survey = s.survey or o.beside = s.survey)
                    and not exists (select from surveys.settling t where t.survey = o.survey)) as contested
    from surveys.survey s
)
select survey, errand, school, site, room, room_key, seats, surveyed_at, recorded_at, surveyed_by, beside,
       power, volts, sockets, breaker_amperes, earthing, earth_ohms, lockable, bars, damp, storey,
       length_m, width_m, internet, down_mbps, up_mbps, tables, chairs, tenure, rented_until, closure,
       requisition, merger, teacher_hours, deputy, foreign_computers, foreign_youngest_years,
       foreign_oldest_years, foreign_owner, note, set_aside, contested,
       not set_aside and not exists (
         select from judged n
          where n.school = j.school and n.room_key = j.room_key and not n.set_aside
            and (n.surveyed_at, n.survey) > (j.surveyed_at, j.survey)) as counts
  from judged j;
grant select on surveys.surveys to green_app;
