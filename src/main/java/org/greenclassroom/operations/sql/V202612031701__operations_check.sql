-- That the whole book was checked, every night, and what was found.
create table operations.book_check (
  book_check bigint      generated always as identity primary key,
  checked_at timestamptz not null,
  intact     boolean     not null,
  facts      bigint      not null,
  devices    bigint      not null,
  reason     text,       -- what is broken first; null when nothing is
  check (intact = (reason is null))
);
create index book_check_checked_at on operations.book_check (checked_at);
grant select, insert on operations.book_check to green_app;
