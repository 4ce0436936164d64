-- How many were asked to each ceremony, are coming and speak. Never who.
create or replace view ceremonies.kits as
select activity, count(*)::int as guests,
       count(*) filter (where reply = 'COMING')::int as coming,
       count(*) filter (where speaker and reply <> 'NOT_COMING')::int as speakers
  from ceremonies.guest where removed_at is null group by activity;

grant select on ceremonies.kits to green_app;
