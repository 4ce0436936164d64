-- An order to fetch a lot.
create table collection.pickup (
  pickup           bigint      generated always as identity primary key,
  key              uuid        not null unique,
  lot              bigint      not null references donations.lot (lot),
  state            text        not null check (state in ('PLANNED', 'CONFIRMED', 'COLLECTED', 'CANCELLED', 'FAILED')),
  uid              uuid        not null unique default gen_random_uuid(), -- in calendars, for ever
  sequence         integer     not null default 0 check (sequence >= 0),  -- rises with every change
  planned_from     timestamptz not null,
  planned_to       timestamptz not null,
  site             bigint      references partners.site (site), -- null: the address was typed
  address          text        check (address <> ''),           -- null: the site's
  access           text[]      not null,
  carrier          bigint      references partners.partner (partner), -- null: our own van
  expected_pallets integer     not null check (expected_pallets >= 0),
  driver           bigint,     -- an account; null: nobody yet, or a link
  reason           text        check (reason in ('NOBODY_THERE', 'NO_ACCESS', 'NOT_READY', 'TRANSPORT', 'WEATHER', 'DONOR_WITHDREW', 'OTHER')), -- null unless failed or cancelled
  ordered_at       timestamptz not null,
  ordered_by       bigint      not null,
  changed_at       timestamptz not null,
  check (planned_to > planned_from),
  check (site is not null or address is not null),
  check ((reason is null) = (state in ('PLANNED', 'CONFIRMED', 'COLLECTED')))
);
create index pickup_lot on collection.pickup (lot);
create index pickup_planned on collection.pickup (planned_from);
create index pickup_open on collection.pickup (planned_to) where state in ('PLANNED', 'CONFIRMED');
create index pickup_site on collection.pickup (site);
create index pickup_carrier on collection.pickup (carrier);
grant select, insert, update on collection.pickup to green_app;

-- What is expected, by class.
create table collection.pickup_line (
  pickup      bigint  not null references collection.pickup (pickup),
  thing_class text    not null references collection.thing_class (thing_class),
  pieces      integer not null check (pieces > 0),
  primary key (pickup, thing_class)
);
create index pickup_line_thing_class on collection.pickup_line (thing_class);
grant select, insert, update, delete on collection.pickup_line to green_app;

-- Whom to ask for: the only personal data of an order, apart from it, gone after 180 days.
create table collection.pickup_contact (
  pickup     bigint      primary key references collection.pickup (pickup),
  name       text        not null check (name <> ''),
  phone      text        check (phone <> ''), -- null: not said
  email      text        check (email <> ''), -- null: no letters
  language   text        not null check (language in ('en', 'zh', 'fr')),
  written_at timestamptz not null
);
create index pickup_contact_written on collection.pickup_contact (written_at);
grant select, insert, update, delete on collection.pickup_contact to green_app;

-- What happened to an order: written only.
create table collection.pickup_change (
  pickup       bigint      not null references collection.pickup (pickup),
  sequence     integer     not null,
  what         text        not null check (what in ('ORDERED', 'MOVED', 'CHANGED', 'CONFIRMED', 'COLLECTED', 'CANCELLED', 'FAILED')),
  planned_from timestamptz not null,
  planned_to   timestamptz not null,
  reason       text, -- null unless failed or cancelled
  at           timestamptz not null,
  by           bigint      not null, -- an account; below zero: a driver's link
  primary key (pickup, sequence)
);
grant select, insert on collection.pickup_change to green_app;

-- Opens one pick-up in one browser, without an account. The code itself is kept nowhere.
create table collection.driver_link (
  driver_link bigint      generated always as identity primary key,
  pickup      bigint      not null references collection.pickup (pickup),
  code        text        not null unique check (code ~ '^[0-9a-f]{64}$'), -- its SHA-256
  made_at     timestamptz not null,
  made_by     bigint      not null,
  expires_at  timestamptz not null check (expires_at > made_at),
  browser     text        check (browser ~ '^[0-9a-f]{64}$'), -- SHA-256 of its cookie; null: not opened yet
  opened_at   timestamptz,                                    -- null: not opened yet
  revoked_at  timestamptz,                                    -- null: good
  check ((browser is null) = (opened_at is null))
);
create index driver_link_pickup on collection.driver_link (pickup);
grant select, insert, update on collection.driver_link to green_app;

-- The one act with which an order ends well. Who signed lies with the slip, apart from it.
create table collection.collecting (
  pickup       bigint      primary key references collection.pickup (pickup),
  key          uuid        not null unique,
  slip         bigint      not null references custody.slip (slip),
  pallets      integer     not null check (pallets >= 0),
  seals        text[]      not null,
  grams        bigint      check (grams > 0), -- null: no scale there
  remarks      text[]      not null,
  collected_at timestamptz not null,
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null -- an account; below zero: a driver's link
);
create index collecting_slip on collection.collecting (slip);
grant select, insert on collection.collecting to green_app;

-- What the driver counted.
create table collection.collecting_line (
  pickup      bigint  not null references collection.collecting (pickup),
  thing_class text    not null references collection.thing_class (thing_class),
  pieces      integer not null check (pieces >= 0),
  primary key (pickup, thing_class)
);
create index collecting_line_thing_class on collection.collecting_line (thing_class);
grant select, insert on collection.collecting_line to green_app;

create table collection.collecting_photo (
  pickup bigint  not null references collection.collecting (pickup),
  place  integer not null,
  file   text    not null references frame.file (sha256),
  primary key (pickup, place)
);
create index collecting_photo_file on collection.collecting_photo (file);
grant select, insert on collection.collecting_photo to green_app;
