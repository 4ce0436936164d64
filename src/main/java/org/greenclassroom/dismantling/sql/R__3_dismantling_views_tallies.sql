-- Running sums of the whole: tickets that count, and devices that accepted certificates name. Sum the rows.
create or replace view dismantling.tallies as
select side, pieces, grams from dismantling.tally
union all
select side, pieces, grams from dismantling.delta;

-- What of an accepted certificate came from whose devices.
create or replace view dismantling.shares as
select certificate, donor, lot, devices, grams from dismantling.share;

grant select on dismantling.tallies, dismantling.shares to green_app;
