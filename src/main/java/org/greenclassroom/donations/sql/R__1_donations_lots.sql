create or replace view donations.lots as
select lot, donor, opened_at, opened_by, state, closed_at, offer,
       (select f.partner from donations.funder f where f.lot = l.lot and f.ended_at is null
         order by f.funder limit 1) as sponsor,
       entity
  from donations.lot l;

grant select on donations.lots to green_app;
