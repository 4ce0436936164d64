-- Where devices stand now. A device that left the house since it was put there stands there no more,
-- also after it came home; when the leaving is voided, it never left.
create or replace view bench.stands as
select s.device, d.tag, s.pallet, p.site, p.word, s.since, s.recorded_by
  from bench.stand s
  join bench.pallet p using (pallet)
  join custody.devices d on d.device = s.device
 where not exists (select from bench.stand later where later.device = s.device and later.stand > s.stand)
   and d.holder = 1
   and d.stage in ('TO_INSPECT', 'TO_WIPE', 'TO_REPAIR', 'READY', 'RESERVED', 'TO_DISMANTLE')
   and not exists (
     select from custody.facts f
      where f.device = s.device and f.recorded_at > s.recorded_at and not f.voided
        and f.kind in ('DISPATCHED', 'SHIPPED', 'GIVEN_BACK', 'RECALLED', 'RECEIVED', 'MISSED'));

grant select on bench.stands to green_app;
