create schema takeback;
grant usage on schema takeback to green_app;

-- The end of one classroom's loan: opened with a frozen list, closed by two signatures on site.
create table takeback.recall (
  recall    bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  opened_at timestamptz not null,
  opened_by bigint      not null,
  key       uuid        not null unique,
  closed_at timestamptz, -- null: being counted
  closed_by bigint,      -- null: likewise
  taker     bigint      references partners.partner (partner), -- null: likewise; who drives them home
  slip      bigint      references custody.slip (slip), -- null: likewise, or nothing was found
  closing_key uuid     unique, -- null: likewise
  check ((closed_at is null) = (closed_by is null)),
  check (closed_at is not null or (taker is null and slip is null))
);
create unique index recall_open on takeback.recall (classroom) where closed_at is null;
create index recall_classroom on takeback.recall (classroom);
create index recall_taker on takeback.recall (taker);
create index recall_slip on takeback.recall (slip);
grant select, insert, update on takeback.recall to green_app;

-- What stood in the room by our books when the recall was opened. Frozen.
create table takeback.issued (
  recall  bigint  not null references takeback.recall (recall),
  device  bigint  not null references custody.device (device),
  missing boolean not null, -- already missed before the recall
  primary key (recall, device)
);
create index issued_device on takeback.issued (device);
grant select, insert on takeback.issued to green_app;

-- What somebody scanned or typed on site. A foreign computer is written down and left where it is.
create table takeback.sighting (
  sighting bigint      generated always as identity primary key,
  recall   bigint      not null references takeback.recall (recall),
  typed    text        not null check (typed <> '' and length(typed) <= 100),
  answer   text        not null check (answer in ('FOUND', 'FOREIGN', 'UNEXPECTED', 'UNKNOWN')),
  device   bigint      references custody.device (device), -- null: none of ours
  seen_at  timestamptz not null,
  seen_by  bigint      not null,
  check ((device is not null) = (answer in ('FOUND', 'UNEXPECTED')))
);
create unique index sighting_device on takeback.sighting (recall, device) where device is not null;
create unique index sighting_typed on takeback.sighting (recall, lower(typed));
create index sighting_of_device on takeback.sighting (device);
grant select, insert, update, delete on takeback.sighting to green_app;

-- Back in the house: counted at the workshop's door.
create table takeback.receipt (
  receipt     bigint      generated always as identity primary key,
  recall      bigint      not null references takeback.recall (recall),
  slip        bigint      references custody.slip (slip), -- null: the house had carried them itself
  site        bigint      not null references partners.site (site),
  devices     int         not null check (devices >= 0),
  missed      int         not null check (missed >= 0),
  received_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index receipt_recall on takeback.receipt (recall);
create index receipt_slip on takeback.receipt (slip);
create index receipt_site on takeback.receipt (site);
grant select, insert on takeback.receipt to green_app;
