-- Pupils by school year, apart for how they may be told: rooms of ten and more by themselves, rooms for special needs
-- together. What is left are rooms of fewer than ten.
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
  select d.school_year, count(*) filter (where b.pupils is null), sum(a.pupils - coalesce(b.pupils, 0)),
         count(*) filter (where not c.special_needs and a.pupils >= 10)
           - count(*) filter (where not c.special_needs and b.pupils >= 10),
         coalesce(sum(a.pupils) filter (where not c.special_needs and a.pupils >= 10), 0)
           - coalesce(sum(b.pupils) filter (where not c.special_needs and b.pupils >= 10), 0),
         count(*) filter (where c.special_needs and b.pupils is null),
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
-- needs together, ten pupils at least; all others together where at least three rooms make ten, so that whoever
-- knows one of them does not know the other, and not where each must have nine. Else they are in no figure.
create function classrooms.folded(special_rooms bigint, special bigint, small_rooms bigint, small bigint)
returns table (told text, rooms bigint, pupils bigint) language sql immutable parallel safe as $$
  select 'SPECIAL', special_rooms, special where special >= 10
  union all
  select 'SMALL', r.rooms, r.pupils
    from (select small_rooms + case when special < 10 then special_rooms else 0 end as rooms,
                 small + case when special < 10 then special else 0 end as pupils) r
   where r.rooms >= 3 and r.pupils >= 10 and r.pupils < 9 * r.rooms
$$;

-- What stands there already.
delete from classrooms.school_year_delta;
delete from classrooms.school_year;
insert into classrooms.school_year (school_year, rooms, pupils, singly_rooms, singly, special_rooms, special)
select l.school_year, count(*), sum(l.pupils),
       count(*) filter (where not c.special_needs and l.pupils >= 10),
       coalesce(sum(l.pupils) filter (where not c.special_needs and l.pupils >= 10), 0),
       count(*) filter (where c.special_needs),
       coalesce(sum(l.pupils) filter (where c.special_needs), 0)
  from (select distinct on (classroom, school_year) classroom, school_year, pupils
          from classrooms.headcount order by classroom, school_year, headcount desc) l
  join classrooms.classroom c on c.classroom = l.classroom
 group by l.school_year;
