create schema past;
grant usage on schema past to green_app;

-- A spreadsheet of earlier years. First a draft that can be put away; then taken, and it declares; then, if it was
-- wrong, struck: it stays readable that it was there.
create table past.import (
  import        bigint      generated always as identity primary key,
  key           uuid        not null unique, -- the same form posted twice is one import
  source        text        not null check (source <> ''), -- which document, of which year, where it lies
  file          text        not null check (file ~ '^[0-9a-f]{64}$'), -- the spreadsheet as it came
  file_name     text        not null,
  document      text        not null check (document ~ '^[0-9a-f]{64}$'), -- that it was made from; the same where it is itself that
  document_name text        not null,
  sheet         text        not null, -- of a workbook; empty: a text has none
  heading       integer     not null check (heading >= 0), -- the line that names the columns
  headings      text[]      not null, -- as written
  meanings      text[]      not null check (cardinality(meanings) = cardinality(headings)), -- of each; empty: left out
  year          text        not null, -- said of all lines that do not say it themselves; empty: nothing
  read_at       timestamptz not null,
  read_by       bigint      not null,
  taken_at      timestamptz, -- null: a draft
  taken_by      bigint,      -- null: a draft
  struck_at     timestamptz, -- null: it stands
  struck_by     bigint,      -- null: it stands
  reason        text check (reason <> ''), -- why it was struck; null: it stands
  check ((taken_at is null) = (taken_by is null)),
  check ((struck_at is null) = (struck_by is null) and (struck_at is null) = (reason is null)),
  check (struck_at is null or taken_at is not null)
);
create unique index import_file on past.import (file, sheet) where struck_at is null;
grant select, insert, update, delete on past.import to green_app;

-- The files of a draft. Whoever takes it has them kept for good; whoever puts it away has them gone.
create table past.draft (
  import        bigint primary key references past.import (import),
  file          bytea  not null,
  document      bytea  -- null: the spreadsheet is the document
);
grant select, insert, delete on past.draft to green_app;

-- One number of one kind that one line declares. Persons are counts.
create table past.entry (
  entry    bigint   generated always as identity primary key,
  import   bigint   not null references past.import (import),
  line     integer  not null,
  kind     text     not null check (kind in ('CLASSROOM', 'COMPUTER', 'DONATION', 'ACTIVITY', 'LESSON', 'TEACHER', 'VOLUNTEER')),
  year     integer  check (year between 1990 and 2100), -- null: not known
  school   text     not null, -- as written; empty: not said
  partner  bigint   references partners.partner (partner), -- that school; null: none or several are called so
  company  text     not null, -- as written; empty: not said
  donor    bigint   references partners.partner (partner), -- that company; null: none or several are called so
  room     text     not null, -- its number as written; empty: not said
  room_key text     not null, -- the same as compared
  place    text     not null, -- whose number it is, as compared: a school, a donor or a room; empty: the whole programme's
  pieces   bigint   check (pieces >= 0), -- null: it is said that there were some, not how many
  grams    bigint   check (grams >= 0),  -- null: not said
  pupils   bigint   check (pupils >= 0), -- null: not said
  page     text     not null, -- where in the document; empty: not said
  unique (import, line, kind)
);
create index entry_same on past.entry (kind, year, place);
create index entry_room on past.entry (room_key) where room_key <> '';
create index entry_partner on past.entry (partner);
create index entry_donor on past.entry (donor);
grant select, insert, delete on past.entry to green_app;

-- What was found wrong, or worth knowing, in a line.
create table past.remark (
  import  bigint  not null references past.import (import),
  line    integer not null,
  nth     integer not null,
  flaw    text    not null,
  heading text    not null, -- of the cell; empty: of the whole line
  said    text    not null, -- what stands there, cut; empty: nothing
  primary key (import, line, nth)
);
grant select, insert, delete on past.remark to green_app;
