-- How a batch leaves. All of it is null while it is open, and stays null where nobody wrote it down.
alter table dismantling.batch
  add column carrier       bigint references partners.partner (partner),   -- null: not written down
  add column vehicle       text   check (vehicle <> ''),                   -- null: not written down
  add column manifest      text   check (manifest <> ''),                  -- null: it needed none
  add column manifest_file text   references frame.file (sha256),          -- null: no copy on file
  add column permit        bigint references dismantling.permit (permit);  -- null: it crosses no border
create index batch_carrier on dismantling.batch (carrier);
create index batch_manifest_file on dismantling.batch (manifest_file);
create index batch_permit on dismantling.batch (permit);

-- A pallet of a batch, of one sort: batteries and hazardous parts travel apart.
create table dismantling.pallet (
  pallet   bigint      generated always as identity primary key,
  key      uuid        not null unique,
  batch    bigint      not null references dismantling.batch (batch),
  number   integer     not null check (number > 0), -- in its batch
  category text        not null check (category in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER',
                                                    'ACCESSORIES', 'BATTERIES', 'HAZARDOUS_PARTS', 'MIXED')),
  put_at   timestamptz not null,
  put_by   bigint      not null,
  unique (batch, number)
);
grant select, insert, delete on dismantling.pallet to green_app;

-- What lies on a pallet and has no serial number: it is counted.
create table dismantling.thing (
  pallet bigint  not null references dismantling.pallet (pallet),
  thing  text    not null check (thing in ('KEYBOARD', 'MOUSE', 'CABLE', 'CHARGER', 'OTHER')),
  pieces integer not null check (pieces > 0),
  primary key (pallet, thing)
);
grant select, insert, delete on dismantling.thing to green_app;

-- Batteries and hazardous parts that were taken out before: apart, by kind.
create table dismantling.hazard (
  hazard    bigint      generated always as identity primary key,
  key       uuid        not null unique,
  batch     bigint      not null references dismantling.batch (batch),
  substance text        not null check (substance in ('BATTERY', 'CIRCUIT_BOARD', 'CRT_GLASS', 'MERCURY_LAMP', 'TONER', 'CAPACITOR')),
  chemistry text        check (chemistry in ('LI_ION', 'LI_POLYMER', 'NICKEL', 'LEAD_ACID', 'COIN_CELL', 'UNKNOWN')), -- null: no battery
  pieces    integer     not null check (pieces > 0),
  wh        bigint      check (wh > 0), -- null: no battery, or nothing printed on it
  grams     bigint      not null check (grams > 0),
  basis     text        not null check (basis in ('WEIGHED', 'ESTIMATED')),
  put_at    timestamptz not null,
  put_by    bigint      not null,
  check ((substance = 'BATTERY') = (chemistry is not null)),
  check (wh is null or substance = 'BATTERY')
);
create index hazard_batch on dismantling.hazard (batch);
grant select, insert, delete on dismantling.hazard to green_app;

-- What a device was when it left: whatever becomes of its record, the batch stays as it was handed over.
alter table dismantling.batch_device
  add column pallet bigint references dismantling.pallet (pallet), -- null: stands on none
  add column kind   text,   -- null while the batch is open, as the next three; and of batches before 2026-12
  add column serial text,   -- null: likewise, or it has none
  add column grams  bigint, -- null: likewise
  add column basis  text check (basis in ('WEIGHED', 'SHARE_OF_WEIGHED', 'ESTIMATED')); -- null: likewise
create index batch_device_pallet on dismantling.batch_device (pallet);

alter table dismantling.weighing
  add column pallet    bigint  references dismantling.pallet (pallet), -- null: the load, not one pallet
  add column category  text    not null default 'MIXED'
    check (category in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER', 'ACCESSORIES', 'BATTERIES',
                        'HAZARDOUS_PARTS', 'MIXED'));
alter table dismantling.weighing
  add column hazardous boolean not null generated always as (category in ('BATTERIES', 'HAZARDOUS_PARTS')) stored;
create index weighing_pallet on dismantling.weighing (pallet);
