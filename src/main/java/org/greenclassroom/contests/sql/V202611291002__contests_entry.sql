-- What one school hands in. Its address is kept as it is, because it is shown again and again.
create table contests.batch (
  batch       bigint      generated always as identity primary key,
  edition     bigint      not null references contests.edition (edition),
  school      bigint      not null references partners.partner (partner),
  secret      text        not null unique check (secret ~ '^[0-9a-z]{32}$'),
  name_school boolean     not null default false, -- whether the public may read which school
  made_at     timestamptz not null,
  made_by     bigint      not null,
  revoked_at  timestamptz, -- null: the link is good
  unique (edition, school)
);
create index batch_school on contests.batch (school);
grant select, insert, update on contests.batch to green_app;

-- A work under a code. Whose it is stands on a sheet of paper at the school and nowhere else.
create table contests.entry (
  entry        bigint      generated always as identity primary key,
  key          uuid        not null unique,
  batch        bigint      not null references contests.batch (batch),
  code         text        not null unique check (code ~ '^[2-9A-HJ-NP-Z]{6}$'),
  category     bigint      not null references contests.category (category),
  band         bigint      not null references contests.band (band),
  title        text        not null check (title <> ''),
  medium       text        not null,
  description  text        not null, -- what is to be seen, for those who cannot see it
  original     boolean     not null, -- whether the original is with us, or was
  returned_on  date,        -- null: there is none, or it is still here
  entered_at   timestamptz not null,
  entered_by   bigint      not null, -- below zero: the school, by its link
  withdrawn_at timestamptz, -- null: it takes part
  check (returned_on is null or original)
);
create index entry_batch on contests.entry (batch, entry);
create index entry_category on contests.entry (category);
create index entry_band on contests.entry (band);
grant select, insert, update on contests.entry to green_app;

-- The file of an entry, made harmless. It goes on its day; that it was there stays.
create table contests.work (
  entry      bigint      primary key references contests.entry (entry),
  kind       text        not null check (kind in ('IMAGE', 'PDF', 'SB3', 'PYTHON')),
  size       integer     not null check (size > 0),
  bytes      bytea,       -- null: deleted
  deleted_at timestamptz, -- null: it is kept
  check ((bytes is null) = (deleted_at is not null))
);
grant select, insert, update on contests.work to green_app;

-- What the guardian allowed, on a paper that stays at the school. Each purpose by itself.
create table contests.licence (
  licence      bigint      generated always as identity primary key,
  entry        bigint      not null references contests.entry (entry),
  purpose      text        not null check (purpose in ('EXHIBITION', 'PRINT', 'WEB')),
  given_at     timestamptz not null,
  given_by     bigint      not null,
  until        date        not null,
  withdrawn_at timestamptz -- null: it stands, until its day
);
create unique index licence_good on contests.licence (entry, purpose) where withdrawn_at is null;
create index licence_until on contests.licence (until) where withdrawn_at is null;
grant select, insert, update on contests.licence to green_app;

-- Where a work was shown under which licence; ours are pulled by themselves, all others by somebody.
create table contests.use (
  use       bigint      generated always as identity primary key,
  entry     bigint      not null references contests.entry (entry),
  purpose   text        not null check (purpose in ('EXHIBITION', 'PRINT', 'WEB')),
  place     text        not null check (place <> ''),
  used_at   timestamptz not null,
  asked_at  timestamptz, -- null: nobody asked to pull it
  pulled_at timestamptz, -- null: it is still there
  unique (entry, purpose, place)
);
create index use_asked on contests.use (asked_at) where pulled_at is null and asked_at is not null;
grant select, insert, update on contests.use to green_app;

-- What was deleted, when and why: the proof that it was.
create table contests.deletion (
  deletion   bigint      generated always as identity primary key,
  edition    bigint      not null references contests.edition (edition),
  why        text        not null check (why in ('DAY', 'WITHDRAWN')),
  works      integer     not null check (works > 0),
  bytes      bigint      not null check (bytes > 0),
  deleted_at timestamptz not null
);
create index deletion_edition on contests.deletion (edition);
grant select, insert on contests.deletion to green_app;
