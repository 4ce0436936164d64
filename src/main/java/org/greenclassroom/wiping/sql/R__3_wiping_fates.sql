-- What became of each drive in its device's present stay, as sums need it. Whether a run proves
-- anything is judged in Inventory when the device is declared cleared; here counts what that rests on.
create or replace view wiping.fates as
select d.drive, d.device, d.nth, coalesce(d.seen_serial, d.serial) as serial,
       coalesce(d.seen_model, d.model) as model,
       case when r.removal is not null then r.kind
            when p.verdict = 'PROVEN' then 'PROVEN'
            when exists (
              -- it went into another device in the same hands, and is counted there
              select from evidence.seen_drives s
                join custody.devices there on there.device = s.device and there.holder = v.holder
               where upper(s.serial) = upper(coalesce(d.seen_serial, d.serial))
                 and s.device <> d.device and s.bus is distinct from 'USB'
                 and s.received_at > d.added_at) then 'MOVED'
            else 'OPEN'
        end as fate,
       r.method as destroyed_by, p.method, p.bus, p.name,
       coalesce(r.witnessed_at, p.received_at) as done_at, p.sha256 as proof
  from wiping.drive d
  join custody.devices v using (device)
  left join wiping.removal r
    on r.drive = d.drive and r.witnessed_at is not null and r.withdrawn_at is null
   and not (r.kind = 'ABSENT' and exists (
         select from wiping.sighting s join evidence.readings e using (reading)
          where s.drive = d.drive and e.received_at > r.recorded_at))
  left join lateral (
    -- the latest word counts; a run that proves nothing takes no proof away
    select e.reading, e.method, e.bus, e.name, e.received_at, e.sha256, e.verdict
      from evidence.readings e
     where e.device = d.device and e.verdict in ('PROVEN', 'FAILED') and e.received_at >= v.received_at
       and (upper(e.serial) = upper(coalesce(d.seen_serial, d.serial))
         or exists (select from wiping.sighting s where s.drive = d.drive and s.reading = e.reading))
     order by e.received_at desc, e.reading desc limit 1) p on v.data = 'CLEARED'
 -- what only a document said that speaks of another device is forgotten
 where not (d.origin = 'SEEN' and coalesce(d.seen_serial, d.serial) is null
            and coalesce(d.seen_model, d.model) is null and coalesce(d.seen_bytes, d.bytes) is null
            and not exists (select from wiping.sighting s where s.drive = d.drive));

grant select on wiping.fates to green_app;
