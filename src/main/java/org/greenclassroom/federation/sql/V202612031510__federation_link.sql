create schema federation;
grant usage on schema federation to green_app;

-- Somebody for whom a provider vouches is this account here.
create table federation.link (
  link      bigint      generated always as identity primary key,
  account   bigint      not null references people.account (account),
  issuer    text        not null check (issuer <> ''),  -- an address; wecom:<corpid> for WeChat Work
  subject   text        not null check (subject <> ''),
  shown     text        not null check (shown <> ''),   -- what a person knows it by
  linked_at timestamptz not null,
  linked_by bigint      not null references people.account (account),
  used_at   timestamptz, -- null: not used yet
  unique (issuer, subject),
  unique (account, issuer)
);
create index link_linked_by on federation.link (linked_by);
grant select, insert, update, delete on federation.link to green_app;

-- The token of an application of WeChat Work, sealed with the application's secret.
create table federation.wecom_token (
  app    text        primary key check (app ~ '^[0-9a-f]{64}$'), -- hash of corpid, agentid and secret
  sealed text,       -- null: not asked for yet
  until  timestamptz, -- null: the same
  check ((sealed is null) = (until is null))
);
grant select, insert, update, delete on federation.wecom_token to green_app;
