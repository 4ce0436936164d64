-- The keys of a house lie in files beside its database. Here stands by what each is known again, so that a node with
-- other keys does not start: a hash of what is random enough that it tells nothing.
create table frame.key_file (
  name        text        primary key check (name ~ '^[a-z0-9.-]+$'),
  hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
  known_since timestamptz not null
);
grant select, insert, update on frame.key_file to green_app;
