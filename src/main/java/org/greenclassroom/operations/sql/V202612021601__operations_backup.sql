create schema operations;
grant usage on schema operations to green_app;

-- That a backup was made, or why not. The file itself lies elsewhere.
create table operations.backup (
  backup  bigint      generated always as identity primary key,
  made_at timestamptz not null,
  ended_at timestamptz not null,
  file    text        not null check (file <> ''),
  rows    bigint,     -- null when it failed
  bytes   bigint,     -- null when it failed
  sha256  text        check (sha256 ~ '^[0-9a-f]{64}$'), -- of the file; null when it failed
  trouble text,       -- what went wrong, in the words of the machine; null when nothing did
  check ((rows is null) = (trouble is not null)),
  check ((rows is null) = (bytes is null) and (rows is null) = (sha256 is null))
);
create index backup_made_at on operations.backup (made_at);
grant select, insert on operations.backup to green_app;
