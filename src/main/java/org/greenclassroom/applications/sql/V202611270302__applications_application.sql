create schema applications;
grant usage on schema applications to green_app;

create function applications.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was said stays: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;

-- The sheet of paper that a school fills in without an account, kept as in donations (decision 34): its
-- secret is in the link by which it is left, continued and, once it was sent, followed.
create table applications.form (
  form     bigint      generated always as identity primary key,
  secret   text        not null unique check (secret ~ '^[0-9a-z]{32}$'),
  language text        not null check (language in ('en', 'zh', 'fr')),
  typed    jsonb,      -- field by field, as typed; null once it was sent
  saved_at timestamptz not null,
  mailed   boolean     not null default false, -- whether the link went to the address typed
  check (typed is null or jsonb_typeof(typed) = 'object')
);
create index form_unsent on applications.form (saved_at) where typed is not null;
grant select, insert, update, delete on applications.form to green_app;

-- Photographs of the room, without people. Beside the form and deleted with it.
create table applications.photograph (
  photograph bigint generated always as identity primary key,
  form       bigint not null references applications.form (form) on delete cascade,
  name       text   not null check (name <> ''),
  media_type text   not null check (media_type in ('image/jpeg', 'image/png')),
  bytes      bytea  not null
);
create index photograph_form on applications.photograph (form);
grant select, insert, delete on applications.photograph to green_app;

-- What a school asks for. Its words never change; where it stands does.
create table applications.application (
  application   bigint      generated always as identity primary key,
  form          bigint      not null unique references applications.form (form),
  sent_at       timestamptz not null,
  taken_by      bigint,     -- the officer who wrote it down; null: the school did
  language      text        not null check (language in ('en', 'zh', 'fr')),
  name          text        not null check (name <> ''), -- of the school, as it calls itself
  code          text        check (code ~ '^[0-9]{10}$'), -- the national code; null: none, or not known
  territory     text        not null check (territory in ('CN', 'HK', 'VN', 'OTHER')),
  division      text        not null, -- province, city, county, township in words
  address       text        not null,
  kinds         text[]      not null check (kinds <@ array[
    'RURAL', 'MIGRANT_CHILDREN', 'MINORITY', 'SPECIAL_EDUCATION', 'COMMUNITY']),
  distance_km   int         check (distance_km >= 0), -- to the next county town; null: not said
  room          text        not null check (room <> ''),
  seats         int         not null check (seats between 1 and 200),
  computers     int         check (computers >= 0), -- that work now; null: not said
  computers_age int         check (computers_age >= 0), -- years; null: not said, or there are none
  manager       text        not null check (manager in ('YES', 'NO', 'UNKNOWN')),
  teacher_hours int         check (teacher_hours >= 0), -- a week; null: not said
  deputy_hours  int         check (deputy_hours >= 0),
  lessons       numeric(3, 1) check (lessons >= 0), -- for each class and week; null: not planned yet
  open_hours    int         check (open_hours >= 0), -- besides lessons, a week
  timetable     text        not null,
  power         text        not null check (power in ('YES', 'NO', 'UNKNOWN')),
  internet      text        not null check (internet in ('YES', 'NO', 'UNKNOWN')),
  secure        text        not null check (secure in ('YES', 'NO', 'UNKNOWN')),
  furniture     text        not null check (furniture in ('YES', 'NO', 'UNKNOWN')),
  tenure        text        not null check (tenure in ('OWNED', 'LEASED', 'UNKNOWN')),
  lease_until   date,       -- null: owned, or not said
  closure       text        not null check (closure in ('YES', 'NO', 'UNKNOWN')), -- whether it may close, merge or move
  features      text[]      not null, -- wished for the room of a school with special needs
  other_donors  text        not null check (other_donors in ('YES', 'NO')),
  donors        text        not null, -- who else was asked or gave, in words
  wished_from   date,       -- null: any day
  wished_to     date,       -- null: any day
  purpose       text        not null,
  remarks       text        not null,
  state         text        not null default 'RECEIVED' check (state in (
    'RECEIVED', 'REVIEW', 'SURVEY', 'SCORED', 'APPROVED', 'WAITING', 'REJECTED', 'WITHDRAWN')),
  school        bigint      references partners.partner (partner), -- null: nobody matched it yet
  classroom     bigint      references classrooms.classroom (classroom), -- null until approved
  points        int,        -- of the last score; null before
  check (wished_to is null or wished_from is null or wished_to >= wished_from),
  check ((state = 'APPROVED') = (classroom is not null))
);
create index application_state on applications.application (state, application);
create index application_points on applications.application (points, application);
create index application_school on applications.application (school);
create index application_classroom on applications.application (classroom);
create index application_code on applications.application (code) where code is not null;
create index application_name on applications.application using gin (name gin_trgm_ops);
grant select, insert, update on applications.application to green_app;

-- Pupils by grade, counted by the school; grade 0: all others. No name stands anywhere.
create table applications.headcount (
  application bigint   not null references applications.application (application),
  grade       smallint not null check (grade between 0 and 12),
  pupils      int      not null check (pupils >= 0),
  primary key (application, grade)
);
grant select, insert on applications.headcount to green_app;

-- Special needs as counts: of what kind, how many.
create table applications.special_need (
  application bigint not null references applications.application (application),
  need        text   not null check (need in ('SIGHT', 'HEARING', 'MOVEMENT', 'LEARNING')),
  pupils      int    not null check (pupils > 0),
  primary key (application, need)
);
grant select, insert on applications.special_need to green_app;

-- Whom to write to: an adult. Apart from everything else, so that a person can be forgotten.
create table applications.contact (
  application  bigint      primary key references applications.application (application),
  person       text        not null,
  position     text        not null,
  email        text        not null, -- empty where an officer wrote it down and none was given
  phone        text        not null,
  consented_at timestamptz not null
);
grant select, insert, delete on applications.contact to green_app;

-- Each step. Never changed.
create table applications.step (
  number      bigint      generated always as identity primary key,
  application bigint      not null references applications.application (application),
  state       text        not null,
  at          timestamptz not null,
  by_account  bigint      not null -- -1 is somebody without an account
);
create index step_application on applications.step (application, number);
grant select, insert on applications.step to green_app;

-- What the school was asked, and what it answered.
create table applications.question (
  question    bigint      generated always as identity primary key,
  application bigint      not null references applications.application (application),
  asked_at    timestamptz not null,
  asked_by    bigint      not null,
  asked       text        not null check (asked <> ''),
  answered_at timestamptz, -- null: it waits
  answer      text,
  read_at     timestamptz, -- null: no officer read the answer yet
  check ((answered_at is null) = (answer is null)),
  check (read_at is null or answered_at is not null)
);
create index question_application on applications.question (application, question);
create index question_unread on applications.question (application) where answered_at is not null and read_at is null;
grant select, insert, update on applications.question to green_app;

-- A fact that was learned after the application was sent: from an answer, on the telephone, from a
-- paper. The latest speaks. Never changed.
create table applications.learned (
  learned     bigint      generated always as identity primary key,
  application bigint      not null references applications.application (application),
  fact        text        not null,
  value       int         not null check (value >= 0),
  whence      text        not null check (whence <> ''),
  at          timestamptz not null,
  by_account  bigint      not null
);
create index learned_application on applications.learned (application, learned);
grant select, insert on applications.learned to green_app;

create trigger headcount_is_kept before update or delete on applications.headcount
  for each row execute function applications.refuse_change();
create trigger special_need_is_kept before update or delete on applications.special_need
  for each row execute function applications.refuse_change();
create trigger step_is_kept before update or delete on applications.step
  for each row execute function applications.refuse_change();
create trigger learned_is_kept before update or delete on applications.learned
  for each row execute function applications.refuse_change();
