-- Every calendar there is.
create or replace view calendar.calendars as
select calendar, level, parent, territory, division, school, name, zone from calendar.calendar;

-- Which calendar a school follows: its own, else that of its division (the most digits), else its
-- territory's. One that went into another follows that one's.
create or replace view calendar.schools as
with place as (
  select p.partner as school, coalesce(h.heir, p.partner) as stands, p.territory
    from partners.partners p
    left join schools.heirs h on h.school = p.partner
   where 'SCHOOL' = any(p.kinds)),
lying as (
  select distinct on (school) school, code from schools.divisions
   where valid_from <= (now() at time zone 'Asia/Shanghai')::date
   order by school, valid_from desc)
select s.school, coalesce(o.calendar, d4.calendar, d3.calendar, d2.calendar, t.calendar, e.calendar) as calendar
  from place s
  left join lying l on l.school = s.stands
  left join calendar.calendar o on o.school = s.stands
  left join calendar.calendar d4 on d4.territory = s.territory and d4.division = l.code
  left join calendar.calendar d3 on d3.territory = s.territory and d3.division = left(l.code, 4)
  left join calendar.calendar d2 on d2.territory = s.territory and d2.division = left(l.code, 2)
  left join calendar.calendar t on t.territory = s.territory and t.level = 'TERRITORY'
  join calendar.calendar e on e.territory = 'OTHER' and e.level = 'TERRITORY';

-- What a day is, and how many school days and working days lie before it: the number between two days
-- is the difference. expected: nobody has published it yet.
create or replace view calendar.days as
select calendar, day, kind, teaching, working, teaching_before, working_before,
       lessons_off, standing = 'EXPECTED' as expected
  from calendar.day;

-- When the office of a territory works, on working days.
create or replace view calendar.office_hours as
select territory, opens, closes from calendar.office_hour;

-- Each time something was said of days, by its number: who counts days counts them anew.
create or replace view calendar.changes as
select change, calendar, what, changed_at from calendar.change;

grant select on calendar.changes, calendar.calendars, calendar.schools, calendar.days, calendar.office_hours to green_app;
