-- What came of a consignment, as it was found where it was unloaded.
create table delivery.arrival (
  arrival     bigint      generated always as identity primary key,
  consignment bigint      not null unique references delivery.consignment (consignment),
  receiver    text        not null check (receiver in ('SCHOOL', 'ENGINEER')),
  arrived_at  timestamptz not null,
  slip        bigint      references custody.slip (slip), -- null: nothing changed hands, we drove ourselves
  arrived     int         not null check (arrived >= 0),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index arrival_slip on delivery.arrival (slip);
grant select, insert on delivery.arrival to green_app;

create table delivery.arrival_trouble (
  arrival bigint not null references delivery.arrival (arrival),
  device  bigint not null references custody.device (device),
  what    text   not null check (what in ('MISSING', 'DAMAGED')),
  cause   text   not null check (cause in (
    'NOT_LOADED', 'LOST_ON_THE_WAY', 'CRUSHED', 'DROPPED', 'WET', 'SEAL_BROKEN', 'OTHER')),
  primary key (arrival, device)
);
create index arrival_trouble_device on delivery.arrival_trouble (device);
grant select, insert on delivery.arrival_trouble to green_app;

-- Photographs of goods and rooms, never of people.
create table delivery.photo (
  photo     bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  occasion  text        not null check (occasion in ('ARRIVAL', 'INSTALLATION')),
  file      text        not null references frame.file (sha256),
  taken_at  timestamptz not null,
  taken_by  bigint      not null,
  key       uuid        not null unique
);
create index photo_classroom on delivery.photo (classroom);
create index photo_file on delivery.photo (file);
grant select, insert on delivery.photo to green_app;

-- One answer to one point of the checklist. The last one of a point counts; none is changed.
create table delivery.mark (
  mark      bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  point     text        not null check (point in (
    'POWER', 'NETWORK', 'IMAGE', 'FILTER', 'SCREEN_READER', 'TEACHER_SHOWN', 'SEATS_LABELLED')),
  answer    text        not null check (answer in ('YES', 'NO', 'NOT_APPLICABLE')),
  seats     int         check (seats between 0 and 500), -- null: not a matter of seats
  reason    text        not null, -- why it is open and nevertheless accepted; empty: none
  marked_at timestamptz not null,
  marked_by bigint      not null,
  key       uuid        not null unique
);
create index mark_classroom on delivery.mark (classroom, point);
grant select, insert on delivery.mark to green_app;

-- Checklist and seat map as they were when both signed.
create table delivery.installation (
  acceptance bigint primary key references classrooms.acceptance (acceptance),
  classroom  bigint not null references classrooms.classroom (classroom),
  record     text   not null references frame.file (sha256),
  key        uuid   not null unique
);
create index installation_classroom on delivery.installation (classroom);
create index installation_record on delivery.installation (record);
grant select, insert on delivery.installation to green_app;

-- How the seats of a room stand: rows and columns, and the places of the grid where nothing stands.
create table delivery.seat_plan (
  classroom bigint not null primary key references classrooms.classroom (classroom),
  lines     int    not null check (lines between 1 and 30),
  places    int    not null check (places between 1 and 30),
  gaps      int[]  not null
);
grant select, insert, update on delivery.seat_plan to green_app;

-- One device goes back and another comes in its place, or more come into a running room.
create table delivery.exchange (
  exchange    bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  kind        text        not null check (kind in ('SWAP', 'TOP_UP')),
  went        bigint      references custody.device (device), -- null: nothing went
  came        bigint      references custody.device (device), -- null: nothing came in its place
  spare       boolean     not null, -- what came stood in the room already
  cause       text        not null check (cause in (
    'BROKEN', 'DAMAGED_ON_ARRIVAL', 'WRONG_DEVICE', 'MORE_SEATS', 'OTHER')),
  seat        int         check (seat > 0), -- null: it had none
  slip_back   bigint      references custody.slip (slip), -- null: nothing changed hands
  slip_there  bigint      references custody.slip (slip), -- null likewise
  happened_on date        not null,
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null,
  check (kind = 'SWAP' or came is not null)
);
create unique index exchange_key on delivery.exchange (key, coalesce(came, 0));
create index exchange_classroom on delivery.exchange (classroom);
create index exchange_went on delivery.exchange (went);
create index exchange_came on delivery.exchange (came);
create index exchange_slip_back on delivery.exchange (slip_back);
create index exchange_slip_there on delivery.exchange (slip_there);
grant select, insert on delivery.exchange to green_app;
