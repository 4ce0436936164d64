-- What came beyond the list is an item, too; it counts as received and never as announced.
alter table intake.item add column extra boolean not null default false;
create index item_extra on intake.item (lot) where extra;

-- Somebody stands at the ramp and scans what came of a lot; several people may scan into one. A lot
-- has one at a time, so that no machine is scanned into two.
create table intake.session (
  session      bigint      generated always as identity primary key,
  key          uuid        not null unique,
  lot          bigint      not null references donations.lot (lot),
  opened_at    timestamptz not null,
  opened_by    bigint      not null,
  seals_intact boolean,     -- null: nobody looked, or there was none
  seal         text,        -- null: none
  pallets      int check (pallets >= 0), -- null: not counted
  everything   boolean,     -- null until closed: whether no more of the lot is to come
  closed_at    timestamptz, -- null: open
  closed_by    bigint,      -- null: open
  closed_key   uuid unique, -- null: open
  receipt      bigint unique references intake.receipt (receipt), -- null: open, or nothing came
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_key is null)
     and (closed_at is null) = (everything is null) and (receipt is null or closed_at is not null))
);
create unique index session_open on intake.session (lot) where closed_at is null;
create index session_lot on intake.session (lot, session);
grant select, insert, update on intake.session to green_app;

-- One machine that was scanned. Undone scans stay, so that a late second posting changes nothing.
create table intake.scan (
  scan         bigint      generated always as identity primary key,
  session      bigint      not null references intake.session (session),
  key          uuid        not null unique,
  typed        text        not null,
  item         bigint references intake.item (item), -- null: not announced in this lot
  elsewhere    bigint references intake.item (item), -- null: not announced in another lot either
  kind         text check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')), -- null: as announced, or not said yet
  maker        text,        -- null: as announced, or unknown
  model        text,        -- null: as announced, or unknown
  serial       text,        -- null: as announced, or none
  serial_match text,        -- null with serial
  donors_tag   text,        -- null: as announced, or none
  worn         text check (worn ~ '^[0-9A-HJKMNP-TV-Z]{8}$'), -- null: gets a fresh tag
  grams        bigint check (grams > 0), -- null: not weighed alone
  scanned_at   timestamptz not null,
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null,
  undone_at    timestamptz, -- null: it counts
  check ((serial is null) = (serial_match is null)),
  check (elsewhere is null or item is null)
);
create index scan_session on intake.scan (session, scan) where undone_at is null;
create index scan_all on intake.scan (session);
create index scan_any_item on intake.scan (item);
create index scan_elsewhere on intake.scan (elsewhere);
create unique index scan_item on intake.scan (session, item) where item is not null and undone_at is null;
create unique index scan_serial on intake.scan (session, serial_match) where item is null and undone_at is null;
create unique index scan_worn on intake.scan (worn) where undone_at is null;
grant select, insert, update on intake.scan to green_app;

-- A pallet that stood on a scale.
create table intake.weighing (
  weighing    bigint      generated always as identity primary key,
  key         uuid        not null unique,
  session     bigint      not null references intake.session (session),
  pallet      text        not null,
  gross       bigint      not null check (gross > tare),
  tare        bigint      not null check (tare >= 0),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  unique (session, pallet)
);
grant select, insert, delete on intake.weighing to green_app;

-- What came is not what was said. It counts when another person has confirmed it.
create table intake.difference (
  difference   bigint      generated always as identity primary key,
  lot          bigint      not null references donations.lot (lot),
  session      bigint      not null references intake.session (session),
  item         bigint references intake.item (item), -- null: none yet, or the lot as a whole
  scan         bigint references intake.scan (scan), -- null: nothing was scanned
  kind         text        not null check (kind in ('MISSING', 'UNEXPECTED', 'OTHER', 'DAMAGED', 'SEAL', 'COUNT')),
  reason       text        not null check (reason in ('WITHDRAWN', 'KEPT_BACK', 'NOT_FOUND', 'LOST_IN_TRANSPORT',
                 'COUNTED_WRONGLY', 'LISTED_TWICE', 'OTHER_LOT', 'NOT_LISTED', 'ADDED_BY_DONOR', 'LISTED_WRONGLY',
                 'SWAPPED', 'BADLY_PACKED', 'ON_THE_WAY', 'SEAL_OPENED', 'SEAL_NUMBER', 'SEAL_LOST')),
  remark       text,        -- null: nothing more to say
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null,
  confirmed_at timestamptz, -- null: nobody else looked yet
  confirmed_by bigint,      -- null: nobody else looked yet
  arrived_at   timestamptz, -- null: it still did not come
  check ((confirmed_at is null) = (confirmed_by is null)),
  check (confirmed_by <> recorded_by),
  check (kind <> 'MISSING' or item is not null),
  check (arrived_at is null or kind = 'MISSING')
);
create index difference_lot on intake.difference (lot, difference);
create index difference_session on intake.difference (session, kind, difference);
create index difference_item on intake.difference (item);
create unique index difference_missing on intake.difference (item) where kind = 'MISSING' and arrived_at is null;
create unique index difference_scan on intake.difference (scan, kind);
grant select, insert, update, delete on intake.difference to green_app;

-- An announced item whose not coming was confirmed is settled: it does not wait for ever. It may
-- still come later; then the difference is closed by the arrival.
alter table intake.item add column difference bigint unique references intake.difference (difference); -- null: it came, or is awaited
alter table intake.item add check (device is null or difference is null);
drop index intake.item_open;
create index item_open on intake.item (lot, line) where device is null and difference is null;
