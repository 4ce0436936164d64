create or replace view wiping.drives as
select d.drive, d.device, d.nth, d.origin, coalesce(d.seen_serial, d.serial) as serial,
       coalesce(d.seen_model, d.model) as model, coalesce(d.seen_bytes, d.bytes) as bytes,
       r.kind as gone, r.method as destroyed_by, r.witnessed_at as gone_at
  from wiping.drive d
  left join wiping.removal r
    on r.drive = d.drive and r.witnessed_at is not null and r.withdrawn_at is null;
grant select on wiping.drives to green_app;
