create schema usage;
grant usage on schema usage to green_app;

-- What was sent in one piece. The same piece again is answered from here.
create table usage.batch (
  batch       bigint      generated always as identity primary key,
  sha256      text        not null unique check (sha256 ~ '^[0-9a-f]{64}$'), -- of its bytes, unpacked
  source      text        not null check (source in ('AGENT', 'BUNDLE')),
  via         text        not null check (via in ('LINE', 'FILE')),
  collector   text        check (collector <> ''), -- null: the computer spoke itself
  sequence    integer     check (sequence > 0),    -- null: the computer spoke itself
  previous    text,       -- the piece before, as its collector says; null: it is the first, or no collector's
  received_at timestamptz not null,
  received_by bigint      not null, -- 0: a program, nobody signed in
  rows        integer     not null,
  accepted    integer     not null,
  duplicates  integer     not null,
  superseded  integer     not null,
  rejected    integer     not null,
  outcomes    text        not null, -- a letter for each row: A, D, S or R
  reasons     text[]      not null, -- one for each R, in their order
  answer      text,       -- for the collector to read back from the stick; null: nobody brought a file
  check ((collector is null) = (sequence is null)), -- both null: the computer spoke itself
  check (length(outcomes) = rows and rows = accepted + duplicates + superseded + rejected)
);
create index batch_collector on usage.batch (collector, sequence) where collector is not null;
create index batch_received on usage.batch (received_at);
grant select, insert, update on usage.batch to green_app;

-- One row per computer and day: the heart of this room, and a hundred million of them.
-- No foreign keys: identities of devices and classrooms are never deleted, and a key that is checked a
-- hundred million times checks nothing new.
-- A clock that was ahead by a day names a day that is not yet: "shift" is what it was corrected by, so
-- that what was said again is known again.
create table usage.day (
  device     bigint   not null,
  classroom  bigint   not null,
  batch      bigint   not null, -- 0: a contact, no piece
  day        date     not null,
  revision   integer  not null check (revision >= 0), -- 0: a contact; it never beats minutes
  start_no   integer  not null check (start_no >= 0), -- 0: not told
  shift      smallint not null check (shift between -2 and 2),
  on_min     smallint not null check (on_min between 0 and 1440),
  active_min smallint not null,
  starts     smallint not null check (starts between 0 and 1440),
  sessions   smallint not null check (sessions between 0 and 1440),
  sees_use   boolean  not null, -- false: the computer cannot tell whether somebody used it
  quality    text     not null check (quality in ('GOOD', 'CLOCK_SHIFTED', 'CLOCK_REPAIRED', 'CONTACT_ONLY')),
  source     text     not null check (source in ('AGENT', 'BUNDLE', 'GLPI')),
  disk       text     not null check (disk in ('OK', 'FAILING', 'UNKNOWN')),
  version    text     not null,
  primary key (device, day, shift),
  check (active_min between 0 and on_min)
) partition by range (day);
grant select, insert, update, delete on usage.day to green_app;

-- The application owns no table, so it cannot make one: it asks for the month here.
-- Made beside and then attached: nobody who writes just now has to wait.
create function usage.make_month(wanted date) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  first date := date_trunc('month', wanted)::date;
  name  text := 'day_' || to_char(first, 'YYYYMM');
begin
  if first < date '2006-01-01' or first > current_date + 400 then
    raise exception 'no month of ours: %', first;
  end if;
  if to_regclass('usage.' || name) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtext('usage.make_month'));
  if to_regclass('usage.' || name) is not null then return; end if;
  execute format('create table usage.%I (like usage.day including defaults including constraints)', name);
  execute format('alter table usage.day attach partition usage.%I for values from (%L) to (%L)',
                 name, first, (first + interval '1 month')::date);
end $$;
revoke all on function usage.make_month(date) from public;
grant execute on function usage.make_month(date) to green_app;
select usage.make_month((current_date + make_interval(months => n))::date) from generate_series(-2, 3) n;

-- What has no day: the clock was wrong beyond repair, or the computer kept only the sum of a month.
create table usage.stray (
  device     bigint  not null,
  classroom  bigint  not null,
  batch      bigint  not null,
  said       date    not null, -- the date its clock showed; nobody plots it
  month      date    not null check (extract(day from month) = 1), -- in whose total it counts
  revision   integer not null,
  on_min     integer not null check (on_min between 0 and 44640),
  active_min integer not null,
  starts     integer not null,
  sees_use   boolean not null,
  quality    text    not null check (quality in ('CLOCK_BAD', 'UNKNOWN_DAY', 'MONTH')),
  source     text    not null check (source in ('AGENT', 'BUNDLE')),
  primary key (device, said, quality),
  check (active_min between 0 and on_min)
);
create index stray_classroom on usage.stray (classroom, month);
grant select, insert, update, delete on usage.stray to green_app;

-- What must be looked at: CLOCK_BAD is a battery on the board, DISK a disk that fails, INTERLEAVED two
-- computers under one identity.
create table usage.flag (
  device    bigint      not null references custody.device (device),
  flag      text        not null check (flag in ('CLOCK_BAD', 'DISK', 'INTERLEAVED')),
  day       date        not null,
  raised_at timestamptz not null,
  primary key (device, flag, day)
);
grant select, insert on usage.flag to green_app;

-- Sums, kept in the transaction that writes the rows. They are added to and taken from, so a single
-- piece may be negative and no check can stand here.

create table usage.room_day (
  classroom   bigint  not null,
  day         date    not null,
  on_min      integer not null,
  active_min  integer not null,
  judged_min  integer not null, -- minutes on of those computers that can tell whether somebody used them
  starts      integer not null,
  devices     integer not null, -- that told minutes
  used        integer not null, -- that somebody used
  seen        integer not null, -- that gave any sign
  primary key (classroom, day)
);
grant select, insert, update, delete on usage.room_day to green_app;

create table usage.device_week (
  classroom   bigint   not null,
  week        date     not null, -- its Monday
  device      bigint   not null,
  on_min      integer  not null,
  active_min  integer  not null,
  days        smallint not null, -- with minutes
  seen        smallint not null, -- with any sign
  primary key (classroom, week, device)
);
grant select, insert, update, delete on usage.device_week to green_app;

create table usage.room_week (
  classroom   bigint  not null,
  week        date    not null,
  on_min      bigint  not null,
  active_min  bigint  not null,
  judged_min  bigint  not null,
  starts      integer not null,
  devices     integer not null, -- different ones that told minutes
  used        integer not null,
  seen        integer not null,
  device_days integer not null, -- computers times days with minutes
  primary key (classroom, week)
);
create index room_week_week on usage.room_week (week, classroom);
grant select, insert, update, delete on usage.room_week to green_app;

create table usage.room_month (
  classroom    bigint  not null,
  month        date    not null,
  on_min       bigint  not null,
  active_min   bigint  not null,
  judged_min   bigint  not null,
  device_days  integer not null,
  stray_on     bigint  not null, -- minutes of which the day is not known
  stray_active bigint  not null,
  stray_judged bigint  not null,
  primary key (classroom, month)
);
grant select, insert, update on usage.room_month to green_app;

-- What stays of a computer's days two years after its loan.
create table usage.device_month (
  device     bigint  not null,
  month      date    not null,
  classroom  bigint  not null,
  on_min     integer not null,
  active_min integer not null,
  days       integer not null,
  primary key (device, month, classroom)
);
grant select, insert, update on usage.device_month to green_app;

-- The latest of each computer, and the lock that whoever writes its days must hold.
create table usage.device (
  device           bigint primary key references custody.device (device),
  classroom        bigint not null,
  last_day         date,  -- any sign; null: only days that nobody knows
  source           text   check (source in ('AGENT', 'BUNDLE', 'GLPI')), -- of that sign; null as before
  last_minutes_day date,  -- null: it never told minutes
  last_active_day  date,  -- null: nobody used it as far as is known
  version          text,  -- null: no agent of ours
  disk             text   check (disk in ('OK', 'FAILING', 'UNKNOWN')) -- null: no agent of ours
);
create index device_classroom on usage.device (classroom) include (last_day, last_minutes_day, last_active_day);
grant select, insert, update on usage.device to green_app;

create table usage.room (
  classroom        bigint primary key,
  last_day         date,  -- any sign of any computer; null: none
  last_minutes_day date,  -- null: no minutes
  manual_day       date   -- last day of the last week that a teacher wrote down; null: none
);
create index room_last_day on usage.room (last_day, classroom);
grant select, insert, update on usage.room to green_app;

-- Hours that a teacher wrote down. Never changed: the latest of a week counts.
create table usage.manual (
  manual    bigint      generated always as identity primary key,
  key       uuid        not null unique,
  classroom bigint      not null references classrooms.classroom (classroom),
  week      date        not null check (extract(isodow from week) = 1),
  minutes   integer     not null check (minutes between 0 and 10080), -- that the room was in use
  computers integer     not null check (computers between 0 and 200), -- that were used
  said_at   timestamptz not null,
  said_by   bigint      not null
);
create index manual_classroom on usage.manual (classroom, week, manual);
grant select, insert on usage.manual to green_app;
