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

-- Where the ledger said something else than the book's present, when it was last reckoned; no rows: nowhere.
create or replace view balance.differences as
select place, basis, book_pieces, book_grams, ledger_pieces, ledger_grams from balance.difference;

grant select on balance.differences to green_app;
