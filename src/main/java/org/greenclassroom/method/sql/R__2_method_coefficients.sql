create or replace view method.coefficients as
select set, id, class, term, low, central, high, unit, source, year, region, licence
  from method.coefficient;

grant select on method.coefficients to green_app;
