create or replace view courses.courses as
select course, code, case when retired_at is null then 'OFFERED' else 'RETIRED' end as state from courses.course;

-- What was published. current: the newest of its course, which is offered.
create or replace view courses.versions as
select v.version, v.course, v.number, v.title_en, v.title_zh, v.title_fr, v.cn_modules, v.dlgf, v.grade_from, v.grade_to,
       v.software, v.offline, v.screen_reader, v.blocks_only, v.hours, v.published_at, c.code, v.instead,
       c.retired_at is null and not exists (
         select from courses.version n
          where n.course = v.course and n.number > v.number and n.state = 'PUBLISHED') as current
  from courses.version v
  join courses.course c using (course)
 where v.state = 'PUBLISHED';

create or replace view courses.units as
select u.version, u.nth, u.title_en, u.title_zh, u.title_fr
  from courses.unit u join courses.version v using (version) where v.state = 'PUBLISHED';

-- What may leave on a USB stick; sha256 is that of its manifest, which holds those of its files.
create or replace view courses.packs as
select p.pack, p.version, p.name, p.sha256,
       (select coalesce(sum(f.bytes), 0) from courses.pack_file f where f.pack = p.pack)::bigint as bytes,
       p.number, p.sealed_at
  from courses.pack p where p.sealed_at is not null;

grant select on courses.courses, courses.versions, courses.units, courses.packs to green_app;
