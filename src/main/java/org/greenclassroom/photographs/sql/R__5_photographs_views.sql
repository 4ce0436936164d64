create or replace view photographs.adults as
select 'STAFF' as kind, account as person, name from people.accounts
union all
select 'VOLUNTEER', volunteer, name from volunteers.volunteers where not erased and name is not null
union all
select 'TEACHER', teacher, name from training.teachers where not erased and name is not null;

create or replace view photographs.figures as
select f.figure, f.photograph, f.kind, f.person, f.added_at
  from photographs.figure f
 where not exists (select from photographs.figure_removal r where r.figure = f.figure);

create or replace view photographs.releases as
select r.release, r.kind, r.person, r.purpose, r.evidence, r.granted_on, r.until, w.withdrawn_at,
       -- whoever asked to be forgotten allows nothing
       w.release is null and today.day between r.granted_on and r.until
         and not exists (select from volunteers.volunteers v
                          where r.kind = 'VOLUNTEER' and v.volunteer = r.person and v.erased)
         and not exists (select from training.teachers t
                          where r.kind = 'TEACHER' and t.teacher = r.person and t.erased) as live
  from photographs.release r
  cross join (select (now() at time zone 'Asia/Shanghai')::date as day) today
  left join photographs.withdrawal w using (release);

create or replace view photographs.class_releases as
select r.class_release, r.classroom, r.label, r.purposes, r.excluded, r.evidence, r.granted_on, r.until, w.withdrawn_at,
       w.class_release is null and today.day between r.granted_on and r.until as live
  from photographs.class_release r
  cross join (select (now() at time zone 'Asia/Shanghai')::date as day) today
  left join photographs.class_withdrawal w using (class_release);

create or replace view photographs.photographs as
select p.photograph, p.file as sha256, p.activity, p.classroom, p.taken_on, p.words,
       p.original, p.width, p.height, p.recorded_at, p.recorded_by,
       s.shows, coalesce(s.unnamed, 0) as unnamed, s.class_release, coalesce(s.looked, false) as looked,
       exists (select from photographs.photograph b where b.original = p.photograph) as blurred
  from photographs.photograph p
  left join lateral (select * from photographs.saying s
                      where s.photograph = p.photograph order by s.saying desc limit 1) s on true;

-- For each photograph and purpose what stands in the way; no row: nothing.
create or replace view photographs.lacks as
select p.photograph, w.purpose, l.why, l.kind, l.person
  from photographs.photographs p
  cross join (values ('WEBSITE'), ('PRINT'), ('SOCIAL'), ('DONOR_REPORT'), ('TRAINING')) w (purpose)
  cross join lateral (
    select 'ORIGINAL' as why, null::text as kind, null::bigint as person where p.blurred
    union all
    select 'UNSAID', null, null where p.shows is null
    union all
    select 'UNNAMED', null, null where p.unnamed > 0
    union all
    select 'RELEASE', f.kind, f.person
      from photographs.figures f
     where f.photograph = p.photograph and not exists (
       select from photographs.releases r
        where r.kind = f.kind and r.person = f.person and r.purpose = w.purpose and r.live)
    union all
    select 'NAMELESS', null, null
     where p.shows = 'ADULTS' and p.unnamed = 0
       and not exists (select from photographs.figures f where f.photograph = p.photograph)
    union all
    select 'CLASS', null, null
     where p.shows = 'CHILDREN' and not exists (
       select from photographs.class_releases c
        where c.class_release = p.class_release and w.purpose = any (c.purposes) and c.live)
    union all
    select 'EXCLUDED', null, null
     where p.shows = 'CHILDREN' and not p.looked and exists (
       select from photographs.class_releases c
        where c.class_release = p.class_release and c.excluded > 0)) l;

-- What may be used now for a purpose, and until when if nothing changes; null: without end.
create or replace view photographs.usables as
select p.photograph, w.purpose,
       (select min(day.until)
          from (select max(r.until) as until
                  from photographs.figures f
                  join photographs.releases r on r.kind = f.kind and r.person = f.person
                                             and r.purpose = w.purpose and r.live
                 where f.photograph = p.photograph
                 group by f.figure
                union all
                select c.until from photographs.class_releases c
                 where p.shows = 'CHILDREN' and c.class_release = p.class_release) day) as until
  from photographs.photographs p
  cross join (values ('WEBSITE'), ('PRINT'), ('SOCIAL'), ('DONOR_REPORT'), ('TRAINING')) w (purpose)
 where not exists (select from photographs.lacks l
                    where l.photograph = p.photograph and l.purpose = w.purpose);

create or replace view photographs.uses as
select u.use, u.photograph, u.purpose, u.place, u.used_at, u.used_by,
       r.asked_at as recalled_at, p.pulled_at, p.pulled_by, p.words
  from photographs.use u
  left join photographs.recall r using (use)
  left join photographs.pull p using (use);

grant select on photographs.adults, photographs.figures, photographs.releases, photographs.class_releases,
                photographs.photographs, photographs.lacks, photographs.usables, photographs.uses to green_app;
