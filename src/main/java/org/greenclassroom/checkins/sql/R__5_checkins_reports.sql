-- Every report; current: no later one of its period has come; what is typed in late does not replace what
-- came after it. Of questionnaires every one is current.
create or replace view checkins.reports as
select r.report, r.classroom, r.task, r.kind, r.period, r.received_at, r.via, r.working, r.faulty,
       r.missing, r.foreign_devices, r.room_state, r.revision, r.version, r.recorded_at,
       r.kind not in ('CHECKIN', 'INVENTORY') or not exists (
         select from checkins.report n
          where n.classroom = r.classroom and n.kind = r.kind and n.period = r.period
            and ((n.received_at at time zone 'Asia/Shanghai')::date, n.revision)
                > ((r.received_at at time zone 'Asia/Shanghai')::date, r.revision)) as current,
       (select count(*) from checkins.answer a where a.report = r.report and a.starred)::int as starred
  from checkins.report r;

-- What the current inventories say of each computer.
create or replace view checkins.rolls as
select r.report, r.classroom, l.device, l.state, r.period, r.received_at
  from checkins.roll l
  join checkins.reports r using (report)
 where r.current;

-- Completeness (I-20) and timeliness (I-21), one row per room and period in which a report was
-- expected. On time: within 10 days after the month, 30 days after the half-year has begun by a
-- month (an inventory is of January or July).
create or replace view checkins.rates as
with expected as (
  select distinct t.classroom, t.kind,
         case t.kind when 'CHECKIN' then date_trunc('month', t.wanted_on)::date
              else make_date(extract(year from t.wanted_on)::int,
                             case when extract(month from t.wanted_on) < 7 then 1 else 7 end, 1)
          end as period
    from followup.tasks t
   where t.kind in ('CHECKIN', 'INVENTORY') and t.state <> 'CALLED_OFF'
), came as (
  select classroom, kind, period, min((received_at at time zone 'Asia/Shanghai')::date) as first_on
    from checkins.report where kind in ('CHECKIN', 'INVENTORY') group by classroom, kind, period
)
select e.classroom, c.school, e.kind, e.period, 1 as expected,
       (m.first_on is not null)::int as received,
       coalesce(m.first_on < e.period + interval '1 month'
                             + case e.kind when 'CHECKIN' then interval '10 days' else interval '30 days' end,
                false)::int as timely,
       m.first_on
  from expected e
  join classrooms.classrooms c using (classroom)
  left join came m on m.classroom = e.classroom and m.kind = e.kind and m.period = e.period;

-- What questionnaires say, counted: of the programme, of a county, of a school. Hidden (null) while
-- fewer than five answered, or fewer than ten pupils were counted; rooms for special needs are seen
-- in the programme's figures only.
create or replace view checkins.counts as
with asked as (
  select r.report, r.kind, extract(year from r.period)::int as year, c.school, s.division, c.special_needs,
         a.item, a.value, i.type,
         (select z.value::int from checkins.answer z where z.report = r.report and z.item = 'class_size') as class_size
    from checkins.report r
    join checkins.answer a using (report)
    join checklists.items i on i.version = r.version and i.item = a.item
    join classrooms.classrooms c using (classroom)
    left join schools.schools s on s.school = c.school
   where r.kind in ('PRINCIPAL', 'TEACHER', 'PUPILS') and a.value is not null
     and (i.type in ('YES_NO', 'ONE_OF', 'SEVERAL_OF') or (r.kind = 'PUPILS' and i.type = 'INTEGER'))
), placed as (
  select asked.*, p.scope, p.place
    from asked
   cross join lateral (values ('PROGRAMME', ''), ('COUNTY', asked.division), ('SCHOOL', asked.school::text))
         as p (scope, place)
   where p.place is not null and (p.scope = 'PROGRAMME' or not asked.special_needs)
), answered as (
  select scope, place, kind, year, item, count(distinct report)::int as answers,
         case when kind = 'PUPILS' then coalesce(sum(class_size), 0) else count(distinct report) end::int as n
    from placed group by scope, place, kind, year, item
), counted as (
  select scope, place, kind, year, item, code.code,
         sum(case when kind = 'PUPILS' then value::int else 1 end)::int as total
    from placed
   cross join lateral string_to_table(case when kind = 'PUPILS' then 'counted' else value end, ' ') as code (code)
   group by scope, place, kind, year, item, code.code
)
select scope, place, kind, year, item, code, answers, n,
       case when a.n >= case when kind = 'PUPILS' then 10 else 5 end then c.total end as total
  from counted c
  join answered a using (scope, place, kind, year, item);

grant select on checkins.reports, checkins.rolls, checkins.rates, checkins.counts to green_app;
