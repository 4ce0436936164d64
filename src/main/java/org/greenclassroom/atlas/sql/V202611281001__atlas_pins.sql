create schema atlas;
grant usage on schema atlas to green_app;

-- What maps and charts are drawn from, read anew all at once from the published views of the rooms
-- below; nothing here is known first, all of it may be thrown away.
create table atlas.reading (
  one     boolean     primary key default true check (one),
  read_at timestamptz not null
);
grant select, insert, update on atlas.reading to green_app;

-- One classroom as a dot. Where the programme lies: province is the first two digits of the division,
-- county the whole code; a school of which nobody said the division lies in its territory only.
create table atlas.pin (
  classroom     bigint  primary key,
  school        bigint  not null,
  site          bigint  not null,
  name          text    not null,
  school_name   text    not null,
  territory     text    not null,
  province      text    not null,
  county        text    not null,
  province_name text, -- null: the territory's own word
  county_name   text, -- null: nobody has said the division
  latitude      double precision, -- null: nobody has said where
  longitude     double precision, -- null: likewise
  kinds         text[]  not null, -- of the school
  sensitive     boolean not null, -- special needs or migrant children: not exact for everybody
  sponsor       bigint, -- null: nobody pays for it yet
  calendar      bigint, -- null: the school follows none yet
  state         text    not null,
  seats         int     not null,
  in_class      int     not null,
  accepted_on   date, -- null: the three years have not begun
  due_on        date, -- null: likewise
  ended_on      date, -- null: not given back yet
  signal        text    not null default 'UNKNOWN' check (signal in (
    'LIVE', 'AT_RISK', 'DROP_OFF', 'UNKNOWN')),
  last_signal   date, -- null: never heard of
  band          text, -- null: nobody has reckoned its risk
  working       int   -- null: nobody has verified how many computers work
);
create index pin_province on atlas.pin (province, county);
grant select, insert, delete on atlas.pin to green_app;

-- Devices counted by what charts ask for: some thousand rows for a million devices.
create table atlas.tally (
  stage      text   not null,
  province   text   not null, -- '' : in no classroom
  kinds      text[] not null,
  sponsor    bigint, -- null: nobody, or in no classroom
  years      int    not null, -- full years since it was first received
  pieces     bigint not null
);
grant select, insert, delete on atlas.tally to green_app;

-- Loans counted by their age in full quarters of a year: how many came, and what became of them.
create table atlas.survival (
  quarter    int    not null check (quarter >= 0),
  province   text   not null,
  kinds      text[] not null,
  sponsor    bigint, -- null: nobody pays for the room yet
  delivered  bigint not null, -- devices whose loan has lasted, or would have, that long
  working    bigint not null  -- of these: still there at that age, and not known to be faulty
);
grant select, insert, delete on atlas.survival to green_app;
