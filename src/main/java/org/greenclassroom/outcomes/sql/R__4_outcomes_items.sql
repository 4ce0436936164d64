-- Every item of a lot, announced or come, and what became of it, now. The first words below keep a
-- lot open, see Outcome.
create or replace view outcomes.items as
select i.lot, i.position, i.item, i.line, i.device, i.tag, i.kind, i.maker, i.model, i.serial, i.donors_tag,
       i.grams, i.basis, i.stage, i.first_received_at, i.classroom, i.announced, i.reason,
       case
         when i.device is null then
           case when i.difference is null then 'ANNOUNCED'
                when i.reason in ('LISTED_TWICE', 'COUNTED_WRONGLY', 'OTHER_LOT', 'LISTED_WRONGLY')
                  then 'LISTED_IN_ERROR'
                else 'NOT_COME' end
         when i.stage in ('TO_INSPECT', 'TO_WIPE', 'TO_REPAIR', 'TO_DISMANTLE', 'RETURNING', 'SHIPPED',
                          'MISSING') then i.stage
         when i.stage = 'WITH_DONOR' then 'GIVEN_BACK'
         when i.stage in ('LOST', 'WITH_SCHOOL') then i.stage
         when i.stage = 'DISMANTLED' then
           case when exists (select from dismantling.treatments t
                              where t.device = i.device and t.certificate is not null)
                then 'DISMANTLED' else 'SHIPPED' end
         when i.data <> 'CLEARED' then 'TO_WIPE'
         when exists (select from wiping.fates f where f.device = i.device and f.fate = 'OPEN')
           -- a document saw a drive in it of which nobody gave account
           or exists (select from evidence.seen_drives s
                       where s.device = i.device and s.serial is not null
                         and s.bus is distinct from 'USB'
                         and not exists (select from wiping.drives d
                                          where d.device = s.device
                                            and upper(d.serial) = upper(s.serial))
                         and not exists (select from evidence.readings r
                                          where r.device = s.device and r.verdict = 'PROVEN'
                                            and upper(r.serial) = upper(s.serial)
                                            and r.received_at >= i.received_at))
           then 'DRIVE'
         when i.stage in ('RESERVED', 'ON_THE_WAY') then 'ALLOTTED'
         else i.stage
       end as outcome,
       coalesce(i.confirmed_at, (
         select f.occurred_at from custody.facts f
          where f.device = i.device and f.kind <> 'CORRECTED' and not f.voided
          order by f.nth desc limit 1)) as since,
       (select f.number from custody.facts f
         where f.device = i.device and f.kind <> 'CORRECTED' and not f.voided
         order by f.nth desc limit 1) as fact
  from (
    select a.lot, a.line::bigint as position, a.item, a.line, d.device, d.tag, coalesce(d.kind, a.kind) as kind,
           coalesce(d.maker, a.maker) as maker, coalesce(d.model, a.model) as model,
           coalesce(d.serial, a.serial) as serial, coalesce(d.donors_tag, a.donors_tag) as donors_tag,
           d.grams, d.basis, d.stage, d.data, d.first_received_at, d.received_at, d.classroom, not a.extra as announced,
           a.difference, n.reason, n.confirmed_at
      from intake.items a
      left join custody.devices d on d.device = a.device
      left join intake.differences n on n.difference = a.difference
    union all
    -- what came though no list named it
    select d.lot, 1000000000 + d.device, null, null, d.device, d.tag, d.kind, d.maker, d.model, d.serial,
           d.donors_tag, d.grams, d.basis, d.stage, d.data, d.first_received_at, d.received_at, d.classroom, false, null,
           null, null
      from custody.devices d
     where d.lot is not null
       and not exists (select from intake.items a where a.device = d.device)) i;

-- Closings that stand, one row a lot.
create or replace view outcomes.closings as
select closing, lot, agreed_at as closed_at, items, sha256
  from outcomes.closing
 where agreed_at is not null and reopened_at is null;

grant select on outcomes.items, outcomes.closings to green_app;
