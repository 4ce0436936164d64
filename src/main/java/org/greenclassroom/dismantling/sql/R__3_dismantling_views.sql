create or replace view dismantling.batches as
select b.batch, 'B-' || lpad(b.batch::text, 5, '0') as number, b.plant, b.opened_at, b.slip,
       b.handed_over_at, b.completed_at, d.devices, d.certified,
       coalesce(w.grams, 0)::bigint as grams_in, coalesce(c.grams, 0)::bigint as grams_out
  from dismantling.batch b
  left join lateral (
    select count(*) as devices, count(i.certificate) as certified
      from dismantling.batch_device i where i.batch = b.batch and i.returned_at is null) d on true
  left join lateral (
    select sum(x.net_grams) as grams
      from dismantling.weighing x where x.batch = b.batch and x.struck_at is null) w on true
  left join lateral (
    select sum(x.grams) as grams from dismantling.certificate x where x.batch = b.batch) c on true;

-- Tickets that count.
create or replace view dismantling.weighings as
select w.weighing, w.batch, b.plant, w.ticket, w.weighed_on, w.gross_grams, w.tare_grams, w.net_grams,
       w.file
  from dismantling.weighing w join dismantling.batch b using (batch)
 where w.struck_at is null;

create or replace view dismantling.certificates as
select c.certificate, c.batch, b.plant, c.number, c.issued_on, c.grams, c.file
  from dismantling.certificate c join dismantling.batch b using (batch);

-- Devices that left for a plant, and the certificate that names each.
create or replace view dismantling.treatments as
select i.device, i.batch, b.plant, b.handed_over_at, i.licence, i.certificate
  from dismantling.batch_device i join dismantling.batch b using (batch)
 where i.returned_at is null and b.slip is not null;

grant select on dismantling.batches, dismantling.weighings, dismantling.certificates,
  dismantling.treatments to green_app;
