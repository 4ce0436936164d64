-- What moved on a day: into a stock above zero, out of it below. Weighed (alone or as a share) and estimated
-- never in one row. What stands in a stock on a day is the sum of all rows up to it.
create or replace view balance.movements as
select day, donor, category, basis, flow, pieces, grams, stock from balance.daily;

-- Devices that ended, and by what that is proven; evidence null: by nothing.
create or replace view balance.ends as
select device, day, donor, category, basis, flow, -grams as grams, evidence
  from balance.posting
 where flow in ('DISMANTLED', 'LOST', 'LEFT', 'GIVEN_BACK');

grant select on balance.movements, balance.ends to green_app;
