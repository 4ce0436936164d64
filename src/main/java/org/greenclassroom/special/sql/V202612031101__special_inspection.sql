-- Somebody tried an aid's pieces: how many of them work. The last one counts.
create table special.inspection (
  inspection  bigint      generated always as identity primary key,
  aid         bigint      not null references special.aid (aid),
  day         date        not null,
  working     integer     not null check (working >= 0),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index inspection_aid on special.inspection (aid, day, inspection);
grant select, insert on special.inspection to green_app;
