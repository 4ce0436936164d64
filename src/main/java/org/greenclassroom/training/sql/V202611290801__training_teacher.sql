create schema training;
grant usage on schema training to green_app;

-- An adult who teaches at a school. Whoever asks is forgotten: the row stays, for it is counted, and
-- says nothing of anybody any more.
create table training.teacher (
  teacher     bigint      generated always as identity primary key,
  school      bigint      not null references partners.partner (partner),
  name        text        check (name <> ''),  -- null: forgotten
  email       text        check (email <> ''), -- null: none that may be kept, or forgotten
  phone       text        check (phone <> ''), -- null: the same
  language    text        not null check (language in ('en', 'zh', 'fr')),
  post        text        not null check (post in ('TEACHER', 'ROOM_MANAGER', 'HEAD_OF_STUDIES', 'PRINCIPAL')),
  subject     text        check (subject <> ''), -- null: not said
  qualified   boolean,                           -- in information technology; null: not said
  agreed_at   timestamptz, -- null: did not agree that address and telephone are kept
  left_on     date,        -- null: is there
  erased_at   timestamptz, -- null: not forgotten
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique,
  check (agreed_at is not null or (email is null and phone is null)),
  check ((erased_at is null) = (name is not null)),
  check (erased_at is null or (email is null and phone is null and subject is null and left_on is not null))
);
create index teacher_school on training.teacher (school);
grant select, insert, update on training.teacher to green_app;

-- What a principal said: from this day nobody here can do it any more.
create table training.declaration (
  declaration bigint      generated always as identity primary key,
  school      bigint      not null references partners.partner (partner),
  said_on     date        not null,
  words       text        not null check (words <> ''),
  recorded_at timestamptz not null,
  recorded_by bigint      not null
);
create index declaration_school on training.declaration (school);
grant select, insert on training.declaration to green_app;

-- A sitting of a course for teachers. generation 1: taught by the programme; 2: by a teacher whom the
-- programme taught; more is a trickle (MCC, GPE), and is allowed with a warning.
create table training.session (
  session     bigint      generated always as identity primary key,
  title       text        not null check (title <> ''),
  course_version bigint   references courses.version (version), -- null: of no course in the catalogue
  school      bigint      references partners.partner (partner), -- null: at no school
  place       text        not null check (place <> ''),
  day         date        not null,
  minutes     integer     not null check (minutes between 15 and 6000),
  capacity    integer     not null check (capacity between 1 and 1000),
  trainer     bigint      references training.teacher (teacher), -- null: the programme's own
  trainer_name text       check (trainer_name <> ''),            -- null: a teacher of ours
  generation  smallint    not null check (generation between 1 and 9),
  secret      text        not null unique check (secret ~ '^[0-9a-z]{32}$'),
  state       text        not null check (state in ('PLANNED', 'HELD', 'CANCELLED')),
  reason      text        check (reason <> ''), -- null: not cancelled
  held_at     timestamptz, -- null: not held
  closed_at   timestamptz, -- null: its sheets are still taken
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique,
  check ((trainer is null) <> (trainer_name is null)),
  check ((state = 'CANCELLED') = (reason is not null)),
  check ((state = 'HELD') = (held_at is not null)),
  check ((trainer is null) = (generation = 1))
);
create index session_school on training.session (school);
create index session_course on training.session (course_version);
create index session_trainer on training.session (trainer);
create index session_day on training.session (day);
grant select, insert, update on training.session to green_app;

create table training.attendance (
  session bigint  not null references training.session (session),
  teacher bigint  not null references training.teacher (teacher),
  state   text    not null check (state in ('EXPECTED', 'CAME', 'ABSENT')),
  minutes integer not null check (minutes between 0 and 6000),
  primary key (session, teacher),
  check (state = 'CAME' or minutes = 0)
);
create index attendance_teacher on training.attendance (teacher);
grant select, insert, update, delete on training.attendance to green_app;

-- What somebody who was there says of what they can do, and of the sitting. Nobody's name is on it, so
-- that nobody has to say they can do what they cannot.
create table training.sheet (
  uid         uuid        primary key, -- made when the form was opened
  session     bigint      not null references training.session (session),
  phase       text        not null check (phase in ('BEFORE', 'AFTER')),
  aspects     smallint[]  not null check (cardinality(aspects) = 6 and 1 <= all (aspects) and 5 >= all (aspects)),
  opinions    smallint[]  check (cardinality(opinions) = 5 and 1 <= all (opinions) and 5 >= all (opinions)), -- null: before
  check ((phase = 'AFTER') = (opinions is not null))
);
create index sheet_session on training.sheet (session, phase);
grant select, insert on training.sheet to green_app;

-- A month, three and six after a sitting somebody asks whether it is used in class.
create table training.followup (
  followup    bigint      generated always as identity primary key,
  session     bigint      not null references training.session (session),
  teacher     bigint      not null references training.teacher (teacher),
  days        integer     not null check (days in (30, 90, 180)),
  due_on      date        not null,
  secret      text        not null unique check (secret ~ '^[0-9a-z]{32}$'),
  asked_at    timestamptz, -- null: no letter has gone
  done_on     date,        -- null: open
  via         text        check (via in ('LINK', 'CALL', 'VISIT')),        -- null: open
  used        text        check (used in ('OFTEN', 'SOMETIMES', 'NOT_YET')), -- null: open
  help        boolean,     -- wants help; null: open
  recorded_by bigint,      -- null: open; 0: by its link
  unique (session, teacher, days),
  check ((done_on is null) = (via is null) and (done_on is null) = (used is null)
         and (done_on is null) = (help is null) and (done_on is null) = (recorded_by is null))
);
create index followup_teacher on training.followup (teacher);
create index followup_due on training.followup (due_on) where done_on is null;
grant select, insert, update, delete on training.followup to green_app;
