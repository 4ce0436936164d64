create or replace view donations.lots as
select lot, donor, opened_at, opened_by from donations.lot;

grant select on donations.lots to green_app;
