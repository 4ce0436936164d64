-- One row per time a computer was missed, with what became of it. A giving-up that the book took back does
-- not count. heard_at: when we last heard of it since it was missed; null: never.
create or replace view losses.searches as
select m.number as search, m.device,
       case when e.kind = 'FOUND'       then 'FOUND'
            when e.kind = 'WRITTEN_OFF' then 'WRITTEN_OFF'
            when exists (select from losses.step s where s.search = m.number) then 'SEARCHED'
            else 'MISSING'
        end as state,
       m.occurred_at as missed_at,
       case when e.kind = 'FOUND' then e.occurred_at end as found_at,
       case when e.kind = 'WRITTEN_OFF' then e.occurred_at end as written_off_at,
       (select max(a.heard_at) from losses.alarm a where a.search = m.number) as heard_at
  from custody.facts m
  left join lateral (
    select f.kind, f.occurred_at from custody.facts f
     where f.device = m.device and f.nth > m.nth and not f.voided and f.kind in ('FOUND', 'WRITTEN_OFF')
     order by f.nth limit 1) e on true
 where m.kind = 'MISSED' and not m.voided;

-- Signs of computers that are missing or were given up. settled_at null: nobody looked into it yet.
create or replace view losses.alarms as
select alarm, search, device, source, day, classroom, heard_at, raised_at, settled_at from losses.alarm;

grant select on losses.searches, losses.alarms to green_app;
