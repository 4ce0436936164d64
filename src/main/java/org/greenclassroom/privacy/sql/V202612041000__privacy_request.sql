create schema privacy;
grant usage on schema privacy to green_app;

-- Somebody asks to be forgotten, or an administrator looks what is kept on somebody. By what they are known is here only
-- until it is settled or a month is over; afterwards only that, when and how much.
create table privacy.request (
  request    bigint      generated always as identity primary key,
  key        uuid        not null unique,
  account    bigint,     -- null: asked for by another word, or settled
  address    text,       -- the same; in small letters
  phone      text        check (phone ~ '^[0-9]{7,20}$'), -- the same; digits only
  own        boolean     not null, -- the person asked themselves
  asked_at   timestamptz not null,
  asked_by   bigint      not null,
  due_on     date,       -- null: nobody asked to be forgotten
  settled_at timestamptz, -- null: open
  settled_by bigint,     -- null: the same
  deleted    int,        -- rows that went; null: the same, or nobody was forgotten
  emptied    int,        -- rows that stay, of nobody; null: the same
  check ((settled_at is null) = (settled_by is null)),
  check ((deleted is null) = (emptied is null)),
  check (settled_at is null or num_nonnulls(account, address, phone) = 0),
  check (settled_at is not null or num_nonnulls(account, address, phone) = 1)
);
create unique index request_once on privacy.request (account) where own and settled_at is null;
create index request_due_on on privacy.request (due_on) where settled_at is null;
create index request_asked_at on privacy.request (asked_at);
grant select, insert, update, delete on privacy.request to green_app;

-- What the nightly round took away: how many rows of which table, never which.
create table privacy.sweep (
  sweep bigint      generated always as identity primary key,
  at    timestamptz not null,
  room  text        not null,
  what  text        not null, -- the table
  rows  int         not null check (rows > 0)
);
create index sweep_at on privacy.sweep (at);
grant select, insert on privacy.sweep to green_app;

-- Who was shown what is personal of others. Numbers only; kept for a year.
create table privacy.look (
  look    bigint      generated always as identity primary key,
  account bigint      not null, -- who looked
  page    text        not null, -- the address with its places empty
  whose   text        not null check (whose ~ '^[A-Z_]+$'),
  person  bigint,     -- of whom, by their number; null: a list, or several
  at      timestamptz not null
);
create index look_person on privacy.look (whose, person, look);
create index look_account on privacy.look (account, look);
create index look_at on privacy.look (at);
grant select, insert, delete on privacy.look to green_app;

create function privacy.refuse_look() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '364 days' then return old; end if;
  raise exception 'a look is kept for a year and never changed';
end $$;
create trigger look_is_kept before update or delete on privacy.look
  for each row execute function privacy.refuse_look();
create trigger looks_are_kept before truncate on privacy.look
  for each statement execute function privacy.refuse_look();
