create schema if not exists dismantling;
grant usage on schema dismantling to green_app;

-- Devices that go to one plant together. Frozen when it is handed over.
create table dismantling.batch (
  batch          bigint      generated always as identity primary key,
  key            uuid        not null unique,
  plant          bigint      not null references partners.partner (partner),
  opened_at      timestamptz not null,
  opened_by      bigint      not null,
  slip           bigint      references custody.slip (slip), -- null while it is open
  handed_over_at timestamptz, -- null while it is open
  completed_at   timestamptz, -- null until every device in it is certified
  check ((slip is null) = (handed_over_at is null)),
  check (completed_at is null or slip is not null)
);
create index batch_plant on dismantling.batch (plant, batch);
create index batch_slip on dismantling.batch (slip);
grant select, insert, update on dismantling.batch to green_app;

-- One weigh ticket. Never changed: a wrong one is struck.
create table dismantling.weighing (
  weighing    bigint      generated always as identity primary key,
  key         uuid        not null unique,
  batch       bigint      not null references dismantling.batch (batch),
  ticket      text        not null check (ticket <> ''),
  weighed_on  date        not null,
  gross_grams bigint      not null check (gross_grams > 0),
  tare_grams  bigint      not null check (tare_grams >= 0),
  net_grams   bigint      not null generated always as (gross_grams - tare_grams) stored check (net_grams > 0),
  file        text        not null references frame.file (sha256),
  entered_at  timestamptz not null,
  entered_by  bigint      not null,
  struck_at   timestamptz, -- null: it counts
  struck_by   bigint       -- null: it counts
);
create unique index weighing_ticket on dismantling.weighing (batch, ticket) where struck_at is null;
create index weighing_file on dismantling.weighing (file);
grant select, insert, update on dismantling.weighing to green_app;

-- What the plant certified. Never changed.
create table dismantling.certificate (
  certificate bigint      generated always as identity primary key,
  key         uuid        not null unique,
  batch       bigint      not null references dismantling.batch (batch),
  number      text        not null check (number <> ''),
  issued_on   date        not null,
  grams       bigint      not null check (grams > 0),
  file        text        not null references frame.file (sha256),
  entered_at  timestamptz not null,
  entered_by  bigint      not null,
  unique (batch, number)
);
create index certificate_file on dismantling.certificate (file);
grant select, insert on dismantling.certificate to green_app;

-- Which devices are in which batch, under which licence they left, which certificate names them.
create table dismantling.batch_device (
  batch       bigint      not null references dismantling.batch (batch),
  device      bigint      not null references custody.device (device),
  put_at      timestamptz not null,
  licence     bigint      references partners.licence (licence), -- null while the batch is open
  certificate bigint      references dismantling.certificate (certificate), -- null until it is named
  returned_at timestamptz, -- null: it is in it; else the book says that it never left
  primary key (batch, device)
);
create unique index batch_device_once on dismantling.batch_device (device) where returned_at is null;
create index batch_device_device on dismantling.batch_device (device);
create index batch_device_licence on dismantling.batch_device (licence);
create index batch_device_certificate on dismantling.batch_device (certificate);
grant select, insert, update, delete on dismantling.batch_device to green_app;
