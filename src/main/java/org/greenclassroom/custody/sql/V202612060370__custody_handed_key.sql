-- The key that seals the book was replaced: which one took over, and which seals the one before had set. The key that
-- takes over signs for all of them, so that whoever has the former one can neither change them nor set another.
create table custody.handed_key (
  handed_key       bigint      generated always as identity primary key,
  handed_at        timestamptz not null,
  former           text        not null, -- base64, like all keys and signatures here
  key              text        not null unique,
  last_checkpoint  bigint      not null references custody.checkpoint (checkpoint), -- the last of the former
  seals            text        not null check (seals ~ '^[0-9a-f]{64}$'), -- SHA-256 over all seals up to that one
  former_signature text,       -- null: the former was lost
  signature        text        not null
);
create index handed_key_last_checkpoint on custody.handed_key (last_checkpoint);

create trigger handed_key_is_kept before update or delete on custody.handed_key
  for each row execute function custody.refuse_change();
create trigger handed_key_is_not_emptied before truncate on custody.handed_key
  for each statement execute function custody.refuse_change();
grant select, insert on custody.handed_key to green_app;

-- Two that seal at once wait for each other: else both would follow the same seal.
create or replace function custody.hold_the_book() returns void language plpgsql security definer
set search_path = pg_catalog as $$
begin
  lock table custody.checkpoint in share row exclusive mode;
  lock table custody.fact in share mode;
end
$$;
