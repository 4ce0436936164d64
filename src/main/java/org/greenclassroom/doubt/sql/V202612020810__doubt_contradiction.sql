create schema doubt;
grant usage on schema doubt to green_app;

-- What the last look found, before it is held against what stands; written anew by every look.
create table doubt.finding (
  kind      text   not null,
  subject   text   not null,
  device    bigint, -- null: of no single device
  classroom bigint, -- null: of no single room
  told      text[] not null,
  path      text   not null,
  primary key (kind, subject)
);
grant select, insert, delete on doubt.finding to green_app;

-- Two things that the house says and that cannot both be true. One row for ever: closed, gone or open again.
create table doubt.contradiction (
  contradiction bigint      generated always as identity primary key,
  kind          text        not null check (kind in (
    'TWO_ROOMS', 'LENT_AND_HERE', 'ROOMS_ALIKE', 'WIPED_AFTER_DELIVERY', 'SERIAL_TWICE', 'SERIAL_OF_ANOTHER',
    'DRIVE_AFTER_ITS_END', 'CERTIFICATE_TOO_EARLY', 'HOME_AND_HEARD', 'LOST_AND_HEARD', 'MORE_OUT_THAN_IN',
    'CERTIFIED_TWICE', 'MORE_THAN_ACCEPTED', 'PUPILS_ABOVE_SCHOOL', 'LATE_WITHOUT_REASON', 'WIPED_WITHOUT_PROOF',
    'LEDGER', 'ENDED_WITHOUT_PROOF', 'USED_AFTER_END', 'LESSON_AFTER_END', 'CLOSED_AND_FULL', 'DISCHARGED_TOO_EARLY',
    'VOUCHER_ABOVE_WEIGHED', 'NO_TICKETS', 'TWO_PLACES', 'OVERBOOKED',
    'DECLARED')),
  subject       text        not null,
  device        bigint      references custody.device (device), -- null: of no single device
  classroom     bigint      references classrooms.classroom (classroom), -- null: of no single room
  told          text[]      not null, -- what is filled into the sentence of its kind; no name of a person
  path          text        not null, -- where to look
  found_at      timestamptz not null, -- the last time that it was opened
  times         int         not null default 1 check (times > 0), -- how often it was opened
  owner         bigint      references people.account (account), -- null: all officers
  closed_at     timestamptz, -- null: open
  closed_by     bigint,      -- null: open, or gone by itself
  reason        text        check (reason in ('CORRECTED', 'EXPLAINED', 'GONE')), -- null: open
  gone_on       date,        -- the first day on which it was not found any more; null: it still stands
  unique (kind, subject),
  check ((closed_at is null) = (reason is null)),
  check (gone_on is null or closed_at is not null)
);
create index contradiction_device on doubt.contradiction (device);
create index contradiction_classroom on doubt.contradiction (classroom);
create index contradiction_owner on doubt.contradiction (owner);
create index contradiction_open on doubt.contradiction (kind, contradiction) where closed_at is null;
grant select, insert, update on doubt.contradiction to green_app;

create table doubt.step (
  step          bigint      generated always as identity primary key,
  contradiction bigint      not null references doubt.contradiction (contradiction),
  kind          text        not null check (kind in ('OPENED', 'REOPENED', 'NOTED', 'GIVEN', 'CLOSED', 'GONE')),
  at            timestamptz not null,
  by            bigint, -- null: found by the house
  words         text        not null default '' check (length(words) <= 500), -- emptied three years after it is gone
  key           uuid        unique -- null: written by the house
);
create index step_contradiction on doubt.step (contradiction, step);
grant select, insert, update on doubt.step to green_app;

-- Who gets what is new of a kind; no row: all officers.
create table doubt.keeper (
  kind    text   primary key,
  account bigint not null references people.account (account)
);
create index keeper_account on doubt.keeper (account);
grant select, insert, update, delete on doubt.keeper to green_app;

-- How many there were of each kind on each day on which somebody looked; the last look of a day counts.
create table doubt.tally (
  day    date not null,
  kind   text not null,
  open   int  not null check (open >= 0),
  opened int  not null check (opened >= 0), -- on this day
  gone   int  not null check (gone >= 0),   -- on this day
  primary key (day, kind)
);
grant select, insert, update on doubt.tally to green_app;

create table doubt.look (
  one       boolean     primary key default true check (one),
  looked_at timestamptz not null,
  found     int         not null check (found >= 0)
);
grant select, insert, update on doubt.look to green_app;
