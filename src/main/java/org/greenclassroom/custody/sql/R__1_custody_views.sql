create or replace view custody.devices as
select device, tag, stage, stage_before, data, holder, place, classroom, kind, maker, model, serial,
       donors_tag, grams, basis, donor, lot, drives, first_received_at, received_at, changed_at, facts,
       what, searched
  from custody.device_state;

create or replace view custody.facts as
select f.number, f.device, d.tag, f.nth, f.kind, f.occurred_at, f.recorded_at, f.recorded_by, f.slip,
       f.holder, f.place, f.voids, f.detail, f.hash,
       exists (select from custody.fact v where v.voids = f.number) as voided
  from custody.fact f left join custody.device d using (device); -- of a key: where nobody asks for the tag, nothing is joined

create or replace view custody.slips as
select s.slip, 'S-' || lpad(s.slip::text, greatest(6, length(s.slip::text)), '0') as number, s.from_partner, s.to_partner, s.place,
       s.occurred_at, s.recorded_at, s.recorded_by, s.seal, s.giver_seal, s.taker_seal
  from custody.slip s;

create or replace view custody.pressed_tags as
select p.tag, p.pressed_at, p.pressed_by,
       exists (select from custody.device d where d.device = p.device) as given
  from custody.pressed_tag p;

grant select on custody.devices, custody.facts, custody.slips, custody.pressed_tags to green_app;
