-- A computer that runs and stands in no room of ours: it is missing, was given up, or is on its way. Its
-- minutes are nobody's lessons and are not kept; that it runs, and on which day, helps to find it.
create table usage.wanderer (
  device   bigint      primary key references custody.device (device),
  last_day date        not null,
  told_at  timestamptz not null
);
grant select, insert, update on usage.wanderer to green_app;
