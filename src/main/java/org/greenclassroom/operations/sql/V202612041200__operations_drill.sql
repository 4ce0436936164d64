-- Files that lie outside the database, copied with a backup. Backups before this day did not look.
alter table operations.backup
  add column files   bigint, -- that the rows named outside; null when it failed, or nobody looked
  add column missing bigint, -- of them, not to be copied; null likewise
  add check ((files is null) = (missing is null));

-- That a backup was tried: brought back into a database of its own, and checked there.
create table operations.drill (
  drill      bigint      generated always as identity primary key,
  drilled_at timestamptz not null,
  ended_at   timestamptz not null,
  file       text        not null check (file <> ''),
  made_at    timestamptz, -- the moment whose rows it has; null when it could not be brought back
  rows       bigint,      -- null likewise
  facts      bigint,      -- of the book that was brought back; null likewise
  files      bigint,      -- that its rows name, inside and outside; null likewise
  missing    bigint,      -- of them, not there with the bytes of their hash; null likewise
  trouble    text,        -- what is wrong, in the words of the machine; null when nothing is
  check ((made_at is null) = (rows is null) and (rows is null) = (facts is null)
         and (rows is null) = (files is null) and (files is null) = (missing is null)),
  check (rows is not null or trouble is not null)
);
create index drill_drilled_at on operations.drill (drilled_at);
grant select, insert on operations.drill to green_app;
