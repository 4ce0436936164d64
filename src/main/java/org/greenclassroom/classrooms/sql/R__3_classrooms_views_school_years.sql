-- Pupils with IT lessons by school year: rooms that have any, and the sum of the latest counts. Sum the rows of
-- a year, never years. For the office only: a figure is told from tellable_school_years.
create or replace view classrooms.school_years as
select school_year, rooms, pupils, singly_rooms, singly, special_rooms, special from classrooms.school_year
union all
select school_year, rooms, pupils, singly_rooms, singly, special_rooms, special from classrooms.school_year_delta;

-- Rooms with pupils that are not told by themselves: for special needs, or with fewer than ten. For the views below only.
create or replace view classrooms.untold_rooms as
select h.school_year, c.school, true as special, h.pupils
  from classrooms.classroom c
  join classrooms.headcount h on h.classroom = c.classroom
 where c.special_needs and h.pupils > 0
   and not exists (select from classrooms.headcount n
                    where n.classroom = h.classroom and n.school_year = h.school_year and n.headcount > h.headcount)
union all
select h.school_year, c.school, false, h.pupils
  from classrooms.headcount h
  join classrooms.classroom c on c.classroom = h.classroom
 where h.pupils between 1 and 9 and not c.special_needs
   and not exists (select from classrooms.headcount n
                    where n.classroom = h.classroom and n.school_year = h.school_year and n.headcount > h.headcount);

-- Headcounts as they may be told: nothing under ten, and of special needs only the whole programme's. source: of a room
-- by itself, how it was counted; SPECIAL and SMALL: many rooms together, without a classroom.
create or replace view classrooms.tellable_headcounts as
select h.classroom, h.school_year, h.pupils::bigint as pupils, 1::bigint as rooms, h.source
  from classrooms.headcounts h
  join classrooms.classroom c on c.classroom = h.classroom
 where h.pupils >= 10 and not c.special_needs
union all
select null::bigint, y.school_year, f.pupils, f.rooms, f.told
  from (select u.school_year,
               count(*) filter (where u.special) as special_rooms,
               coalesce(sum(u.pupils) filter (where u.special), 0) as special,
               count(distinct u.school) filter (where u.special) >= 3 as special_apart,
               count(*) filter (where not u.special) as small_rooms,
               coalesce(sum(u.pupils) filter (where not u.special), 0) as small,
               count(distinct u.school) filter (where not u.special) >= 3 as small_apart
          from classrooms.untold_rooms u group by u.school_year) y
 cross join lateral classrooms.folded(y.special_rooms, y.special, y.special_apart,
                                      y.small_rooms, y.small, y.small_apart) f;

-- The sums of those rows by school year, from the running sums. rows: how many of them there are. Whether the rooms are
-- of three schools is looked up: any one, any other, any third.
create or replace view classrooms.tellable_school_years as
select y.school_year, y.singly_rooms + f.rows as rows, y.singly_rooms + f.rooms as rooms, y.singly + f.pupils as pupils
  from (select school_year, sum(rooms)::bigint as rooms, sum(pupils)::bigint as pupils,
               sum(singly_rooms)::bigint as singly_rooms, sum(singly)::bigint as singly,
               sum(special_rooms)::bigint as special_rooms, sum(special)::bigint as special
          from classrooms.school_years group by school_year) y
 cross join lateral (
   select y.special_rooms >= 3 and exists (
            select from (select u.school from classrooms.untold_rooms u
                          where u.special and u.school_year = y.school_year limit 1) a
             cross join lateral (select u.school from classrooms.untold_rooms u
                                  where u.special and u.school_year = y.school_year
                                    and u.school <> a.school limit 1) b
             cross join lateral (select u.school from classrooms.untold_rooms u
                                  where u.special and u.school_year = y.school_year
                                    and u.school <> a.school and u.school <> b.school limit 1) c) as special,
          y.rooms - y.singly_rooms - y.special_rooms >= 3 and exists (
            select from (select u.school from classrooms.untold_rooms u
                          where not u.special and u.school_year = y.school_year limit 1) a
             cross join lateral (select u.school from classrooms.untold_rooms u
                                  where not u.special and u.school_year = y.school_year
                                    and u.school <> a.school limit 1) b
             cross join lateral (select u.school from classrooms.untold_rooms u
                                  where not u.special and u.school_year = y.school_year
                                    and u.school <> a.school and u.school <> b.school limit 1) c) as small) apart
 cross join lateral (
   select count(*) as rows, coalesce(sum(t.rooms), 0)::bigint as rooms, coalesce(sum(t.pupils), 0)::bigint as pupils
     from classrooms.folded(y.special_rooms, y.special, apart.special, y.rooms - y.singly_rooms - y.special_rooms,
                            y.pupils - y.singly - y.special, apart.small) t) f
 where y.singly_rooms + f.rows > 0;

grant select on classrooms.school_years, classrooms.untold_rooms, classrooms.tellable_headcounts,
                classrooms.tellable_school_years to green_app;
