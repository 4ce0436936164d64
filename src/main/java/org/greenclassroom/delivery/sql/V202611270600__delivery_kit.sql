create schema delivery;
grant usage on schema delivery to green_app;

-- What a person changed of a room's kit list; the rest follows from the room itself (Kit.java).
create table delivery.kit_line (
  classroom  bigint      not null references classrooms.classroom (classroom),
  accessory  text        not null check (accessory in (
    'POWER_ADAPTER', 'POWER_CABLE', 'VIDEO_CABLE', 'MOUSE', 'KEYBOARD', 'SCREEN', 'HEADSET', 'POWER_STRIP',
    'NETWORK_SWITCH', 'NETWORK_CABLE', 'ACCESS_POINT', 'SEAT_LABEL')),
  needed     int         not null check (needed between 0 and 5000),
  changed_at timestamptz not null,
  changed_by bigint      not null,
  primary key (classroom, accessory)
);
grant select, insert, update on delivery.kit_line to green_app;

-- What leaves for a room on one dispatch slip. The record is the slip as it was frozen; its papers
-- are made of it alone.
create table delivery.consignment (
  consignment bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  number      text        not null unique check (number <> ''),
  carrier     bigint      references partners.partner (partner), -- null: our own transport
  vehicle     text        not null, -- as on its plate; empty: not told
  seal        text        not null, -- empty: none
  left_on     date        not null,
  expected_on date        not null check (expected_on >= left_on),
  devices     int         not null check (devices > 0),
  parcels     int         not null check (parcels > 0),
  grams       bigint      not null check (grams > 0),
  record      text        not null references frame.file (sha256),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index consignment_classroom on delivery.consignment (classroom);
create index consignment_carrier on delivery.consignment (carrier);
create index consignment_record on delivery.consignment (record);
grant select, insert on delivery.consignment to green_app;

-- Numbers of dispatch slips, L-00001 and on: taken before the slip is frozen, so a gap is possible.
create sequence delivery.consignment_number;
grant usage on sequence delivery.consignment_number to green_app;

create table delivery.consignment_paper (
  consignment bigint not null references delivery.consignment (consignment),
  language    text   not null check (language in ('en', 'zh', 'fr')),
  file        text   not null references frame.file (sha256),
  primary key (consignment, language)
);
create index consignment_paper_file on delivery.consignment_paper (file);
grant select, insert on delivery.consignment_paper to green_app;

-- A pallet or a box of one room.
create table delivery.parcel (
  parcel      bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  nth         int         not null check (nth > 0),
  kind        text        not null check (kind in ('PALLET', 'BOX')),
  grams       bigint      check (grams > 0), -- null: it did not stand on a scale yet
  consignment bigint      references delivery.consignment (consignment), -- null: it has not left
  opened_at   timestamptz not null,
  opened_by   bigint      not null,
  key         uuid        not null unique,
  unique (classroom, nth)
);
create index parcel_consignment on delivery.parcel (consignment);
grant select, insert, update on delivery.parcel to green_app;

-- A device in a parcel. It is in one at a time, whatever the room.
create table delivery.packed (
  packed    bigint      generated always as identity primary key,
  parcel    bigint      not null references delivery.parcel (parcel),
  device    bigint      not null references custody.device (device),
  packed_at timestamptz not null,
  packed_by bigint      not null,
  ended_at  timestamptz, -- null: it lies in there; else it was taken out, or left
  ended_by  bigint, -- null likewise
  key       uuid        not null unique,
  check ((ended_at is null) = (ended_by is null))
);
create unique index packed_once on delivery.packed (device) where ended_at is null;
create index packed_device on delivery.packed (device);
create index packed_parcel on delivery.packed (parcel);
grant select, insert, update on delivery.packed to green_app;

-- Accessories counted into a parcel, or out of it (below zero). The sum is what lies in there.
create table delivery.counted (
  counted    bigint      generated always as identity primary key,
  parcel     bigint      not null references delivery.parcel (parcel),
  accessory  text        not null check (accessory in (
    'POWER_ADAPTER', 'POWER_CABLE', 'VIDEO_CABLE', 'MOUSE', 'KEYBOARD', 'SCREEN', 'HEADSET', 'POWER_STRIP',
    'NETWORK_SWITCH', 'NETWORK_CABLE', 'ACCESS_POINT', 'SEAT_LABEL')),
  pieces     int         not null check (pieces <> 0),
  counted_at timestamptz not null,
  counted_by bigint      not null,
  key        uuid        not null unique
);
create index counted_parcel on delivery.counted (parcel);
grant select, insert on delivery.counted to green_app;

-- What left on a slip, and in which parcel.
create table delivery.consigned (
  consignment bigint not null references delivery.consignment (consignment),
  device      bigint not null references custody.device (device),
  parcel      bigint not null references delivery.parcel (parcel),
  primary key (consignment, device)
);
create index consigned_device on delivery.consigned (device);
create index consigned_parcel on delivery.consigned (parcel);
grant select, insert on delivery.consigned to green_app;
