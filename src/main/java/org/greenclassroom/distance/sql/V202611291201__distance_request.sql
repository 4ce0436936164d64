create schema distance;
grant usage on schema distance to green_app;

-- What a school asks for. The person is an adult of the school who answers letters; a class is a count.
create table distance.request (
  request     bigint      generated always as identity primary key,
  key         uuid        not null unique,
  secret      text        not null unique check (secret ~ '^[0-9a-z]{32}$'), -- the link in the letters
  school      bigint      references partners.partner (partner), -- null until an officer says which it is
  classroom   bigint      references classrooms.classroom (classroom), -- null: not one of our rooms
  school_name text        not null check (school_name <> ''),
  person      text        not null check (person <> ''),
  email       text        not null,
  phone       text        not null,
  language    text        not null check (language in ('en', 'zh', 'fr')),
  course      text        not null check (course <> ''),
  grade       smallint    not null check (grade between 1 and 12),
  pupils      integer     not null check (pupils between 1 and 120),
  weekdays    integer[]   not null check (cardinality(weekdays) between 1 and 7),
  from_time   time        not null,
  until_time  time        not null check (until_time > from_time),
  start_on    date,       -- null: any day
  sessions    smallint    not null check (sessions between 1 and 30),
  down_kbit   integer     check (down_kbit > 0), -- null: nobody knows
  equipment   text[]      not null,
  remarks     text        not null,
  state       text        not null default 'WAITING' check (state in ('WAITING', 'ACCEPTED', 'DECLINED')),
  asked_at    timestamptz not null,
  asked_by    bigint      not null, -- 0: by the public form
  answered_at timestamptz, -- null: it waits
  answered_by bigint,      -- null: it waits
  reason      text,        -- null unless it was declined
  forgotten_at timestamptz, -- null: who asked is known
  check ((state = 'WAITING') = (answered_at is null)),
  check ((state = 'DECLINED') = (reason is not null)),
  check (state <> 'ACCEPTED' or school is not null)
);
create index request_school on distance.request (school);
create index request_classroom on distance.request (classroom);
create index request_waiting on distance.request (request) where state = 'WAITING';
grant select, insert, update on distance.request to green_app;
