-- What becomes of a computer that came home and was cleared again. By rule, unless a person says why not.
create table takeback.sorting (
  sorting    bigint      generated always as identity primary key,
  device     bigint      not null references custody.device (device),
  received_at timestamptz not null, -- the coming home it speaks of
  rule       text        not null check (rule in ('LEND', 'PARTS', 'DISMANTLE')), -- what was decided
  advised    text        not null check (advised in ('LEND', 'PARTS', 'DISMANTLE')), -- what the rule said
  because    text        not null, -- why it said so: a word of ours
  reason     text        not null check (length(reason) <= 500), -- empty: the rule was followed
  decided_at timestamptz not null,
  decided_by bigint      not null,
  key        uuid        not null unique,
  unique (device, received_at),
  check ((rule <> advised) = (reason <> ''))
);
grant select, insert on takeback.sorting to green_app;
