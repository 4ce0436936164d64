create schema equipment;
grant usage on schema equipment to green_app;

-- What gives a room a feature of its profile. Never edited: what goes away is ended, what is replaced
-- is entered anew. It belongs to the room and its seats, never to a child.
create table equipment.item (
  item        bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  feature     text        not null check (feature in (
    'SCREEN_READER', 'VOICE', 'MAGNIFIER', 'BRAILLE_DISPLAY', 'HEADSET', 'KEY_STICKERS', 'SEAT_HEIGHT',
    'LARGE_SCREEN', 'SOUND', 'CAMERA')),
  product     text        not null check (product <> ''),
  version     text        not null, -- empty: it has none, or nobody looked
  seat        int         check (seat between 1 and 500), -- null: not bound to one seat
  pieces      int         check (pieces between 1 and 500), -- null: at every seat of the room
  provider    bigint      references partners.partner (partner), -- null: nobody is named
  entered_at  timestamptz not null,
  entered_by  bigint      not null,
  ended_on    date,       -- null: it is there
  key         uuid        not null unique,
  check (seat is null or pieces = 1)
);
create index item_classroom on equipment.item (classroom);
create index item_provider on equipment.item (provider);
grant select, insert, update on equipment.item to green_app;

-- The right to use an item. A renewal is another row.
create table equipment.licence (
  licence    bigint      generated always as identity primary key,
  item       bigint      not null references equipment.item (item),
  number     text        not null, -- empty: none is written on it
  valid_to   date,       -- null: for ever
  entered_at timestamptz not null,
  entered_by bigint      not null,
  key        uuid        not null unique
);
create index licence_item on equipment.licence (item);
grant select, insert on equipment.licence to green_app;

-- At how many seats a feature is needed, where it is not every one. The latest row counts.
create table equipment.measure (
  measure     bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  feature     text        not null,
  seats       int         not null check (seats between 1 and 500),
  recorded_at timestamptz not null,
  recorded_by bigint      not null
);
create index measure_classroom on equipment.measure (classroom, feature);
grant select, insert on equipment.measure to green_app;
