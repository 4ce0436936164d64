-- What became of a school, and what stands of it (not withdrawn).
create or replace view schools.successions as
select s.succession, s.school, s.kind, s.successor, s.site, s.happened_on, s.recorded_at
  from schools.succession s
 where not exists (select from schools.withdrawal w where w.succession = s.succession);

-- Which school stands in the end, for every school that went into another.
create or replace view schools.heirs as
with recursive walk as (
  select school, successor as heir, 1 as steps
    from schools.successions where successor is not null
  union all
  select w.school, s.successor, w.steps + 1
    from walk w join schools.successions s on s.school = w.heir and s.successor is not null
   where w.steps < 50)
select distinct on (school) school, heir from walk order by school, steps desc;

-- In which division a school lies, from which day to before which.
create or replace view schools.divisions as
select school, code, path, valid_from,
       lead(valid_from) over (partition by school order by valid_from) as valid_before
  from (select distinct on (school, valid_from) school, code, path, valid_from
          from schools.division order by school, valid_from, division desc) latest;

-- Pupils by grade, one row per school, school year and grade, of the latest report. Where a school
-- went into another and that one has counted since, its own counts of that year do not stand.
create or replace view schools.grade_counts as
select r.school, r.school_year, t.line as grade, t.pupils, r.source, r.recorded_at
  from (select distinct on (school, school_year) * from schools.report
         where subject = 'GRADES' order by school, school_year, report desc) r
  join schools.tally t using (report)
 where not exists (
   select from schools.successions s
     join schools.heirs h on h.school = s.school
     join schools.report o on o.school = h.heir and o.subject = 'GRADES'
                          and o.school_year = r.school_year
    where s.school = r.school and s.successor is not null
      and ((o.recorded_at at time zone 'Asia/Shanghai')::date > s.happened_on
           or o.recorded_at >= s.recorded_at)
      and o.recorded_at >= r.recorded_at);

-- The same summed: how many pupils in a school year, each counted once.
create or replace view schools.headcounts as
select school, school_year, sum(pupils)::int as pupils, source, recorded_at
  from schools.grade_counts group by school, school_year, source, recorded_at;

-- How many pupils with which kind of disability, of the latest report of a year. Never who.
create or replace view schools.disabilities as
select r.school, r.school_year, t.line as kind, t.pupils
  from (select distinct on (school, school_year) * from schools.report
         where subject = 'DISABILITIES' order by school, school_year, report desc) r
  join schools.tally t using (report);

-- The same of the latest year as it is told to anybody; null: hidden. Nothing under ten is told, and
-- where something is hidden so much more is, from the smallest up, that what is hidden is two figures
-- at least and ten pupils at least: nobody finds it by taking the others from a sum.
create or replace view schools.told_disabilities as
with latest as (
  select d.school, max(d.school_year) as school_year from schools.disabilities d group by d.school),
ordered as (
  select d.school, d.school_year, d.kind, d.pupils,
         min(d.pupils) over (partition by d.school) as smallest,
         row_number() over w as nth,
         coalesce(sum(d.pupils) over (w rows between unbounded preceding and 1 preceding), 0) as before
    from schools.disabilities d join latest using (school, school_year)
  window w as (partition by d.school order by d.pupils, d.kind))
select school, school_year, kind,
       case when pupils >= 10 and (smallest >= 10 or nth > 2 and before >= 10) then pupils end as pupils
  from ordered;

-- Every school the programme knows, as it is today.
create or replace view schools.schools as
select p.partner as school, p.name, p.territory, p.since,
       case when s.code_passed then null else s.code end as code,
       coalesce(s.kinds, '{}') as kinds,
       coalesce(e.kind, 'OPEN') as state, e.happened_on as ended_on,
       h.heir, d.code as division, d.path as division_path,
       w.site, w.address, w.latitude, w.longitude
  from partners.partners p
  left join schools.school s on s.school = p.partner
  left join lateral (
    select x.kind, x.happened_on from schools.successions x
     where x.school = p.partner and x.kind <> 'MOVED'
     order by x.succession desc limit 1) e on true
  left join schools.heirs h on h.school = p.partner
  left join lateral (
    select v.code, v.path from schools.division v
     where v.school = p.partner and v.valid_from <= (now() at time zone 'Asia/Shanghai')::date
     order by v.valid_from desc, v.division desc limit 1) d on true
  left join lateral (
    select t.site, t.address, t.latitude, t.longitude from partners.sites t
     where t.partner = p.partner
       and t.site = coalesce(
         (select m.site from schools.successions m
           where m.school = p.partner and m.kind = 'MOVED' order by m.happened_on desc, m.succession desc limit 1),
         (select min(f.site) from partners.sites f where f.partner = p.partner))) w on true
 where 'SCHOOL' = any(p.kinds);

grant select on schools.successions, schools.heirs, schools.divisions, schools.grade_counts,
                schools.headcounts, schools.disabilities, schools.told_disabilities, schools.schools to green_app;
