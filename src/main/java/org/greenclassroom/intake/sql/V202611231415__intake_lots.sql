create schema if not exists intake;
grant usage on schema intake to green_app;

-- What a donor gives at one time.
create table intake.lot (
  lot       bigint      generated always as identity primary key,
  donor     bigint      not null references partners.partner (partner),
  opened_at timestamptz not null,
  opened_by bigint      not null -- an account; 0 is the house itself
);
create index lot_donor on intake.lot (donor);
grant select, insert, update on intake.lot to green_app;

-- A donor's list, read and judged; its rows become items of a lot when somebody says so.
create table intake.import (
  import       bigint      generated always as identity primary key,
  key          uuid        not null unique,
  donor        bigint      not null references partners.partner (partner),
  sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name         text        not null,
  format       text        not null check (format in ('CSV', 'XLSX')),
  charset      text,       -- null for a workbook
  delimiter    text,       -- null for a workbook
  unused       text[]      not null,
  kinds_given  boolean     not null,
  accepted     int         not null,
  warned       int         not null,
  refused      int         not null,
  state        text        not null check (state in ('PREVIEWED', 'COMMITTED')),
  previewed_at timestamptz not null,
  previewed_by bigint      not null,
  committed_at timestamptz, -- null until then
  committed_by bigint,      -- null until then
  lot          bigint references intake.lot (lot), -- null until committed
  check ((state = 'COMMITTED') = (committed_at is not null and committed_by is not null and lot is not null))
);
create index import_donor on intake.import (donor, sha256);
create index import_lot on intake.import (lot);
grant select, insert, update on intake.import to green_app;

-- Every row of a list as it was judged, also the refused ones: what the preview shows.
create table intake.import_row (
  import       bigint not null references intake.import (import),
  line         bigint not null,
  verdict      text   not null check (verdict in ('ACCEPTED', 'WARNED', 'REFUSED')),
  remarks      jsonb  not null,
  written      text   not null,
  donors_tag   text,  -- null: not given
  kind         text   not null check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')),
  maker        text,  -- null: not given
  model        text,  -- null: not given
  serial       text,  -- null: not given, or none
  serial_match text,  -- null with serial
  maker_match  text,  -- null with maker
  cpu          text,  -- null: not given
  memory_mb    int,   -- null: not given
  drives       jsonb, -- null: not given
  said_state   text,  -- null: not given
  said_donor   text,  -- null: not given
  grams        bigint check (grams > 0), -- null: not given
  primary key (import, line)
);
create index import_row_told on intake.import_row (import, verdict, line) where verdict <> 'ACCEPTED';
grant select, insert, update on intake.import_row to green_app;

-- A hand-over at which things of a lot came in.
create table intake.receipt (
  receipt     bigint      generated always as identity primary key,
  key         uuid        not null unique,
  lot         bigint      not null references intake.lot (lot),
  slip        bigint      not null references custody.slip (slip),
  pieces      int         not null check (pieces > 0),
  total_grams bigint check (total_grams > 0), -- null: nothing was weighed together
  received_at timestamptz not null,
  received_by bigint      not null
);
create index receipt_lot on intake.receipt (lot);
create index receipt_slip on intake.receipt (slip);
grant select, insert on intake.receipt to green_app;

-- One announced device of a lot, and which device it became.
create table intake.item (
  item         bigint generated always as identity primary key,
  lot          bigint not null references intake.lot (lot),
  import       bigint references intake.import (import), -- null: written down by hand
  line         bigint not null,
  donors_tag   text,  -- null: not given
  kind         text   not null check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')),
  maker        text,  -- null: not given
  model        text,  -- null: not given
  serial       text,  -- null: not given, or none
  serial_match text,  -- null with serial
  cpu          text,  -- null: not given
  memory_mb    int,   -- null: not given
  drives       jsonb, -- null: not given
  grams        bigint check (grams > 0), -- null: not given
  device       bigint unique references custody.device (device), -- null until it came
  receipt      bigint references intake.receipt (receipt),       -- null until it came
  unique (lot, line),
  check ((device is null) = (receipt is null))
);
create index item_import on intake.item (import);
create index item_receipt on intake.item (receipt);
create index item_open on intake.item (lot, line) where device is null;
create index item_serial on intake.item (serial_match) where device is null;
grant select, insert, update on intake.item to green_app;

-- What a technician saw of a device that came in.
create table intake.inspection (
  inspection   bigint      generated always as identity primary key,
  key          uuid        not null unique,
  device       bigint      not null references custody.device (device),
  kind         text        not null check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')),
  maker        text,       -- null: not to be read
  model        text,       -- null: not to be read
  serial       text,       -- null: not to be read
  powers_on    boolean     not null,
  drives       jsonb       not null,
  defects      text        not null,
  condemned    text check (condemned in ('BELOW_SPECIFICATION', 'BROKEN', 'UNSAFE', 'PARTS_TAKEN', 'TOO_OLD')), -- null: goes on
  inspected_at timestamptz not null,
  inspected_by bigint      not null
);
create index inspection_device on intake.inspection (device);
grant select, insert on intake.inspection to green_app;

-- What a thing of its kind usually weighs, used only where nothing was weighed.
-- Laptops, desktops, screens, small IT: average weight of one piece of its UNU key, put on the
-- market about 2010, which is the age of what companies give; Statistics Netherlands, WOT tables
-- (htbl_Key_Weight.csv, 2017). All-in-one: a flat screen and half a desktop. Tablet: the latest
-- year of the laptop key. Other: as the lighter of the computer classes, so as not to boast.
create table intake.class_weight (
  kind   text   primary key check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')),
  grams  bigint not null check (grams > 0),
  source text   not null
);
insert into intake.class_weight (kind, grams, source) values
  ('LAPTOP', 2280, 'UNU key 0303, 2010'),
  ('DESKTOP', 8770, 'UNU key 0302, 2010'),
  ('ALL_IN_ONE', 9885, 'UNU keys 0309 + 0302 / 2, 2010'),
  ('TABLET', 820, 'UNU key 0303, 2021'),
  ('SCREEN', 5500, 'UNU key 0309, 2010'),
  ('OTHER', 2280, 'as a laptop');
grant select on intake.class_weight to green_app;
