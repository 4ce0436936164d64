-- One row per classroom with where it stands in its life. ENDING begins nine months before the day.
create or replace view classrooms.classrooms as
select c.classroom, c.school, c.site, c.sponsor, c.name, c.seats, c.kind, c.special_needs,
       c.agreement, c.accepted_on, c.due_on, c.ended_on, c.planned_at,
       n.reserved, n.on_the_way, n.in_class, n.missing, n.coming_back,
       case when c.ended_on is not null                         then 'CLOSED'
            when c.due_on <= today.day                          then 'LATE'
            when c.due_on <= today.day + interval '9 months'    then 'ENDING'
            when c.accepted_on is not null                      then 'IN_CLASS'
            when n.on_the_way > 0                               then 'ON_THE_WAY'
            when n.reserved > 0                                 then 'RESERVED'
            when c.agreement is not null                        then 'AGREED'
            else 'PLANNED'
        end as state,
       coalesce((select w.spares + w.teacher::int from classrooms.need w
                  where w.classroom = c.classroom order by w.need desc limit 1), 0) as extra
  from classrooms.classroom c
  cross join (select (now() at time zone 'Asia/Shanghai')::date as day) today
  left join lateral (
    select count(*) filter (where d.stage = 'RESERVED')   as reserved,
           count(*) filter (where d.stage = 'ON_THE_WAY') as on_the_way,
           count(*) filter (where d.stage = 'IN_CLASS')   as in_class,
           count(*) filter (where d.stage = 'MISSING')    as missing,
           count(*) filter (where d.stage = 'RETURNING')  as coming_back
      from custody.devices d where d.classroom = c.classroom) n on true;

-- One row per device and stay in a classroom: from its installation until it was collected, given to
-- the school, given up, or missed and not found since. missing_days: from each day on which it was missed in it to
-- the day on which it was found again; the same is in custody.stays.
create or replace view classrooms.loans as
select i.device, i.tag, (i.detail ->> 'classroom')::bigint as classroom,
       i.occurred_at as installed_at,
       case when e.kind = 'FOUND' then null else e.occurred_at end as ended_at,
       case when e.kind = 'FOUND' then null else e.kind end as ended_by,
       case when e.nth > i.nth + 1 then
         (select coalesce(sum(greatest(0, least(g.day, case when e.kind <> 'FOUND' then (e.occurred_at at time zone 'Asia/Shanghai')::date end)
                                          - g.missed)), 0)
            from (select m.kind, (m.occurred_at at time zone 'Asia/Shanghai')::date as day,
                         lag((m.occurred_at at time zone 'Asia/Shanghai')::date) over (order by m.nth) as missed
                    from custody.facts m
                   where m.device = i.device and m.nth > i.nth and m.nth <= e.nth and not m.voided
                     and m.kind in ('MISSED', 'FOUND')) g
           where g.kind = 'FOUND') else 0 end::int as missing_days
  from custody.facts i
  left join lateral (
    select f.kind, f.occurred_at, f.nth
      from custody.facts f
     where f.device = i.device and f.nth > i.nth and not f.voided
       and f.kind in ('RECALLED', 'TRANSFERRED', 'MISSED', 'FOUND')
       and f.nth < coalesce((select min(n.nth) from custody.facts n
                              where n.device = i.device and n.nth > i.nth and not n.voided
                                and n.kind in ('INSTALLED', 'RECEIVED')), 2147483647)
     order by f.kind in ('RECALLED', 'TRANSFERRED') desc, f.nth desc limit 1) e on true
 where i.kind = 'INSTALLED' and not i.voided;

-- When a device stood in a room as far as anybody knows: a stay without the times in which it was missed and not found
-- yet. One row from its installation, and one from each find; missed: the fact that ended it, if that was a miss.
create or replace view classrooms.presences as
select s.device, s.tag, (s.detail ->> 'classroom')::bigint as classroom, s.occurred_at as installed_at,
       s.occurred_at as since,
       case when e.kind in ('RECALLED', 'TRANSFERRED', 'MISSED') then e.occurred_at end as until,
       case when e.kind in ('RECALLED', 'TRANSFERRED', 'MISSED') then e.kind end as ended_by,
       case when e.kind = 'MISSED' then e.number end as missed
  from custody.facts s
  left join lateral (
    select f.kind, f.occurred_at, f.number
      from custody.facts f
     where f.device = s.device and f.nth > s.nth and not f.voided
       and f.kind in ('INSTALLED', 'RECEIVED', 'RECALLED', 'TRANSFERRED', 'MISSED')
     order by f.nth limit 1) e on true
 where s.kind = 'INSTALLED' and not s.voided
union all
select s.device, s.tag, (b.detail ->> 'classroom')::bigint, b.occurred_at,
       greatest(s.occurred_at, (select m.occurred_at from custody.facts m
                                 where m.device = s.device and m.nth < s.nth and m.kind = 'MISSED' and not m.voided
                                 order by m.nth desc limit 1)),
       case when e.kind in ('RECALLED', 'TRANSFERRED', 'MISSED') then e.occurred_at end,
       case when e.kind in ('RECALLED', 'TRANSFERRED', 'MISSED') then e.kind end,
       case when e.kind = 'MISSED' then e.number end
  from custody.facts s
  join lateral (
    select f.kind, f.occurred_at, f.detail
      from custody.facts f
     where f.device = s.device and f.nth < s.nth and not f.voided
       and f.kind in ('INSTALLED', 'RECEIVED', 'RECALLED', 'TRANSFERRED')
     order by f.nth desc limit 1) b on b.kind = 'INSTALLED'
  left join lateral (
    select f.kind, f.occurred_at, f.number
      from custody.facts f
     where f.device = s.device and f.nth > s.nth and not f.voided
       and f.kind in ('INSTALLED', 'RECEIVED', 'RECALLED', 'TRANSFERRED', 'MISSED')
     order by f.nth limit 1) e on true
 where s.kind = 'FOUND' and not s.voided;

-- Pupils with IT lessons, one row per classroom and school year: the latest that was reported.
create or replace view classrooms.headcounts as
select distinct on (classroom, school_year)
       classroom, school_year, pupils, source, recorded_at
  from classrooms.headcount
 order by classroom, school_year, headcount desc;

grant select on classrooms.classrooms, classrooms.loans, classrooms.presences, classrooms.headcounts to green_app;

-- Where a device sits in its room.
create or replace view classrooms.seats as
select classroom, device, seat from classrooms.seat;

grant select on classrooms.seats to green_app;

-- Who pays for a room: the sponsor of its agreement (no number of its own), and all others. The first sponsor pays
-- since the agreement, or since the room was accepted if that was sooner; null: nobody has signed yet.
create or replace view classrooms.funders as
select c.classroom, null::bigint as funder, c.sponsor as partner, 'SPONSORSHIP' as way,
       coalesce(c.sponsor_since, least(a.signed_on, c.accepted_on)) as since, null::date as until
  from classrooms.classroom c left join classrooms.agreement a using (agreement) where c.sponsor is not null
union all
select classroom, funder, partner, way, since, until from classrooms.funder;

grant select on classrooms.funders to green_app;
