create or replace view donations.pledges as
select lot, kind, pieces from donations.pledge;

grant select on donations.pledges to green_app;
