-- When both signed on the spot, by the clock of the sheet; the sheet itself may arrive a week later.
alter table takeback.recall add column counted_at timestamptz; -- null: being counted, or closed before this was written down

-- How a computer that was found looks. What cannot be switched on is found all the same.
create table takeback.condition (
  recall    bigint not null references takeback.recall (recall),
  device    bigint not null references custody.device (device),
  condition text   not null check (condition in ('GOOD', 'WORN', 'DAMAGED', 'DEAD')),
  words     text   not null check (length(words) <= 500), -- empty: nothing more to say
  primary key (recall, device)
);
create index condition_device on takeback.condition (device);
grant select, insert, update on takeback.condition to green_app;

-- Why a computer of the frozen list is not there. Said again it is another row; the last one counts.
create table takeback.loss (
  loss          bigint      generated always as identity primary key,
  recall        bigint      not null references takeback.recall (recall),
  device        bigint      not null references custody.device (device),
  cause         text        not null check (cause in ('STOLEN', 'BROKEN', 'MOVED', 'UNKNOWN')),
  police_report text        not null check (length(police_report) <= 60), -- empty: no theft
  words         text        not null check (length(words) <= 500), -- empty: nobody explained it, or it was forgotten
  day           date,       -- null: nobody knows on which day it went
  said_at       timestamptz not null,
  said_by       bigint      not null,
  key           uuid        not null unique,
  check ((cause = 'STOLEN') = (police_report <> ''))
);
create index loss_recall on takeback.loss (recall, device, loss desc);
create index loss_device on takeback.loss (device);
grant select, insert, update on takeback.loss to green_app;

-- What was lent besides the computers, counted.
create table takeback.accessory (
  recall    bigint not null references takeback.recall (recall),
  accessory text   not null check (accessory in (
    'POWER_ADAPTER', 'POWER_CABLE', 'VIDEO_CABLE', 'SCREEN', 'KEYBOARD', 'MOUSE', 'HEADSET', 'POWER_STRIP',
    'NETWORK_SWITCH', 'NETWORK_CABLE', 'ACCESS_POINT', 'SEAT_LABEL')),
  issued    int    not null check (issued between 0 and 5000), -- frozen with the list
  found     int    check (found between 0 and 5000), -- null: nobody counted it
  primary key (recall, accessory)
);
grant select, insert, update on takeback.accessory to green_app;

-- A photograph of the room or of one computer. It goes three years after the count.
create table takeback.photo (
  photo    bigint      generated always as identity primary key,
  recall   bigint      not null references takeback.recall (recall),
  device   bigint      references custody.device (device), -- null: of the room
  file     text        not null references frame.file (sha256),
  taken_at timestamptz not null,
  taken_by bigint      not null,
  key      uuid        not null unique
);
create index photo_recall on takeback.photo (recall);
create index photo_device on takeback.photo (device);
create index photo_file on takeback.photo (file);
grant select, insert, delete on takeback.photo to green_app;
