-- Running sums, for all (scope ALL), for each donor (DONOR) and for each lot of a donor (LOT): what was added up and
-- what was appended since. Sum the rows of one scope; never rows of two.
create or replace view custody.standings as
select scope, donor, lot, kind, stage, basis, pieces, grams from custody.tally where side = 'STANDING'
union all
select l.scope, case when l.scope <> 'ALL' then d.donor end, case when l.scope = 'LOT' then d.lot end,
       d.kind, d.stage, d.basis, d.pieces, d.grams
  from custody.delta d cross join (values ('ALL'), ('DONOR'), ('LOT')) l(scope) where d.side = 'STANDING';

-- What arrived, as the facts alone say it: the other side of the balance.
create or replace view custody.arrivals as
select scope, donor, lot, basis, pieces, grams from custody.tally where side = 'ARRIVAL'
union all
select l.scope, case when l.scope <> 'ALL' then d.donor end, case when l.scope = 'LOT' then d.lot end,
       d.basis, d.pieces, d.grams
  from custody.delta d cross join (values ('ALL'), ('DONOR'), ('LOT')) l(scope) where d.side = 'ARRIVAL';

-- How long devices were lent. Days up to a day of the programme's calendar, numbered from 1970-01-01:
-- sum(days) + sum(open) * that day - sum(begun).
create or replace view custody.stays as
select scope, donor, lot, kind, pieces as stays, open, begun, days from custody.tally where side = 'STAY'
union all
select l.scope, case when l.scope <> 'ALL' then d.donor end, case when l.scope = 'LOT' then d.lot end,
       d.kind, d.pieces, d.open, d.begun, d.days
  from custody.delta d cross join (values ('ALL'), ('DONOR'), ('LOT')) l(scope) where d.side = 'STAY';

grant select on custody.standings, custody.arrivals, custody.stays to green_app;
