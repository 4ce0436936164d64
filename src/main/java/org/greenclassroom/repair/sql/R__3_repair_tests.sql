-- What was found of a device, one row per sitting. Nulls: not tried, not looked at, not known.
create or replace view repair.tests as
select test, device, tested_at, tested_by, power, screen, keyboard, network, sound, battery, disk,
       looks, hazards, battery_percent, made_in, memory_mb, disk_gb
  from repair.test;
grant select on repair.tests to green_app;
