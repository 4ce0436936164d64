-- Sets of coefficients; superseded_at null: the one that holds.
create or replace view method.sets as
select set, version, hash, since, lead(since) over (order by set) as superseded_at
  from method.set;

grant select on method.sets to green_app;
