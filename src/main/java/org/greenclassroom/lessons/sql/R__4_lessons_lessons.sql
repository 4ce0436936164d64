create or replace view lessons.timetables as
select entry, classroom, weekday, period, from_time, minutes, grade, class_label, course_version, valid_from, valid_until,
       school, tongue as language
  from lessons.entry
 where valid_until is null or valid_until >= valid_from;

-- Every entry on every day on which there are lessons by the school's calendar: not on holidays, in breaks and
-- examinations; on a made-up day by the weekday that somebody said, else by its own.
create or replace view lessons.plans as
select e.entry, e.classroom, e.school, d.day, e.weekday, e.period, e.from_time, e.minutes, e.grade, e.class_label,
       e.course_version, e.tongue
  from lessons.entry e
  join calendar.schools s on s.school = e.school
  join calendar.days d on d.calendar = s.calendar and d.teaching and d.kind <> 'EXAM'
                      and d.day >= e.valid_from and d.day <= coalesce(e.valid_until, '9999-12-31')
  left join lessons.following f on f.school = e.school and f.day = d.day and d.kind = 'MAKEUP'
 where e.weekday = coalesce(f.weekday, extract(isodow from d.day));

-- The last word on each lesson, and what was expected until today of which nobody said a word.
create or replace view lessons.lessons as
select l.lesson, l.classroom, l.day, l.state, l.entry, l.minutes, l.pupils, l.girls, l.boys, l.computers,
       l.course_version, l.tongue as language, l.via, l.grade, l.class_label, l.reason, l.unit
  from lessons.lesson l
 where l.state <> 'WITHDRAWN'
   and not exists (select from lessons.lesson n where n.thread = l.thread and n.revision > l.revision)
union all
select null, p.classroom, p.day, 'EXPECTED', p.entry, p.minutes, null, null, null, null,
       p.course_version, p.tongue, null, p.grade, p.class_label, null, null
  from lessons.plans p
 where p.day <= (now() at time zone 'Asia/Shanghai')::date
   and not exists (
     select from lessons.lesson l
      where l.entry = p.entry and l.day = p.day and l.state <> 'WITHDRAWN'
        and not exists (select from lessons.lesson n where n.thread = l.thread and n.revision > l.revision));

-- Each room in each week (its Monday). Today's lessons count when somebody said a word; extra ones stood in no
-- timetable and are not among the expected ones.
create or replace view lessons.weeks as
select classroom, date_trunc('week', day)::date as week,
       count(*) filter (where entry is not null and (state <> 'EXPECTED' or day < today.today))::int as expected,
       count(*) filter (where entry is not null and state = 'HELD')::int as held,
       count(*) filter (where state = 'CANCELLED')::int as cancelled,
       count(*) filter (where state = 'EXPECTED' and day < today.today)::int as silent,
       count(*) filter (where entry is null and state = 'HELD')::int as extra,
       coalesce(sum(minutes) filter (where state = 'HELD'), 0)::bigint as minutes,
       coalesce(sum(minutes::bigint * pupils) filter (where state = 'HELD'), 0)::bigint as pupil_minutes
  from lessons.lessons
 cross join (select (now() at time zone 'Asia/Shanghai')::date as today) today
 group by classroom, date_trunc('week', day);

-- Of each class, test and phase the last word; what fewer than ten pupils did is told to nobody.
create or replace view lessons.assessments as
select a.assessment, a.classroom, a.grade, a.class_label, a.course_version, a.instrument, a.phase, a.day, a.n,
       case when a.n >= 10 then a.mean end as mean, case when a.n >= 10 then a.deviation end as deviation,
       case when a.n >= 10 then a.bands end as bands, a.n < 10 as withheld
  from lessons.assessment a
 where not exists (
   select from lessons.assessment n
    where (n.classroom, n.grade, n.class_label, n.course_version, n.instrument, n.phase)
          = (a.classroom, a.grade, a.class_label, a.course_version, a.instrument, a.phase)
      and n.revision > a.revision);

-- Which pack stands in a room now: the last that was put there of each name.
create or replace view lessons.installations as
select distinct on (i.classroom, p.name) i.classroom, p.name, i.pack, p.number, p.version, p.sha256, i.day, i.computers
  from lessons.installation i
  join courses.packs p using (pack)
 order by i.classroom, p.name, i.day desc, i.installation desc;

grant select on lessons.timetables, lessons.plans, lessons.lessons, lessons.weeks, lessons.assessments,
                lessons.installations to green_app;
