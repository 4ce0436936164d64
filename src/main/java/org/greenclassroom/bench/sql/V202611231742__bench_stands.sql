create schema bench;
grant usage on schema bench to green_app;

-- A pallet, a shelf, a trolley: whatever carries devices and wears a word.
create table bench.pallet (
  pallet    bigint      generated always as identity primary key,
  site      bigint      not null references partners.site (site),
  word      text        not null check (word <> '' and length(word) <= 40),
  opened_at timestamptz not null,
  opened_by bigint      not null,
  key       uuid        not null unique,
  closed_at timestamptz -- null: in use
);
create unique index pallet_word on bench.pallet (site, lower(word)) where closed_at is null;
create index pallet_site on bench.pallet (site);
grant select, insert, update on bench.pallet to green_app;

-- A device was put there. Never changed: the last one counts, as long as it is in the house.
create table bench.stand (
  stand       bigint      generated always as identity primary key,
  device      bigint      not null references custody.device (device),
  pallet      bigint      not null references bench.pallet (pallet),
  since       timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique -- the scan's own: a second posting is the same stand
);
create index stand_device on bench.stand (device, stand);
create index stand_pallet on bench.stand (pallet);
grant select, insert on bench.stand to green_app;

-- A stock-taking round; null narrows nothing.
create table bench.round (
  round      bigint      generated always as identity primary key,
  pallet     bigint      references bench.pallet (pallet), -- null: not one pallet only
  site       bigint      references partners.site (site),  -- null: not one site only
  stage      text,        -- null: every stage in the house
  kind       text,        -- null: every kind
  started_at timestamptz not null,
  started_by bigint      not null,
  key        uuid        not null unique,
  closed_at  timestamptz, -- null: being counted
  closed_by  bigint,      -- null: likewise
  check ((closed_at is null) = (closed_by is null))
);
create index round_pallet on bench.round (pallet);
create index round_site on bench.round (site);
grant select, insert, update on bench.round to green_app;

-- What should be there by the book and the stands when the round began. Frozen.
create table bench.expected (
  round  bigint not null references bench.round (round),
  device bigint not null references custody.device (device),
  pallet bigint references bench.pallet (pallet), -- null: it stood nowhere in particular
  primary key (round, device)
);
create index expected_device on bench.expected (device);
create index expected_pallet on bench.expected (pallet);
grant select, insert on bench.expected to green_app;

-- One code seen in a round. Each is counted once.
create table bench.sighting (
  sighting    bigint      generated always as identity primary key,
  round       bigint      not null references bench.round (round),
  typed       text        not null check (typed <> '' and length(typed) <= 200),
  device      bigint      references custody.device (device), -- null: no tag of ours
  result      text        not null check (result in ('FOUND', 'UNEXPECTED', 'UNKNOWN')),
  scanned_at  timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique,
  check ((device is null) = (result = 'UNKNOWN'))
);
create unique index sighting_device on bench.sighting (round, device) where device is not null;
create unique index sighting_typed on bench.sighting (round, lower(typed)) where device is null;
create index sighting_of_device on bench.sighting (device);
grant select, insert on bench.sighting to green_app;
