create schema hooks;
grant usage on schema hooks to green_app;

-- An address of another program that wants to be told.
create table hooks.hook (
  hook          bigint      generated always as identity primary key,
  key           uuid        not null unique,
  name          text        not null check (name <> ''),
  address       text        not null check (address ~ '^https?://'),
  secret        bytea,      -- null once it is closed. Signing needs it as it is: it cannot be kept as a hash
  kinds         text[]      not null, -- empty: whatever is told
  email         text,       -- null once it is closed: who is written to when nobody answers there
  language      text        not null check (language in ('en', 'zh', 'fr')),
  made_at       timestamptz not null,
  made_by       bigint      not null,
  failing_since timestamptz, -- null while it answers
  dead_at       timestamptz, -- null unless it did not answer for days
  closed_at     timestamptz, -- null while it is wanted
  check ((closed_at is null) = (secret is not null)),
  check ((closed_at is null) = (email is not null))
);
grant select, insert, update on hooks.hook to green_app;

-- What happened, as it is told: written once, however many want to hear it.
create table hooks.message (
  message bigint      generated always as identity primary key,
  key     uuid        not null unique,
  kind    text        not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$'),
  body    text        not null,
  told_at timestamptz not null
);
create index message_told_at on hooks.message (told_at);
grant select, insert, delete on hooks.message to green_app;

-- One message on its way to one address.
create table hooks.delivery (
  delivery     bigint      generated always as identity primary key,
  hook         bigint      not null references hooks.hook (hook),
  message      bigint      not null references hooks.message (message) on delete cascade,
  tries        int         not null default 0,
  next_try_at  timestamptz, -- null once it arrived or was given up
  status       int,         -- null: nobody answered, or it was not tried
  trouble      text,        -- null: none
  took_ms      int,         -- null: not tried
  tried_at     timestamptz, -- null: not tried
  delivered_at timestamptz, -- null: not yet
  given_up_at  timestamptz, -- null unless nobody tries any more
  unique (hook, message),
  check ((next_try_at is null) = (delivered_at is not null or given_up_at is not null)),
  check (delivered_at is null or given_up_at is null)
);
create index delivery_due on hooks.delivery (next_try_at, delivery) where next_try_at is not null;
create index delivery_hook on hooks.delivery (hook, delivery);
create index delivery_message on hooks.delivery (message);
grant select, insert, update, delete on hooks.delivery to green_app;
