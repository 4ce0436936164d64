-- Who came in by another way than a password; kept for half a year.
create table people.entry (
  entry       bigint      generated always as identity primary key,
  account     bigint      not null references people.account (account),
  way         text        not null check (way <> ''),
  two_factors boolean     not null,
  at          timestamptz not null
);
create index entry_account on people.entry (account, at);
create index entry_at on people.entry (at);
grant select, insert, delete on people.entry to green_app;
