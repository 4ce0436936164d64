-- Somebody forgot a password. The link's secret is kept nowhere, only its hash.
create table signin.recovery (
  recovery   bigint      generated always as identity primary key,
  account    bigint      not null references people.account (account),
  hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
  asked_at   timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  used_at    timestamptz -- null: not used; a later link uses up the earlier ones
);
create index recovery_account on signin.recovery (account);
grant select, insert, update, delete on signin.recovery to green_app;
