-- Every part with its grams: out of which device it came, where it is, and whether data may be on it.
create or replace view repair.parts as
select p.part, p.kind, p.serial, p.grams, p.basis, p.source, p.reference,
       o.device as from_device, o.since as held_since,
       case l.what when 'PUT_IN' then l.device end as device,
       case l.what when 'PUT_IN' then 'DEVICE' when 'SENT_OFF' then 'DISMANTLING' else 'STOCK' end as place,
       case when p.kind <> 'DISK' then 'NONE'
            when c.proof is not null or (o.device is null and p.source = 'NEW') then 'CLEARED'
            else 'MAY_HOLD' end as data,
       coalesce(c.proof, case when o.device is null then p.reference end) as proof,
       coalesce(c.what = 'DESTROYED', false) as destroyed,
       l.moved_at, l.moved_by, n.moves
  from repair.part p
  cross join lateral (
    select m.what, m.device, m.moved_at, m.moved_by from repair.move m
     where m.part = p.part and m.what in ('BOUGHT', 'TAKEN_OUT', 'PUT_IN', 'SENT_OFF')
     order by m.nth desc limit 1) l
  cross join lateral (select max(m.nth) as moves from repair.move m where m.part = p.part) n
  left join lateral (
    select m.device, m.since, m.nth from repair.move m
     where m.part = p.part and m.what = 'TAKEN_OUT' order by m.nth desc limit 1) o on true
  left join lateral (
    select m.what, m.proof from repair.move m
     where m.part = p.part and m.what in ('PROVEN', 'DESTROYED') and m.nth > coalesce(o.nth, 0)
     order by m.nth desc limit 1) c on true;

-- What was done to devices with parts, for counting.
create or replace view repair.moves as
select m.move, m.part, p.kind, p.grams, p.basis, p.source, m.what, m.device, m.moved_at, m.moved_by
  from repair.move m join repair.part p using (part);

grant select on repair.parts, repair.moves to green_app;
