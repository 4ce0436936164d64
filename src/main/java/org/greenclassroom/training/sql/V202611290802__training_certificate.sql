-- What a certificate of a level needs. The latest of a level counts; the first stand below.
create table training.rule (
  rule         bigint      generated always as identity primary key,
  level        text        not null check (level in ('ACQUISITION', 'DEEPENING', 'CREATION')),
  minutes      integer     not null check (minutes between 0 and 60000), -- attended
  lessons      integer     not null check (lessons between 0 and 1000),  -- given since the first sitting
  observations integer     not null check (observations between 0 and 20),
  tenths       integer     not null check (tenths between 10 and 40),    -- least mean of an observed lesson
  months       integer     not null check (months between 1 and 120),    -- how long it is good
  set_at       timestamptz not null,
  set_by       bigint      not null
);
create index rule_level on training.rule (level, rule);
grant select, insert on training.rule to green_app;
insert into training.rule (level, minutes, lessons, observations, tenths, months, set_at, set_by) values
  ('ACQUISITION', 360, 4, 1, 20, 24, '2026-01-01Z', 0),
  ('DEEPENING', 960, 12, 1, 25, 24, '2026-01-01Z', 0),
  ('CREATION', 1800, 24, 2, 30, 24, '2026-01-01Z', 0);

-- Somebody looked on while a lesson was given: five things, each 1 to 4.
create table training.observation (
  observation bigint      generated always as identity primary key,
  teacher     bigint      not null references training.teacher (teacher),
  day         date        not null,
  observer    text        not null check (observer <> ''),
  points      smallint[]  not null check (cardinality(points) = 5 and 1 <= all (points) and 4 >= all (points)),
  tenths      integer     not null check (tenths between 10 and 40), -- their mean
  words       text        check (words <> ''), -- null: nothing more to say, or forgotten
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index observation_teacher on training.observation (teacher);
grant select, insert, update on training.observation to green_app;

-- Lessons given, as the principal confirms them; those in a log come from the rooms that keep one.
create table training.taught (
  taught      bigint      generated always as identity primary key,
  teacher     bigint      not null references training.teacher (teacher),
  from_day    date        not null,
  until_day   date        not null,
  lessons     integer     not null check (lessons between 1 and 500),
  confirmed   text        not null check (confirmed <> ''), -- by whom
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique,
  check (from_day <= until_day)
);
create index taught_teacher on training.taught (teacher);
grant select, insert, update on training.taught to green_app;

create table training.certificate_count (
  year integer primary key,
  last integer not null
);
grant select, insert, update on training.certificate_count to green_app;

-- Its papers are printed when they are asked for and not kept: they carry a name.
create table training.certificate (
  certificate bigint      generated always as identity primary key,
  number      text        not null unique,
  secret      text        not null,
  teacher     bigint      not null references training.teacher (teacher),
  level       text        not null check (level in ('ACQUISITION', 'DEEPENING', 'CREATION')),
  issued_on   date        not null,
  expires_on  date        not null,
  minutes     integer     not null, -- the evidence of the day, as the next three
  lessons     integer     not null,
  observations integer    not null,
  letterhead  text        references frame.file (sha256), -- null: the plain one
  ended_as    text        check (ended_as in ('VOID', 'SUPERSEDED')), -- null: stands
  ended_on    date,        -- null: stands
  reason      text        check (reason <> ''), -- null: stands
  successor   bigint      references training.certificate (certificate), -- null: none
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique,
  check (issued_on < expires_on),
  check ((ended_as is null) = (ended_on is null) and (ended_as is null) = (reason is null))
);
create index certificate_teacher on training.certificate (teacher);
create index certificate_successor on training.certificate (successor);
create index certificate_letterhead on training.certificate (letterhead);
create unique index certificate_stands on training.certificate (teacher, level) where ended_as is null;
grant select, insert, update on training.certificate to green_app;

-- The link of a school's survey of needs, for all its teachers; it can be changed.
create table training.link (
  school     bigint      primary key references partners.partner (partner),
  secret     text        not null unique check (secret ~ '^[0-9a-z]{32}$'),
  made_at    timestamptz not null,
  made_by    bigint      not null
);
grant select, insert, update on training.link to green_app;

-- What one teacher can and wishes; whose it is stands there only with consent.
create table training.need (
  need        bigint      generated always as identity primary key,
  uid         uuid        not null unique, -- made when the form was opened
  school      bigint      not null references partners.partner (partner),
  teacher     bigint      references training.teacher (teacher), -- null: without a name, or forgotten
  year        integer     not null,
  aspects     smallint[]  not null check (cardinality(aspects) = 6 and 1 <= all (aspects) and 5 >= all (aspects)),
  wishes      text[]      not null check (wishes <@ array['BASICS', 'OFFICE', 'SAFETY', 'TEACHING', 'CODING', 'ROOM_CARE', 'ACCESS', 'AI']),
  obstacles   text[]      not null check (obstacles <@ array['TIME', 'COMPUTERS', 'NETWORK', 'CONFIDENCE', 'MATERIALS', 'SUPPORT']),
  via         text        not null check (via in ('LINK', 'OFFICE')),
  received_on date        not null
);
create index need_school on training.need (school, year);
create index need_teacher on training.need (teacher);
create index need_year on training.need (year);
grant select, insert, update on training.need to green_app;
