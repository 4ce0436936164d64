-- Devices of a lot in whose sample data was found, until an officer releases it.
create or replace view wiping.holds as
select d.device, d.tag, h.lot, min(h.held_at) as held_at
  from wiping.hold h
  join custody.devices d on d.lot = h.lot
 where h.released_at is null
 group by d.device, d.tag, h.lot;

-- One row per certificate, with what became of it.
create or replace view wiping.certificates as
select c.certificate, c.kind, c.number, c.version, c.device, c.drive, c.lot, c.donor, c.subject,
       c.issued_at, coalesce(e.how, 'VALID') as state, e.agreed_at as ended_at
  from wiping.certificate c
  left join wiping.ending e
    on e.certificate = c.certificate and e.withdrawn_at is null and e.agreed_at is not null;

grant select on wiping.holds, wiping.certificates to green_app;
