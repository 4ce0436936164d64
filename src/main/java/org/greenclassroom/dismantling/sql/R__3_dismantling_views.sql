-- grams_out: what accepted certificates say that was treated. What became of the material: outputs.
create or replace view dismantling.batches as
select b.batch, 'B-' || lpad(b.batch::text, greatest(5, length(b.batch::text)), '0') as number, b.plant, b.opened_at, b.slip,
       b.handed_over_at, b.completed_at, d.devices, d.certified,
       coalesce(w.grams, 0)::bigint as grams_in, coalesce(c.grams, 0)::bigint as grams_out,
       case when x.closure is not null then 'CLOSED' when b.completed_at is not null then 'CERTIFIED'
            when b.slip is not null then 'HANDED_OVER' else 'OPEN' end as state,
       b.carrier, b.manifest, b.vehicle, b.manifest_file, b.permit, x.closed_at
  from dismantling.batch b
  left join dismantling.closure x on x.batch = b.batch and x.reopened_at is null
  left join lateral (
    select count(*) as devices, count(i.certificate) as certified
      from dismantling.batch_device i where i.batch = b.batch and i.returned_at is null) d on true
  left join lateral (
    select sum(x.net_grams) as grams
      from dismantling.weighing x where x.batch = b.batch and x.struck_at is null) w on true
  left join lateral (
    select sum(x.grams) as grams
      from dismantling.certificate x where x.batch = b.batch and x.accepted_at is not null) c on true;

create or replace view dismantling.pallets as
select pallet, batch, number, category from dismantling.pallet;

-- Tickets that count.
create or replace view dismantling.weighings as
select w.weighing, w.batch, b.plant, w.ticket, w.weighed_on, w.gross_grams, w.tare_grams, w.net_grams,
       w.file, w.pallet, w.category, w.hazardous
  from dismantling.weighing w join dismantling.batch b using (batch)
 where w.struck_at is null;

-- Certificates that were accepted.
create or replace view dismantling.certificates as
select c.certificate, c.batch, b.plant, c.number, c.issued_on, c.grams, c.file, c.accepted_at
  from dismantling.certificate c join dismantling.batch b using (batch)
 where c.accepted_at is not null;

-- Of all certificates that were not struck; device: the one it is, as answered or as settled.
create or replace view dismantling.certificate_lines as
select l.line, l.certificate, c.batch, l.typed, coalesce(l.paired, l.device) as device, l.answer, l.settled,
       c.accepted_at is not null as accepted
  from dismantling.certificate_line l join dismantling.certificate c using (certificate)
 where c.struck_at is null;

create or replace view dismantling.outputs as
select o.output, o.certificate, c.batch, o.material, o.grams, o.route
  from dismantling.output o join dismantling.certificate c using (certificate)
 where c.accepted_at is not null;

-- Devices that left for a plant, as they were then, and the certificate that names each.
create or replace view dismantling.treatments as
select i.device, i.batch, b.plant, b.handed_over_at, i.licence, i.certificate, i.pallet, i.kind, i.serial,
       i.grams, i.basis
  from dismantling.batch_device i join dismantling.batch b using (batch)
 where i.returned_at is null and b.slip is not null;

-- Loose batteries; those inside devices are part of them. wh: null where none is printed on it.
create or replace view dismantling.batteries as
select batch, chemistry, pieces, wh, grams, basis, hazard from dismantling.hazard where substance = 'BATTERY';

create or replace view dismantling.hazardous_parts as
select batch, substance, pieces, grams, basis, hazard from dismantling.hazard where substance <> 'BATTERY';

-- A set: a desktop with screen, keyboard and mouse; a laptop or an all-in-one by itself. A unit:
-- whatever was counted one by one, in a set or not.
create or replace view dismantling.sets as
select b.batch,
       (d.whole + least(d.desktops, d.screens, t.keyboards, t.mice))::bigint as sets,
       (d.devices + t.pieces)::bigint as units,
       d.whole::bigint as whole, d.desktops::bigint as desktops, d.screens::bigint as screens,
       t.keyboards::bigint as keyboards, t.mice::bigint as mice
  from dismantling.batch b
  join lateral (
    select count(*) as devices,
           count(*) filter (where coalesce(i.kind, g.kind) in ('LAPTOP', 'ALL_IN_ONE')) as whole,
           count(*) filter (where coalesce(i.kind, g.kind) = 'DESKTOP') as desktops,
           count(*) filter (where coalesce(i.kind, g.kind) = 'SCREEN') as screens
      from dismantling.batch_device i join custody.devices g using (device)
     where i.batch = b.batch and i.returned_at is null) d on true
  join lateral (
    select coalesce(sum(x.pieces), 0) as pieces,
           coalesce(sum(x.pieces) filter (where x.thing = 'KEYBOARD'), 0) as keyboards,
           coalesce(sum(x.pieces) filter (where x.thing = 'MOUSE'), 0) as mice
      from dismantling.thing x join dismantling.pallet p using (pallet)
     where p.batch = b.batch) t on true;

-- One row for each way its kilograms are known: weighed and estimated are never one number.
create or replace view dismantling.vouchers as
select v.voucher, v.number, v.donor, c.batch, w.devices, w.grams, w.basis, v.issued_on,
       case when c.reopened_at is null then 'VALID' else 'VOID' end as state
  from dismantling.voucher v
  join dismantling.closure c using (closure)
  join dismantling.voucher_weight w using (voucher);

-- Closures that stand.
create or replace view dismantling.closures as
select batch, grams_in, grams_out, grams_in - grams_out as difference, explained is not null as explained,
       closed_at
  from dismantling.closure
 where reopened_at is null;

grant select on dismantling.batches, dismantling.pallets, dismantling.weighings, dismantling.certificates,
  dismantling.certificate_lines, dismantling.outputs, dismantling.treatments, dismantling.batteries,
  dismantling.hazardous_parts, dismantling.sets, dismantling.vouchers, dismantling.closures to green_app;
