create schema collection;
grant usage on schema collection to green_app;

-- What a thing of each class weighs when nobody weighed it, and whether it may hold data. `grams` is
-- the average of its UNU key in the newest year of the table of Statistics Netherlands (WOT tables,
-- htbl_Key_Weight.csv, 2017, MIT). Null: the source knows no honest average, it must be weighed.
-- `category` as Annex III of Directive 2012/19/EU counts.
create table collection.thing_class (
  thing_class  text    primary key check (thing_class = upper(thing_class)),
  place        integer not null unique,
  data_bearing boolean not null,
  computer     boolean not null, -- has a serial: received one by one in intake, never merely counted
  category     text    not null check (category in ('SCREENS', 'LARGE', 'SMALL', 'SMALL_IT', 'BATTERIES', 'NOT_ELECTRIC')),
  unu_key      text    check (unu_key ~ '^[0-9]{4}$'), -- null: no electric or electronic equipment
  grams        integer check (grams > 0),              -- null: must be weighed
  source       text    check (source <> ''),           -- null: as grams
  check ((grams is null) = (source is null))
);

insert into collection.thing_class (place, thing_class, data_bearing, computer, category, unu_key, grams, source) values
  ( 10, 'KEYBOARD',        false, false, 'SMALL_IT',     '0301',   400, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0301, 2016'),
  ( 20, 'MOUSE',           false, false, 'SMALL_IT',     '0301',   400, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0301, 2016'),
  ( 30, 'CABLE',           false, false, 'SMALL_IT',     '0301',  null, null),
  ( 40, 'CHARGER',         false, false, 'SMALL_IT',     '0301',   400, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0301, 2016'),
  ( 50, 'ACCESSORY',       false, false, 'SMALL_IT',     '0301',   400, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0301, 2016'),
  ( 60, 'PHONE',           true,  false, 'SMALL_IT',     '0306',    90, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0306, 2016'),
  ( 70, 'DESK_PHONE',      false, false, 'SMALL_IT',     '0305',   450, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0305, 2016'),
  ( 80, 'CAMERA',          true,  false, 'SMALL',        '0406',  null, null),
  ( 90, 'SCREEN',          false, false, 'SCREENS',      '0309',  5500, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0309, 2016'),
  (100, 'CRT_SCREEN',      false, false, 'SCREENS',      '0308', 22000, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0308, 2016'),
  (110, 'PRINTER',         false, false, 'SMALL_IT',     '0304', 10320, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0304, 2016'),
  (120, 'PROJECTOR',       false, false, 'SMALL',        '0404',  3510, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0404, 2016'),
  (130, 'MEDIA_PLAYER',    true,  false, 'SMALL',        '0402',  null, null),
  (140, 'NETWORK',         false, false, 'SMALL_IT',     '0301',   400, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0301, 2016'),
  (150, 'STORAGE',         true,  false, 'SMALL_IT',     '0301',   400, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0301, 2016'),
  (160, 'LAPTOP',          true,  true,  'SCREENS',      '0303',   820, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0303, 2021'),
  (170, 'DESKTOP',         true,  true,  'SMALL_IT',     '0302',  8770, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0302, 2016'),
  (180, 'TABLET',          true,  true,  'SCREENS',      '0303',   820, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0303, 2021'),
  (190, 'SERVER',          true,  true,  'LARGE',        '0307', 40000, 'Statistics Netherlands, htbl_Key_Weight.csv (2017): UNU key 0307, 2016'),
  (200, 'BATTERY',         false, false, 'BATTERIES',     null,   null, null),
  (210, 'BATTERY_DAMAGED', false, false, 'BATTERIES',     null,   null, null),
  (220, 'BOOK',            false, false, 'NOT_ELECTRIC',  null,   null, null),
  (230, 'OTHER',           false, false, 'SMALL',         null,   null, null);
grant select on collection.thing_class to green_app;

-- Things counted: written only. A wrong count is voided by a row that names it.
create table collection.tally (
  tally       bigint      generated always as identity primary key,
  key         uuid        not null unique,
  lot         bigint      not null references donations.lot (lot),
  origin      text        not null check (origin ~ '^[a-z]+ [0-9A-Za-z-]+$'), -- 'receipt 12', 'pickup 3', 'drive 1'
  thing_class text        not null references collection.thing_class (thing_class),
  pieces      integer     check (pieces > 0),                         -- null: this row voids
  grams       bigint      check (grams > 0),                          -- null: this row voids
  basis       text        check (basis in ('WEIGHED', 'ESTIMATED')),  -- null: this row voids
  voids       bigint      unique references collection.tally (tally), -- null: this row counts
  counted_at  timestamptz not null,
  counted_by  bigint      not null,
  check ((voids is null) = (pieces is not null)),
  check ((pieces is null) = (grams is null)),
  check ((pieces is null) = (basis is null))
);
create index tally_lot on collection.tally (lot, thing_class);
create index tally_origin on collection.tally (origin);
create index tally_thing_class on collection.tally (thing_class);
grant select, insert on collection.tally to green_app;

-- What became of counted things: written only, voided like a count.
create table collection.disposition (
  disposition bigint      generated always as identity primary key,
  key         uuid        not null unique,
  lot         bigint      not null references donations.lot (lot),
  thing_class text        not null references collection.thing_class (thing_class),
  became      text        check (became in ('REUSED', 'GIVEN_AWAY', 'TO_PLANT')), -- null: this row voids
  pieces      integer     check (pieces > 0),                                     -- null: this row voids
  grams       bigint      check (grams >= 0),                                     -- null: this row voids
  paper       text        check (paper <> ''), -- certificate or slip; null: it stayed in the house, or this row voids
  voids       bigint      unique references collection.disposition (disposition), -- null: this row counts
  written_at  timestamptz not null,
  written_by  bigint      not null,
  check ((voids is null) = (pieces is not null)),
  check ((pieces is null) = (became is null)),
  check ((pieces is null) = (grams is null)),
  check (became is distinct from 'TO_PLANT' or paper is not null)
);
create index disposition_lot on collection.disposition (lot, thing_class);
create index disposition_thing_class on collection.disposition (thing_class);
grant select, insert on collection.disposition to green_app;
