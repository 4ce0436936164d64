-- A room, a bench or a school whose computers may report by themselves with a stock agent.
create table evidence.room (
  room       bigint      generated always as identity primary key,
  name       text        not null check (name <> ''), -- which room: shown to its owners, no person
  partner    bigint      not null references partners.partner (partner), -- where they stand
  secret     text        not null check (secret ~ '^[0-9a-f]{64}$'), -- SHA-256: the secret is shown once
  most       int         not null check (most between 1 and 1000),
  made_at    timestamptz not null,
  made_by    bigint      not null,
  key        uuid        not null unique,
  expires_at timestamptz not null,
  ended_at   timestamptz -- null: it stands
);
create index room_partner on evidence.room (partner);

-- An agent that has spoken under a room. Its own id only: its device id holds a host name.
create table evidence.agent (
  agent      uuid        primary key,
  room       bigint      not null references evidence.room (room),
  version    text,       -- null: it did not say
  first_seen timestamptz not null,
  last_seen  timestamptz not null,
  document   bigint      references evidence.document (document) -- null: no inventory yet
);
create index agent_room on evidence.agent (room);
create index agent_document on evidence.agent (document);

grant select, insert, update on evidence.room, evidence.agent to green_app;
