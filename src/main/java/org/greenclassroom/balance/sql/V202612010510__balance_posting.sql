create schema balance;
grant usage on schema balance to green_app;

-- The book in kilograms: what each fact moved, into a stock (above zero) or out of it (below). Derived: it can
-- be emptied and is reckoned again from the book, a whole device at a time. No foreign keys, as of all that
-- is derived: a million devices are millions of rows.
create table balance.posting (
  device   bigint   not null,
  nth      int      not null, -- the fact's number in the line of its device
  leg      smallint not null,
  day      date     not null, -- in the programme's calendar, never before that of an earlier fact of the device
  donor    bigint,            -- null: nobody knows who gave it
  category text     not null check (category in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')),
  basis    text     not null check (basis in ('WEIGHED', 'ESTIMATED')),
  stock    text     not null check (stock in ('HOUSE', 'LOAN', 'PLANT', 'MISSING')),
  flow     text     not null check (flow in ('RECEIVED', 'DISMANTLED', 'LOST', 'LEFT', 'GIVEN_BACK', 'CORRECTED', 'MOVED')),
  pieces   smallint not null check (pieces in (-1, 1)),
  grams    bigint   not null check (sign(grams) = pieces),
  evidence text     check (evidence in ('CERTIFICATE', 'TWO_PEOPLE', 'SLIP')), -- null: no end, or one without evidence
  primary key (device, nth, leg)
);
create index posting_day on balance.posting (day, device, nth, leg);
create index posting_donor on balance.posting (donor, day, device, nth, leg);
create index posting_end on balance.posting (flow, day, device) where flow in ('DISMANTLED', 'LOST', 'LEFT', 'GIVEN_BACK');
create index posting_unproven on balance.posting (device)
  where flow in ('DISMANTLED', 'LOST', 'LEFT', 'GIVEN_BACK') and evidence is null;
grant select, insert, delete on balance.posting to green_app;

-- How far the line of each device was reckoned.
create table balance.reckoned (
  device bigint primary key,
  facts  int    not null
);
grant select, insert, update, delete on balance.reckoned to green_app;

-- The devices that are being reckoned now, and up to which fact; empty between two turns.
create table balance.turn (
  device bigint primary key,
  facts  int    not null
);
grant select, insert, update, delete on balance.turn to green_app;

-- Postings added up by day: what a page adds up further.
create table balance.daily (
  day      date   not null,
  donor    bigint, -- null: nobody knows
  category text   not null,
  basis    text   not null,
  stock    text   not null,
  flow     text   not null,
  pieces   bigint not null,
  grams    bigint not null,
  unique nulls not distinct (day, donor, category, basis, stock, flow)
);
create index daily_donor on balance.daily (donor, day);
grant select, insert, update, delete on balance.daily to green_app;

-- When the book was reckoned last, and over how many devices.
create table balance.round (
  one         boolean     primary key default true check (one),
  reckoned_at timestamptz not null,
  devices     bigint      not null,
  behind      bigint      not null -- changed while they were reckoned: they come with the next
);
grant select, insert, update on balance.round to green_app;

-- Where the ledger said something else than the book's present, when nothing was behind.
create table balance.difference (
  place         text   not null, -- a stock, or how devices ended
  basis         text   not null,
  book_pieces   bigint not null,
  book_grams    bigint not null,
  ledger_pieces bigint not null,
  ledger_grams  bigint not null,
  primary key (place, basis)
);
grant select, insert, delete on balance.difference to green_app;
