-- Which migrations ran, in their order.
create or replace view frame.migrations as
select version, installed_rank as nth, installed_on
  from frame.flyway_schema_history where version is not null and success;
grant select on frame.migrations to green_app;
