-- The last day of every computer moves each week. As no index holds it, and nearly half of each page is free, the
-- row is changed where it lies and no index is told.
drop index usage.device_classroom;
create index device_classroom on usage.device (classroom);
alter table usage.device set (fillfactor = 60);
