-- That a closed batch was wrong, as somebody wrote it. Another person agrees, and it is open again.
create table dismantling.reopening (
  reopening   bigint      generated always as identity primary key,
  key         uuid        not null unique,
  batch       bigint      not null references dismantling.batch (batch),
  reason      text        not null check (reason <> ''),
  proposed_at timestamptz not null,
  proposed_by bigint      not null,
  agreed      boolean,     -- null: it waits
  settled_at  timestamptz, -- null: it waits
  settled_by  bigint,      -- null: it waits
  check ((agreed is null) = (settled_at is null)),
  check (agreed is not true or settled_by <> proposed_by)
);
create unique index reopening_waits on dismantling.reopening (batch) where settled_at is null;
create index reopening_batch on dismantling.reopening (batch);
grant select, insert, update on dismantling.reopening to green_app;
