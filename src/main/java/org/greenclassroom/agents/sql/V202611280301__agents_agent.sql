create schema agents;
grant usage on schema agents to green_app;

-- A code that stands on a label: with it one computer, or the collector of one classroom, enrols once.
-- It is good until it is used or voided by a newer one. Never deleted: the rows are the log.
create table agents.code (
  code_id   bigint      generated always as identity primary key,
  code      text        not null unique check (code ~ '^[A-HJKMNP-Z]{8}$'),
  device    bigint      references custody.device (device), -- null: for the collector of a classroom
  classroom bigint,     -- whose collector it is for; null: it is for a device
  issued_at timestamptz not null,
  issued_by bigint      not null,
  used_at   timestamptz, -- null: nobody used it
  voided_at timestamptz, -- null: no newer one took its place
  voided_by bigint,      -- null: as above
  check (num_nonnulls(device, classroom) = 1),
  check ((voided_at is null) = (voided_by is null)),
  check (used_at is null or voided_at is null)
);
create index code_device on agents.code (device);
create index code_classroom on agents.code (classroom);
create unique index code_open_device on agents.code (device) where used_at is null and voided_at is null;
create unique index code_open_classroom on agents.code (classroom) where used_at is null and voided_at is null;
grant select, insert, update on agents.code to green_app;

-- One installation on one computer. Who enrols again is a new row; the device keeps the history.
-- Its key is nowhere: it follows from its name and from a file beside the database.
create table agents.agent (
  agent        bigint      generated always as identity primary key,
  name         text        not null unique check (name ~ '^A[0-9A-HJKMNP-TV-Z]{15}$'),
  code_id      bigint      not null unique references agents.code (code_id),
  device       bigint      not null references custody.device (device),
  classroom    bigint,     -- where the device was; null: in no classroom yet
  fingerprint  text        not null check (fingerprint ~ '^[0-9a-f]{64}$'), -- salted there: tells who asks again, and nothing else
  system       text        not null check (system in ('LINUX', 'WINDOWS')),
  version      text        not null check (version ~ '^[0-9A-Za-z.+-]{1,20}$'),
  enrolled_at  timestamptz not null,
  retired_at   timestamptz, -- null: not retired
  retired_why  text        check (retired_why in ('ENROLLED_AGAIN', 'BY_HAND')), -- null: as above
  doubted_at   timestamptz, -- null: nothing speaks for two computers under one name
  doubt_day    date,        -- the day that gave it away; null: as above
  changed_at   timestamptz, -- since when it says that its parts are others; null: they are the same
  heard_at     timestamptz, -- null: it said nothing yet
  check ((retired_at is null) = (retired_why is null)),
  check ((doubted_at is null) = (doubt_day is null))
);
create index agent_device on agents.agent (device);
create index agent_classroom on agents.agent (classroom);
create unique index agent_one_of_a_device on agents.agent (device) where retired_at is null;
grant select, insert, update on agents.agent to green_app;

-- The program on the teacher's computer that holds what the others say.
create table agents.collector (
  collector   bigint      generated always as identity primary key,
  name        text        not null unique check (name ~ '^C[0-9A-HJKMNP-TV-Z]{15}$'),
  code_id     bigint      not null unique references agents.code (code_id),
  classroom   bigint      not null,
  public_key  bytea       not null check (octet_length(public_key) = 32), -- Ed25519, as it is
  version     text        not null check (version ~ '^[0-9A-Za-z.+-]{1,20}$'),
  enrolled_at timestamptz not null,
  retired_at  timestamptz, -- null: not retired
  heard_at    timestamptz  -- null: it sent nothing yet
);
create index collector_classroom on agents.collector (classroom);
create unique index collector_one_of_a_classroom on agents.collector (classroom) where retired_at is null;
grant select, insert, update on agents.collector to green_app;
