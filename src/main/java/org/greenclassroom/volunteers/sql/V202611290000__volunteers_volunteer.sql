create schema volunteers;
grant usage on schema volunteers to green_app;

-- Guests of the house have the same numbers; those of drivers' passes lie below a milliard.
create table volunteers.volunteer (
  volunteer   bigint      generated always as identity (start with 1000000000) primary key,
  name        text        check (name <> ''),                      -- null: was forgotten
  email       text        check (email <> ''),                     -- null: was forgotten
  language    text        check (language in ('en', 'zh', 'fr')),  -- null: was forgotten
  partner     bigint      references partners.partner (partner),   -- null: comes privately
  account     bigint      unique references people.account (account), -- null: has none
  at_least    smallint    check (at_least in (16, 18, 21)),        -- null: not said
  made_at     timestamptz not null,
  made_by     bigint      not null,    -- an account; 0 the house; below zero a guest or nobody
  verified_at timestamptz,             -- null: never opened a link
  erased_at   timestamptz,             -- null: is known
  check ((erased_at is null) = (email is not null)),
  check (erased_at is null or (name is null and language is null and account is null))
);
create unique index volunteer_email on volunteers.volunteer (lower(email)) where email is not null;
create index volunteer_partner on volunteers.volunteer (partner);
create index volunteer_unverified on volunteers.volunteer (made_at) where verified_at is null and erased_at is null;
grant select, insert, update on volunteers.volunteer to green_app;

-- A link in a letter: lets its reader in, for a week.
create table volunteers.link (
  link       bigint      generated always as identity primary key,
  volunteer  bigint      not null references volunteers.volunteer (volunteer),
  hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
  path       text        not null check (path like '/%'),
  made_at    timestamptz not null,
  expires_at timestamptz not null
);
create index link_volunteer on volunteers.link (volunteer);
create index link_expires on volunteers.link (expires_at);
grant select, insert, delete on volunteers.link to green_app;

-- That a paper was seen. The paper itself stays with its owner.
create table volunteers.clearance (
  clearance   bigint      generated always as identity primary key,
  volunteer   bigint      not null references volunteers.volunteer (volunteer),
  kind        text        not null check (kind in ('CRIMINAL_RECORD', 'REFERENCES', 'HEALTH')),
  result      text        not null check (result in ('CLEAR', 'NOT_CLEAR')),
  issued_on   date        not null,
  valid_until date        not null check (valid_until >= issued_on),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index clearance_volunteer on volunteers.clearance (volunteer, kind, clearance desc);
grant select, insert on volunteers.clearance to green_app;

create table volunteers.version (
  version      bigint      generated always as identity primary key,
  text         text        not null check (text in ('CONDUCT', 'WAIVER', 'TRAINING')),
  number       integer     not null check (number > 0),
  body_en      text        not null check (body_en <> ''),
  body_zh      text        not null check (body_zh <> ''),
  body_fr      text        not null check (body_fr <> ''),
  published_at timestamptz not null,
  published_by bigint      not null,
  unique (text, number)
);
grant select, insert on volunteers.version to green_app;

-- A version of which those who signed the one before are being told, some at a time, by their number.
create table volunteers.telling (
  version bigint primary key references volunteers.version (version),
  after   bigint not null default 0 -- the last who was written to
);
grant select, insert, update, delete on volunteers.telling to green_app;

create table volunteers.agreement (
  volunteer bigint      not null references volunteers.volunteer (volunteer),
  version   bigint      not null references volunteers.version (version),
  agreed_at timestamptz not null,
  primary key (volunteer, version)
);
create index agreement_version on volunteers.agreement (version);
grant select, insert on volunteers.agreement to green_app;
