-- Pupils by school year, summed up over all rooms: what a statement changed is appended, a job adds it up.
create table classrooms.school_year_delta (
  delta       bigint generated always as identity primary key,
  school_year text   not null,
  rooms       bigint not null,
  pupils      bigint not null
);
create table classrooms.school_year (
  school_year text   primary key,
  rooms       bigint not null,
  pupils      bigint not null
);
alter table classrooms.school_year_delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
grant select, insert, delete on classrooms.school_year_delta to green_app;
grant select, insert, update on classrooms.school_year to green_app;

-- Only the latest count of a room and year counts; what it was before is taken off.
create function classrooms.tell_pupils() returns trigger language plpgsql as $$
begin
  -- two who count the same room take off the same number only once
  perform from classrooms.classroom c
    where c.classroom in (select h.classroom from came h) order by c.classroom for no key update;
  insert into classrooms.school_year_delta (school_year, rooms, pupils)
  select d.school_year, count(*) filter (where b.pupils is null), sum(a.pupils - coalesce(b.pupils, 0))
    from (select h.classroom, h.school_year, array_agg(h.headcount) as fresh
            from came h group by h.classroom, h.school_year) d
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
create trigger headcount_came after insert on classrooms.headcount
  referencing new table as came for each statement execute function classrooms.tell_pupils();

-- What stands there already.
insert into classrooms.school_year (school_year, rooms, pupils)
select l.school_year, count(*), sum(l.pupils)
  from (select distinct on (classroom, school_year) school_year, pupils
          from classrooms.headcount order by classroom, school_year, headcount desc) l
 group by l.school_year;
