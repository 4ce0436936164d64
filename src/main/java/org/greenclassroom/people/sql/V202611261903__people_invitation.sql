-- Somebody is invited by e-mail. The link's secret is kept nowhere, only its hash.
create table people.invitation (
  invitation bigint      generated always as identity primary key,
  key        uuid        not null unique,
  address    text        not null check (address <> ''),
  name       text        not null check (name <> ''),
  role       text        not null check (role in ('OFFICER', 'TECHNICIAN', 'ENGINEER', 'SCHOOL', 'DONOR',
                                                  'DISMANTLER', 'AUDITOR', 'ADMINISTRATOR')),
  partner    bigint      not null, -- the organisation; no foreign key: partners is on the same floor
  language   text        not null check (language in ('en', 'zh', 'fr')),
  hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
  invited_at timestamptz not null,
  invited_by bigint      not null,
  expires_at timestamptz not null check (expires_at > invited_at),
  used_at    timestamptz, -- null: not used
  account    bigint      references people.account (account), -- null: the same
  revoked_at timestamptz, -- null: not revoked
  check ((used_at is null) = (account is null)),
  check (used_at is null or revoked_at is null)
);
create index invitation_account on people.invitation (account);
create index invitation_expires on people.invitation (expires_at) where used_at is null;
create unique index invitation_once on people.invitation (lower(address), role, partner)
  where used_at is null and revoked_at is null;
grant select, insert, update, delete on people.invitation to green_app;

-- Where letters to an account go, and in which language.
create table people.mailbox (
  account  bigint primary key references people.account (account),
  address  text   not null check (address <> ''),
  language text   not null check (language in ('en', 'zh', 'fr'))
);
grant select, insert, update, delete on people.mailbox to green_app;
