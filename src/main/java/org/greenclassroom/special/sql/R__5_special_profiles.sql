-- The accessibility profile of each room for special needs: what stands there today.
create or replace view special.profiles as
select c.classroom, c.school, c.name,
       (select string_agg(distinct a.product || coalesce(' ' || a.version, ''), ', ')
          from special.aid a where a.classroom = c.classroom and a.removed_on is null and a.kind = 'SCREEN_READER') as reader,
       (select string_agg(distinct a.product || coalesce(' ' || a.version, ''), ', ')
          from special.aid a where a.classroom = c.classroom and a.removed_on is null and a.kind = 'MAGNIFIER') as magnifier,
       n.readers, n.braille_displays, n.headsets, n.stickers,
       (select count(*) from custody.devices d where d.classroom = c.classroom and d.stage = 'IN_CLASS')::int as computers,
       (select count(*) from custody.devices d
         where d.classroom = c.classroom and d.stage = 'IN_CLASS'
           and (select t.outcome from special.trial t where t.device = d.device and t.classroom = c.classroom
                 order by t.day desc, t.trial desc limit 1) = 'READS')::int as reading,
       exists (select from special.instructor i join training.teachers t using (teacher)
                where i.classroom = c.classroom and i.ended_on is null and t.left_on is null
                  and (i.valid_until is null
                       or i.valid_until >= (now() at time zone 'Asia/Shanghai')::date)) as instructed,
       (select count(*) from custody.devices d
         where d.classroom = c.classroom and d.stage = 'IN_CLASS'
           and exists (select from special.trial t where t.device = d.device and t.classroom = c.classroom))::int as tried
  from classrooms.classrooms c
  cross join lateral (
    select coalesce(sum(a.pieces) filter (where a.kind = 'SCREEN_READER'), 0)::int as readers,
           coalesce(sum(a.pieces) filter (where a.kind = 'BRAILLE_DISPLAY'), 0)::int as braille_displays,
           coalesce(sum(a.pieces) filter (where a.kind = 'HEADSET'), 0)::int as headsets,
           coalesce(sum(a.pieces) filter (where a.kind = 'KEY_STICKERS'), 0)::int as stickers
      from special.aid a where a.classroom = c.classroom and a.removed_on is null) n
 where c.special_needs;

-- What needs a licence, and when that ends.
create or replace view special.licences as
select a.aid, a.classroom, a.device, a.kind, a.product, a.version, a.pieces, a.licence, a.expires_on, a.warned_at
  from special.aid a
  join classrooms.classrooms c using (classroom)
 where a.removed_on is null and a.licence is not null and a.expires_on is not null and c.ended_on is null;

-- How many of a group stand on a level by its latest report; null: hidden. Nothing under ten is told,
-- and where something is hidden so much more is, from the smallest up, that what is hidden is two
-- figures at least and ten pupils at least: nobody finds it by taking the others from a sum.
create or replace view special.levels as
with latest as (
  select distinct on (r.circle) r.circle, r.report, r.day from special.report r
   order by r.circle, r.day desc, r.report desc),
ordered as (
  select l.circle, l.day, v.level, v.pupils,
         min(v.pupils) over (partition by l.circle) as smallest,
         row_number() over w as nth,
         coalesce(sum(v.pupils) over (w rows between unbounded preceding and 1 preceding), 0) as before
    from latest l join special.level v using (report)
  window w as (partition by l.circle order by v.pupils, v.level))
select c.classroom, o.circle, c.label, o.day, o.level,
       case when o.pupils >= 10 and (o.smallest >= 10 or o.nth > 2 and o.before >= 10) then o.pupils end as pupils
  from ordered o join special.circle c using (circle);

-- Documents that are offered.
create or replace view special.documents as
select document, course_version, title, form, language, sha256, bytes from special.document where withdrawn_on is null;

grant select on special.profiles, special.licences, special.levels, special.documents to green_app;

-- What stands in open rooms, and how many of its pieces worked when they were last tried. What ran
-- out works no more. working, tried_on: null while nobody tried.
create or replace view special.aids as
select a.aid, a.classroom, a.kind, a.pieces,
       case when i.working is null then null
            when a.expires_on < (now() at time zone 'Asia/Shanghai')::date then 0
            else i.working end as working,
       i.day as tried_on
  from special.aid a
  join classrooms.classrooms c using (classroom)
  left join lateral (select x.working, x.day from special.inspection x
                      where x.aid = a.aid order by x.day desc, x.inspection desc limit 1) i on true
 where a.removed_on is null and c.special_needs and c.accepted_on is not null and c.ended_on is null;
grant select on special.aids to green_app;
