-- Who came in by another way than a password, and when.
create or replace view people.entries as
select account, way, two_factors, at
  from people.entry;
grant select on people.entries to green_app;
