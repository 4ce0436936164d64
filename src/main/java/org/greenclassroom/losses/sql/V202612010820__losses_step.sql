create schema losses;
grant usage on schema losses to green_app;

-- One thing done to find a computer. Never changed; its words go three years after the search ended.
create table losses.step (
  step          bigint      generated always as identity primary key,
  search        bigint      not null, -- the number of the fact in the book that missed it
  device        bigint      not null references custody.device (device),
  kind          text        not null check (kind in ('ASKED', 'LOOKED', 'POLICE')),
  police_report text        not null check (length(police_report) <= 60), -- empty: not at the police
  words         text        not null check (length(words) <= 1000), -- empty: they were forgotten
  day           date        not null,
  told_at       timestamptz not null,
  told_by       bigint      not null,
  key           uuid        not null unique,
  check ((kind = 'POLICE') = (police_report <> ''))
);
create index step_search on losses.step (search, step);
create index step_device on losses.step (device);
grant select, insert, update on losses.step to green_app;

-- A sign of a computer that is missing or was written off. One of a kind and day is enough.
create table losses.alarm (
  alarm      bigint      generated always as identity primary key,
  search     bigint      not null, -- as above
  device     bigint      not null references custody.device (device),
  source     text        not null check (source in ('USED', 'ENROLLED', 'SCANNED')),
  day        date        not null, -- on which it ran, was enrolled or seen
  classroom  bigint      references classrooms.classroom (classroom), -- null: nobody knows where
  heard_at   timestamptz not null, -- when we were told
  raised_at  timestamptz not null,
  settled_at timestamptz, -- null: it waits for somebody
  settled_by bigint,      -- null likewise
  words      text        check (words <> '' and length(words) <= 500), -- null likewise
  unique (search, source, day),
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (words is null))
);
create index alarm_open on losses.alarm (raised_at) where settled_at is null;
create index alarm_device on losses.alarm (device);
create index alarm_classroom on losses.alarm (classroom);
grant select, insert, update on losses.alarm to green_app;
