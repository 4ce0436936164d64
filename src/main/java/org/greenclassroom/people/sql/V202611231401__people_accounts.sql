create schema people;
grant usage on schema people to green_app;

create table people.account (
  account       bigint      generated always as identity primary key,
  login         text        not null unique check (login = lower(login) and login <> ''),
  name          text        not null check (name <> ''),
  password_hash text,       -- null: cannot sign in with a password
  disabled_at   timestamptz, -- null: may sign in
  created_at    timestamptz not null
);

create table people.role (
  account bigint      not null references people.account (account),
  role    text        not null check (role in ('OFFICER', 'TECHNICIAN', 'ENGINEER', 'SCHOOL',
                                               'DONOR', 'DISMANTLER', 'AUDITOR', 'ADMINISTRATOR')),
  partner bigint      not null, -- the organisation; no foreign key: partners is on the same floor
  given_at timestamptz not null,
  primary key (account, role, partner)
);

create table people.token (
  token      bigint      generated always as identity primary key,
  account    bigint      not null references people.account (account),
  name       text        not null,
  hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
  roles      text[]      not null,
  key        uuid        not null unique, -- the same request twice makes one token
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz  -- null: still good
);
create index token_account on people.token (account);

-- Failed sign-ins, by account and by address: enough of them and both must wait.
create table people.attempt (
  attempt bigint      generated always as identity primary key,
  subject text        not null,
  at      timestamptz not null
);
create index attempt_subject on people.attempt (subject, at);
create index attempt_at on people.attempt (at);

grant select, insert, update on people.account, people.token to green_app;
grant select, insert, delete on people.role, people.attempt to green_app;
