create schema contests;
grant usage on schema contests to green_app;

-- One contest, with its rules.
create table contests.edition (
  edition     bigint      generated always as identity primary key,
  key         uuid        not null unique,
  title       text        not null check (title <> ''),
  theme       text        not null,
  deadline    date        not null,
  delete_on   date        not null, -- from this day on no work of it is kept
  state       text        not null default 'DRAFT' check (state in ('DRAFT', 'OPEN', 'JUDGING', 'AWARDED')),
  sponsor     bigint      references partners.partner (partner), -- null: nobody gives a special award
  made_at     timestamptz not null,
  made_by     bigint      not null,
  awarded_at  timestamptz, -- null: not yet
  check (delete_on > deadline),
  check ((state = 'AWARDED') = (awarded_at is not null))
);
create index edition_sponsor on contests.edition (sponsor);
create index edition_delete on contests.edition (delete_on);
grant select, insert, update on contests.edition to green_app;

create table contests.category (
  category bigint   generated always as identity primary key,
  edition  bigint   not null references contests.edition (edition),
  nth      smallint not null,
  name     text     not null check (name <> ''),
  unique (edition, nth),
  unique (edition, name)
);
grant select, insert on contests.category to green_app;

-- Of which grades; a band is judged by itself in each category.
create table contests.band (
  band       bigint   generated always as identity primary key,
  edition    bigint   not null references contests.edition (edition),
  from_grade smallint not null check (from_grade between 1 and 12),
  to_grade   smallint not null check (to_grade between from_grade and 12),
  unique (edition, from_grade)
);
grant select, insert on contests.band to green_app;

create table contests.criterion (
  criterion bigint   generated always as identity primary key,
  edition   bigint   not null references contests.edition (edition),
  nth       smallint not null,
  name      text     not null check (name <> ''),
  most      smallint not null check (most between 1 and 100),
  unique (edition, nth),
  unique (edition, name)
);
grant select, insert on contests.criterion to green_app;

-- Gold, silver, bronze; a special one is the sponsor's and stands beside them.
create table contests.level (
  level   bigint   generated always as identity primary key,
  edition bigint   not null references contests.edition (edition),
  nth     smallint not null,
  name    text     not null check (name <> ''),
  places  smallint not null check (places > 0), -- in each category and band; of a special one in all
  special boolean  not null,
  unique (edition, nth),
  unique (edition, name)
);
grant select, insert on contests.level to green_app;
