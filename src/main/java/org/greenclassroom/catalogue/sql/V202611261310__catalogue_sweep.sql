create schema catalogue;
grant usage on schema catalogue to green_app;

-- One change of many devices: what was asked, by whom, and what came of it. The facts stand in the book.
create table catalogue.sweep (
  sweep     bigint      generated always as identity primary key,
  key       uuid        not null unique, -- the client's own: a second posting is the same sweep
  word      text        not null check (word in ('CONDEMNED', 'MISSED', 'FOUND')),
  why       text,       -- null: the word needs no reason
  query     text,       -- null: single devices were ticked
  changed   int         not null,
  unchanged int         not null,
  refused   int         not null,
  account   bigint      not null, -- an account's id: no names
  swept_at  timestamptz not null,
  undone_at timestamptz, -- null: it stands
  undone_by bigint,      -- null: it stands
  check ((undone_at is null) = (undone_by is null))
);
create index sweep_swept_at on catalogue.sweep (swept_at);

create table catalogue.sweep_line (
  sweep     bigint  not null references catalogue.sweep (sweep),
  device    bigint  not null references custody.device (device),
  tag       text    not null,
  outcome   text    not null check (outcome in ('CHANGED', 'UNCHANGED', 'REFUSED')),
  fact      bigint, -- null: nothing was written
  reason    text,   -- null: nothing was refused; a key of our words
  arguments text[]  not null default '{}',
  struck    boolean, -- null: nobody undid it; false: it went on and could not be taken back
  primary key (sweep, device),
  check ((outcome = 'CHANGED') = (fact is not null)),
  check ((outcome = 'REFUSED') = (reason is not null))
);
create index sweep_line_device on catalogue.sweep_line (device);
grant select, insert, update on catalogue.sweep, catalogue.sweep_line to green_app;
