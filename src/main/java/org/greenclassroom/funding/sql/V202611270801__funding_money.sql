create schema funding;
grant usage on schema funding to green_app;

-- Somebody's promise to pay for a room. Amounts are hundredths of their currency, also of one that has none.
create table funding.sponsorship (
  sponsorship bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  partner     bigint      not null references partners.partner (partner),
  kind        text        not null check (kind in ('COMPANY', 'FOUNDATION', 'GOVERNMENT', 'PERSON', 'OTHER')),
  cents       bigint      not null check (cents > 0),
  currency    text        not null check (currency ~ '^[A-Z]{3}$'), -- ISO 4217
  promised_on date        not null,
  paper       bigint      references papers.paper (paper), -- null: no agreement is drawn
  note        text        not null,
  ended_on    date,   -- null: it lasts
  reason      text,   -- null: the same
  ended_by    bigint, -- null: the same
  entered_at  timestamptz not null,
  entered_by  bigint      not null,
  key         uuid        not null unique,
  check ((ended_on is null) = (reason is null) and (ended_on is null) = (ended_by is null))
);
create index sponsorship_classroom on funding.sponsorship (classroom);
create index sponsorship_partner on funding.sponsorship (partner);
create index sponsorship_paper on funding.sponsorship (paper);
grant select, insert on funding.sponsorship to green_app;
grant update (paper, ended_on, reason, ended_by) on funding.sponsorship to green_app;

create table funding.instalment (
  instalment     bigint      generated always as identity primary key,
  sponsorship    bigint      not null references funding.sponsorship (sponsorship),
  due_on         date        not null,
  cents          bigint      not null check (cents > 0),
  received_on    date,   -- null: it has not come
  received_cents bigint  check (received_cents > 0), -- null: the same
  received_by    bigint, -- null: the same. Who wrote it down
  entered_at     timestamptz not null,
  entered_by     bigint      not null,
  key            uuid        not null unique,
  check ((received_on is null) = (received_cents is null) and (received_on is null) = (received_by is null))
);
create index instalment_sponsorship on funding.instalment (sponsorship);
create index instalment_open on funding.instalment (due_on) where received_on is null;
grant select, insert on funding.instalment to green_app;
grant update (received_on, received_cents, received_by) on funding.instalment to green_app;

-- What the programme promised in return.
create table funding.promise (
  promise     bigint      generated always as identity primary key,
  sponsorship bigint      not null references funding.sponsorship (sponsorship),
  what        text        not null check (what <> ''),
  due_on      date,   -- null: no day was promised
  done_on     date,   -- null: it is open
  done_by     bigint, -- null: the same
  entered_at  timestamptz not null,
  entered_by  bigint      not null,
  key         uuid        not null unique,
  check ((done_on is null) = (done_by is null))
);
create index promise_sponsorship on funding.promise (sponsorship);
create index promise_open on funding.promise (due_on) where done_on is null;
grant select, insert on funding.promise to green_app;
grant update (done_on, done_by) on funding.promise to green_app;

-- What was spent on a room. Never edited: a wrong one is struck out, and stays to be read.
create table funding.cost (
  cost       bigint      generated always as identity primary key,
  classroom  bigint      not null references classrooms.classroom (classroom),
  kind       text        not null check (kind in ('TRANSPORT', 'PARTS', 'TRAINING', 'VISITS', 'LICENCES', 'OTHER')),
  cents      bigint      not null check (cents > 0),
  currency   text        not null check (currency ~ '^[A-Z]{3}$'),
  spent_on   date        not null,
  what       text        not null,
  document   text        references frame.file (sha256), -- null: none on file
  struck     text,        -- why it does not count. Null: it counts
  struck_by  bigint,      -- null: the same
  entered_at timestamptz not null,
  entered_by bigint      not null,
  key        uuid        not null unique,
  check ((struck is null) = (struck_by is null))
);
create index cost_classroom on funding.cost (classroom);
create index cost_document on funding.cost (document);
grant select, insert on funding.cost to green_app;
grant update (struck, struck_by) on funding.cost to green_app;

-- What one unit of a currency was worth in another on a day. Never overwritten: one a pair and day.
create table funding.rate (
  rate_id    bigint         generated always as identity primary key,
  currency   text           not null check (currency ~ '^[A-Z]{3}$'),
  counter    text           not null check (counter ~ '^[A-Z]{3}$'),
  day        date           not null,
  rate       numeric(20,10) not null check (rate > 0), -- so many of counter for one of currency
  source     text           not null check (source <> ''),
  entered_at timestamptz    not null,
  entered_by bigint         not null,
  unique (currency, counter, day),
  check (currency <> counter)
);
grant select, insert on funding.rate to green_app;
