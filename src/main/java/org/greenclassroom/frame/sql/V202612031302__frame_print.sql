-- Files of papers that are made anew each time somebody takes one: which they were, not what was in them. By it
-- whoever holds such a file learns that it is ours.
create table frame.print (
  sha256     text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  kind       text        not null check (kind <> ''), -- the room whose paper it is
  number     text        not null check (number <> ''),
  printed_at timestamptz not null
);
grant select, insert on frame.print to green_app;
