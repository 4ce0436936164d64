create schema watch;
grant usage on schema watch to green_app;

-- What is known of a room today: when it was last heard of and how many school days ago, what stands and
-- works there, what is late. One row per room that is lent; written anew by each round, so it is a memory of
-- sums below, never the only place of a fact.
create table watch.room (
  classroom      bigint  primary key references classrooms.classroom (classroom),
  school         bigint  not null,
  county         text,    -- six digits; null: nobody entered where the school lies
  county_name    text    not null, -- path of names; empty likewise
  engineer       bigint,  -- of the room's plan; null: whoever gets there first
  as_of          date    not null,
  accepted_on    date    not null,
  last_signal_on date,    -- null: never heard of
  source         text    check (source in ('USAGE', 'CHECKIN', 'VISIT')), -- null: likewise
  school_days    int     not null check (school_days >= 0), -- since then; since acceptance where never heard of
  teaching       boolean not null, -- whether today is a school day there: no alert in holidays
  outage         boolean not null, -- the silence is the county's line, as far as anybody can tell
  class          text    not null check (class in ('LIVE', 'AT_RISK', 'DROP_OFF', 'UNKNOWN')),
  delivered      int     not null check (delivered >= 0), -- computers that ought to stand there
  working        int     check (working between 0 and delivered), -- as last verified; null: nobody did
  working_on     date,    -- null likewise
  missing        int     not null check (missing >= 0), -- without an explanation in the book
  missing_on     date,    -- null: none is
  week_of        date    not null, -- the last whole week, its Monday
  week_days      int     not null check (week_days between 0 and 7), -- school days in it
  week_minutes   bigint,  -- active, of all its computers; null: not heard
  week_devices   int,     -- that told minutes; null likewise
  minutes_now    bigint,  -- active a school day in the last week with lessons; null: not heard
  minutes_usual  bigint,  -- the room's own median of the eight such weeks before; null: too little is known
  reporting      int     not null check (reporting >= 0), -- computers, within 28 days
  visit_due_on   date,    -- of the oldest visit that is late; null: none is
  down_due_on    date,    -- by when a ticket of the whole room had to be solved; null: none is late
  check ((last_signal_on is null) = (class = 'UNKNOWN')),
  check ((last_signal_on is null) = (source is null)),
  check ((working is null) = (working_on is null)),
  check ((missing = 0) = (missing_on is null))
);
create index room_school on watch.room (school);
create index room_county on watch.room (county);
grant select, insert, update, delete on watch.room to green_app;

-- What the rules find today. Emptied and written by each round.
create table watch.finding (
  rule      text  not null,
  subject   text  not null, -- classroom:12, device:7, ticket:3, county:330127
  classroom bigint,          -- null: a whole county
  device    bigint,          -- null: the room itself
  county    text,            -- null: one room
  level     int   not null check (level between 1 and 3),
  since     date  not null,
  told      text[] not null, -- what fills the rule's sentence, in its order
  opens     boolean not null, -- false: holds still, but nothing new is opened today (holidays)
  primary key (rule, subject)
);
grant select, insert, delete on watch.finding to green_app;

-- A finding that somebody owns. No orphans: an owner or the officers' desk, always a thing to do.
create table watch.alert (
  alert      bigint      generated always as identity primary key,
  rule       text        not null check (rule in ('SILENT', 'UNHEARD', 'LINE', 'MISSING', 'MISSING_TOLD', 'VISIT_LATE',
                                                  'ROOM_DOWN', 'CLOCK', 'DISK', 'INTERLEAVED', 'INVENTORY', 'GHOST')),
  subject    text        not null check (subject <> ''),
  classroom  bigint      references classrooms.classroom (classroom), -- null: a whole county
  device     bigint      references custody.device (device), -- null: the room itself
  county     text,       -- null: one room
  level      int         not null check (level between 1 and 3),
  since      date        not null, -- since when it is so
  told       text[]      not null,
  desk       text        not null check (desk in ('OWNER', 'OFFICERS')),
  owner      bigint      references people.account (account), -- null: all officers
  action     text        not null check (action in ('CALL', 'VISIT', 'ASK_LINE', 'LOOK_FOR', 'BATTERY', 'DISK', 'ENROL_AGAIN',
                                                    'COUNT_AGAIN', 'MEND', 'CORRECT_BOOK')),
  opened_at  timestamptz not null,
  ticket     bigint,     -- null: none was opened from it
  planned_on date,       -- null: no visit was planned from it
  closed_at  timestamptz, -- null: open
  closed_by  bigint,     -- null: open, or closed by itself
  reason     text        check (reason in ('RECOVERED', 'GROUPED', 'DONE', 'EXPLAINED', 'MISTAKEN', 'ROOM_ENDED')), -- null: open
  over_at    timestamptz, -- null: the finding holds still, also after somebody closed the alert
  check ((desk = 'OWNER') = (owner is not null)),
  check ((closed_at is null) = (reason is null)),
  check (closed_by is null or closed_at is not null),
  check (over_at is null or closed_at is not null),
  check (num_nonnulls(classroom, county) = 1)
);
create unique index alert_open on watch.alert (rule, subject) where closed_at is null;
create unique index alert_standing on watch.alert (rule, subject) where over_at is null;
create index alert_classroom on watch.alert (classroom);
create index alert_device on watch.alert (device);
create index alert_owner on watch.alert (owner) where closed_at is null;
create index alert_owner_key on watch.alert (owner);
create index alert_ticket on watch.alert (ticket) where ticket is not null;
grant select, insert, update on watch.alert to green_app;

-- What was done about it. Never changed.
create table watch.step (
  step   bigint      generated always as identity primary key,
  alert  bigint      not null references watch.alert (alert),
  kind   text        not null check (kind in ('OPENED', 'RAISED', 'NOTED', 'GIVEN', 'TICKET', 'PLANNED', 'CLOSED')),
  at     timestamptz not null,
  by     bigint,     -- null: by itself
  words  text        not null, -- empty: nothing is said beside it
  key    uuid        unique    -- null: by itself
);
create index step_alert on watch.step (alert, step);
grant select, insert on watch.step to green_app;

-- One letter a day and reader, never one for each alert.
create table watch.digest (
  account bigint not null references people.account (account),
  day     date   not null,
  alerts  int    not null check (alerts > 0),
  primary key (account, day)
);
grant select, insert on watch.digest to green_app;

-- A room's risk on a day, with every reason. Never changed: a year later it is compared with what
-- became of the room. A second reckoning of a day stands beside the first.
create table watch.snapshot (
  snapshot  bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  day       date        not null,
  taken_at  timestamptz not null,
  score     int         not null check (score between 0 and 100),
  band      text        not null check (band in ('CALM', 'WATCH', 'ACT', 'ESCALATE')),
  reasons   jsonb       not null
);
create index snapshot_classroom on watch.snapshot (classroom, day desc, snapshot desc);
grant select, insert on watch.snapshot to green_app;

create function watch.never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'a line of %.% is never changed', tg_table_schema, tg_table_name;
end $$;
create trigger snapshot_never_changed before update or delete or truncate on watch.snapshot
  for each statement execute function watch.never_changed();
create trigger step_never_changed before update or delete or truncate on watch.step
  for each statement execute function watch.never_changed();

-- The latest snapshot of each room, so that a list of 5,000 is read from one index.
create table watch.risk (
  classroom bigint primary key references classrooms.classroom (classroom),
  snapshot  bigint not null references watch.snapshot (snapshot),
  day       date   not null,
  score     int    not null,
  band      text   not null,
  reasons   jsonb  not null
);
create index risk_score on watch.risk (score desc, classroom);
create index risk_snapshot on watch.risk (snapshot);
grant select, insert, update, delete on watch.risk to green_app;

-- Rounds: when all this was last reckoned.
create table watch.round (
  round      bigint      generated always as identity primary key,
  day        date        not null,
  began_at   timestamptz not null,
  rooms      int         not null,
  opened     int         not null,
  closed     int         not null,
  snapshots  int         not null,
  letters    int         not null,
  by         bigint      -- null: the nightly job
);
create index round_day on watch.round (day desc);
grant select, insert on watch.round to green_app;
