-- Pupils with IT lessons by school year: rooms that were counted, and the sum of the latest counts. Sum the rows of
-- a year, never years. For the office only: a figure is told from tellable_school_years.
create or replace view classrooms.school_years as
select school_year, rooms, pupils, singly_rooms, singly, special_rooms, special from classrooms.school_year
union all
select school_year, rooms, pupils, singly_rooms, singly, special_rooms, special from classrooms.school_year_delta;

-- Headcounts as they may be told: nothing under ten, and of special needs only the whole programme's. source: of a room
-- by itself, how it was counted; SPECIAL and SMALL: many rooms together, without a classroom.
create or replace view classrooms.tellable_headcounts as
select h.classroom, h.school_year, h.pupils::bigint as pupils, 1::bigint as rooms, h.source
  from classrooms.headcounts h
  join classrooms.classroom c on c.classroom = h.classroom
 where h.pupils >= 10 and not c.special_needs
union all
select null::bigint, y.school_year, f.pupils, f.rooms, f.told
  from (select h.school_year,
               count(*) filter (where c.special_needs) as special_rooms,
               coalesce(sum(h.pupils) filter (where c.special_needs), 0) as special,
               count(*) filter (where not c.special_needs and h.pupils < 10) as small_rooms,
               coalesce(sum(h.pupils) filter (where not c.special_needs and h.pupils < 10), 0) as small
          from classrooms.headcounts h
          join classrooms.classroom c on c.classroom = h.classroom
         group by h.school_year) y
 cross join lateral classrooms.folded(y.special_rooms, y.special, y.small_rooms, y.small) f;

-- The sums of those rows by school year, from the running sums. rows: how many of them there are.
create or replace view classrooms.tellable_school_years as
select y.school_year, y.singly_rooms + f.rows as rows, y.singly_rooms + f.rooms as rooms, y.singly + f.pupils as pupils
  from (select school_year, sum(rooms)::bigint as rooms, sum(pupils)::bigint as pupils,
               sum(singly_rooms)::bigint as singly_rooms, sum(singly)::bigint as singly,
               sum(special_rooms)::bigint as special_rooms, sum(special)::bigint as special
          from classrooms.school_years group by school_year) y
 cross join lateral (
   select count(*) as rows, coalesce(sum(t.rooms), 0)::bigint as rooms, coalesce(sum(t.pupils), 0)::bigint as pupils
     from classrooms.folded(y.special_rooms, y.special, y.rooms - y.singly_rooms - y.special_rooms,
                            y.pupils - y.singly - y.special) t) f
 where y.singly_rooms + f.rows > 0;

grant select on classrooms.school_years, classrooms.tellable_headcounts, classrooms.tellable_school_years to green_app;
