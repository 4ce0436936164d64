-- By what a passkey knows an account: random, so that it tells nobody anything.
create table signin.handle (
  account bigint primary key references people.account (account),
  handle  bytea  not null unique
);

-- Keys of WebAuthn Level 3; only their public halves are here.
create table signin.passkey (
  passkey         bigint      generated always as identity primary key,
  account         bigint      not null references people.account (account),
  credential      bytea       not null unique,
  public_key      bytea       not null, -- COSE
  signatures      bigint      not null check (signatures >= 0),
  verifies        boolean     not null, -- it asked for a finger, a face or a PIN
  backup_eligible boolean     not null,
  backed_up       boolean     not null,
  transports      text[]      not null,
  attestation     bytea       not null,
  label           text        not null check (label <> ''),
  created_at      timestamptz not null,
  last_used_at    timestamptz not null
);
create index passkey_account on signin.passkey (account);

grant select, insert on signin.handle to green_app;
grant select, insert, update, delete on signin.passkey to green_app;
