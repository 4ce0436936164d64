create schema passes;
grant usage on schema passes to green_app;

-- Opens one room's daily work to a teacher without an account, in one browser. The link's secret is
-- kept nowhere, only its hash; nor is whom it was given to. Its number is that of its guest: pick-ups count
-- from one, volunteers, tours and lesson logs from a milliard, two and five.
create table passes.pass (
  pass       bigint      generated always as identity (start with 6000000000) primary key,
  key        uuid        not null unique,
  classroom  bigint      not null references classrooms.classroom (classroom),
  way        text        not null check (way in ('LETTER', 'HAND')),
  hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
  made_at    timestamptz not null,
  made_by    bigint      not null,
  expires_at timestamptz not null check (expires_at > made_at),
  browser    text        check (browser ~ '^[0-9a-f]{64}$'), -- null: nobody opened it
  opened_at  timestamptz, -- null: the same
  ended_at   timestamptz, -- null: nobody ended it
  check ((browser is null) = (opened_at is null))
);
create index pass_classroom on passes.pass (classroom);
create index pass_expires on passes.pass (expires_at);
grant select, insert, update, delete on passes.pass to green_app;
