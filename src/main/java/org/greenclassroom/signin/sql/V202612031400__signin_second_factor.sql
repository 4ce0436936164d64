create schema signin;
grant usage on schema signin to green_app;

-- The secret an app makes codes of. It must be read again, so it is sealed by a key that lies
-- outside the database.
create table signin.second_factor (
  account   bigint      primary key references people.account (account),
  secret    bytea       not null,
  last_step bigint      not null, -- the half-minute of the last code: none is good twice
  since     timestamptz not null
);

-- Ten codes on paper for the day the phone is lost; each is good once.
create table signin.recovery_code (
  account bigint      not null references people.account (account),
  nth     integer     not null check (nth between 1 and 10),
  hash    text        not null,
  used_at timestamptz, -- null: still good
  primary key (account, nth)
);

-- What an administrator decided for one account.
create table signin.exemption (
  account     bigint      primary key references people.account (account),
  asked       boolean     not null, -- a second factor is asked whatever the roles
  grace_until timestamptz -- null: none; until then one proof is enough
);

-- What happened to the ways of signing in of an account. Nobody changes a line.
create table signin.change (
  change  bigint      generated always as identity primary key,
  account bigint      not null references people.account (account),
  what    text        not null check (what in ('CODES_ON', 'CODES_OFF', 'RECOVERY_CODES_NEW',
                                               'RECOVERY_CODE_USED', 'PASSKEY_ADDED', 'PASSKEY_REMOVED', 'RESET', 'GRACE', 'ASKED',
                                               'NOT_ASKED', 'ENDED', 'ADDRESS', 'RECOVERY_ASKED', 'RECOVERED')),
  at      timestamptz not null,
  by      bigint      not null -- an account, or 0 for the house
);
create index change_account on signin.change (account, change);

grant select, insert, update, delete on signin.second_factor, signin.recovery_code to green_app;
grant select, insert, update on signin.exemption to green_app;
grant select, insert on signin.change to green_app;
