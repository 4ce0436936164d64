-- Pupils by school year, apart for how they may be told: rooms of ten and more by themselves, rooms for special needs
-- together. What is left are rooms of fewer than ten. A room without pupils is no room here.
lock table classrooms.headcount in share row exclusive mode;
alter table classrooms.school_year_delta
  add column singly_rooms  bigint not null default 0,
  add column singly        bigint not null default 0,
  add column special_rooms bigint not null default 0,
  add column special       bigint not null default 0;
alter table classrooms.school_year
  add column singly_rooms  bigint not null default 0,
  add column singly        bigint not null default 0,
  add column special_rooms bigint not null default 0,
  add column special       bigint not null default 0;

create or replace function classrooms.tell_pupils() returns trigger language plpgsql as $$
begin
  -- two who count the same room take off the same number only once
  perform from classrooms.classroom c
    where c.classroom in (select h.classroom from came h) order by c.classroom for no key update;
  insert into classrooms.school_year_delta (school_year, rooms, pupils, singly_rooms, singly, special_rooms, special)
  select d.school_year, count(*) filter (where a.pupils > 0) - count(*) filter (where b.pupils > 0),
         sum(a.pupils - coalesce(b.pupils, 0)),
         count(*) filter (where not c.special_needs and a.pupils >= 10)
           - count(*) filter (where not c.special_needs and b.pupils >= 10),
         coalesce(sum(a.pupils) filter (where not c.special_needs and a.pupils >= 10), 0)
           - coalesce(sum(b.pupils) filter (where not c.special_needs and b.pupils >= 10), 0),
         count(*) filter (where c.special_needs and a.pupils > 0)
           - count(*) filter (where c.special_needs and b.pupils > 0),
         coalesce(sum(a.pupils - coalesce(b.pupils, 0)) filter (where c.special_needs), 0)
    from (select h.classroom, h.school_year, array_agg(h.headcount) as fresh
            from came h group by h.classroom, h.school_year) d
    join classrooms.classroom c on c.classroom = d.classroom
   cross join lateral (select h.pupils from classrooms.headcount h
                        where h.classroom = d.classroom and h.school_year = d.school_year
                        order by h.headcount desc limit 1) a
    left join lateral (select h.pupils from classrooms.headcount h
                        where h.classroom = d.classroom and h.school_year = d.school_year
                          and h.headcount <> all (d.fresh)
                        order by h.headcount desc limit 1) b on true
   group by d.school_year;
  return null;
end
$$;

-- The rule, in one place: what a school year's rooms that are not told by themselves are told as. Rooms for special
-- needs together, all others (of one to nine pupils) together, and neither with the other; each only if they are of
-- three different schools (apart), so that no school that knows its own rooms knows another's. Sums near their ends
-- are left out: between rooms + 9 and 9 * rooms - 9 each room may have anything from one to nine, and also whoever
-- knows one of them is left with more than one answer. Rooms for special needs have no upper end.
create function classrooms.folded(special_rooms bigint, special bigint, special_apart boolean,
                                  small_rooms bigint, small bigint, small_apart boolean)
returns table (told text, rooms bigint, pupils bigint) language sql immutable parallel safe as $$
  select 'SPECIAL', special_rooms, special where special_apart and special >= special_rooms + 9
  union all
  select 'SMALL', small_rooms, small where small_apart and small between small_rooms + 9 and 9 * small_rooms - 9
$$;

-- By which three different schools are found without reading the year.
create index headcount_small on classrooms.headcount (school_year) where pupils between 1 and 9;
create index classroom_special on classrooms.classroom (school) where special_needs;

-- What stands there already.
delete from classrooms.school_year_delta;
delete from classrooms.school_year;
insert into classrooms.school_year (school_year, rooms, pupils, singly_rooms, singly, special_rooms, special)
select l.school_year, count(*) filter (where l.pupils > 0), sum(l.pupils),
       count(*) filter (where not c.special_needs and l.pupils >= 10),
       coalesce(sum(l.pupils) filter (where not c.special_needs and l.pupils >= 10), 0),
       count(*) filter (where c.special_needs and l.pupils > 0),
       coalesce(sum(l.pupils) filter (where c.special_needs), 0)
  from (select distinct on (classroom, school_year) classroom, school_year, pupils
          from classrooms.headcount order by classroom, school_year, headcount desc) l
  join classrooms.classroom c on c.classroom = l.classroom
 group by l.school_year;
