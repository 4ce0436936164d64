create schema coding;
grant usage on schema coding to green_app;

-- What one partner teaches with one tool.
create table coding.programme (
  programme      bigint      generated always as identity primary key,
  key            uuid        not null unique,
  title          text        not null check (title <> ''),
  tool           text        not null check (tool in ('SCRATCH', 'BLOCKLY', 'PYTHON', 'UNPLUGGED')),
  course_version bigint      not null references courses.version (version),
  partner        bigint      not null references partners.partner (partner),
  starts_on      date        not null,
  ends_on        date        check (ends_on >= starts_on), -- null: it goes on
  made_at        timestamptz not null,
  made_by        bigint      not null
);
create index programme_partner on coding.programme (partner);
create index programme_course on coding.programme (course_version);
grant select, insert, update on coding.programme to green_app;

create table coding.goal (
  goal      bigint   generated always as identity primary key,
  programme bigint   not null references coding.programme (programme),
  nth       smallint not null,
  name      text     not null check (name <> ''),
  unique (programme, nth),
  unique (programme, name)
);
grant select, insert on coding.goal to green_app;

-- Who helps; their hours are written down where they come.
create table coding.helper (
  programme bigint not null references coding.programme (programme),
  volunteer bigint not null references volunteers.volunteer (volunteer),
  since     date   not null,
  until     date   check (until >= since), -- null: still does
  primary key (programme, volunteer)
);
create index helper_volunteer on coding.helper (volunteer);
grant select, insert, update on coding.helper to green_app;

-- A group that is taught in a room: how many, never who.
create table coding.cohort (
  cohort    bigint      generated always as identity primary key,
  key       uuid        not null unique,
  programme bigint      not null references coding.programme (programme),
  classroom bigint      not null references classrooms.classroom (classroom),
  grade     smallint    not null check (grade between 1 and 12),
  pupils    integer     not null check (pupils between 1 and 200),
  girls     integer     check (girls >= 0), -- null: not counted
  boys      integer     check (boys >= 0),  -- null: not counted
  starts_on date        not null,
  ends_on   date        check (ends_on >= starts_on), -- null: it goes on
  lessons   integer     not null default 0 check (lessons >= 0),
  reason    text        check (reason <> ''), -- null: nobody had to say why this tool in this room
  made_at   timestamptz not null,
  made_by   bigint      not null,
  check (coalesce(girls, 0) + coalesce(boys, 0) <= pupils)
);
create index cohort_programme on coding.cohort (programme);
create index cohort_classroom on coding.cohort (classroom);
grant select, insert, update on coding.cohort to green_app;

create table coding.reached (
  cohort  bigint  not null references coding.cohort (cohort),
  goal    bigint  not null references coding.goal (goal),
  pupils  integer not null check (pupils >= 0),
  primary key (cohort, goal)
);
create index reached_goal on coding.reached (goal);
grant select, insert, update on coding.reached to green_app;

-- A test before and after, as the teacher adds it up: how many, the mean, how many in each quarter.
create table coding.result (
  cohort   bigint      not null references coding.cohort (cohort),
  phase    text        not null check (phase in ('PRE', 'POST')),
  tested   integer     not null check (tested > 0),
  mean     smallint    not null check (mean between 0 and 100), -- per cent of the points
  quarters integer[]   not null check (cardinality(quarters) = 4),
  told_at  timestamptz not null,
  told_by  bigint      not null,
  primary key (cohort, phase)
);
grant select, insert, update on coding.result to green_app;

-- What was made, under a code; whose it is stands on paper at the school.
create table coding.project (
  project      bigint      generated always as identity primary key,
  key          uuid        not null unique,
  cohort       bigint      not null references coding.cohort (cohort),
  code         text        not null unique check (code ~ '^[2-9A-HJ-NP-Z]{6}$'),
  title        text        not null check (title <> ''),
  medium       text        not null,
  goal         bigint      references coding.goal (goal), -- null: none is named
  kind         text        check (kind in ('IMAGE', 'PDF', 'SB3', 'PYTHON')), -- null: no file came
  bytes        bytea,       -- null: no file came, or it was deleted
  made_at      timestamptz not null,
  made_by      bigint      not null,
  deleted_at   timestamptz, -- null: the file is kept, or none came
  withdrawn_at timestamptz, -- null: it counts
  check (bytes is null or (kind is not null and deleted_at is null))
);
create index project_cohort on coding.project (cohort);
create index project_goal on coding.project (goal);
create index project_kept on coding.project (made_at) where bytes is not null;
grant select, insert, update on coding.project to green_app;
