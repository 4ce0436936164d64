-- A list as somebody likes to see it: its filters and its order, under a name.
create table frame.view (
  view       bigint      generated always as identity primary key,
  account    bigint      not null, -- an account's id; people stands above this floor
  path       text        not null check (path like '/%'),
  query      text        not null check (length(query) <= 2000),
  name       text        not null check (name <> '' and length(name) <= 60),
  shared     boolean     not null, -- with colleagues of the staff
  created_at timestamptz not null,
  unique (account, path, name)
);
create index view_shared on frame.view (path) where shared;
grant select, insert, update, delete on frame.view to green_app;
