create schema lessons;
grant usage on schema lessons to green_app;

-- A line of a room's timetable. It ends, it is not changed: what was expected stays what it was.
create table lessons.entry (
  entry          bigint      generated always as identity primary key,
  classroom      bigint      not null references classrooms.classroom (classroom),
  school         bigint      not null references partners.partner (partner),
  weekday        integer     not null check (weekday between 1 and 7),
  period         integer     not null check (period between 1 and 15),
  from_time      time        not null,
  minutes        integer     not null check (minutes between 10 and 240),
  grade          integer     not null check (grade between 1 and 12),
  class_label    text        not null check (class_label <> '' and length(class_label) <= 40),
  course_version bigint      references courses.version (version), -- null: no course of the catalogue
  override       text,       -- why a course that no screen reader reads is planned; null: it needs no reason
  tongue         text        not null check (tongue in ('zh', 'en', 'fr', 'vi', 'other')),
  valid_from     date        not null,
  valid_until    date,       -- null: until somebody ends it; before valid_from: it never held
  made_at        timestamptz not null,
  made_by        bigint      not null,
  key            uuid        not null unique
);
create index entry_classroom on lessons.entry (classroom);
create index entry_school on lessons.entry (school);
create index entry_course_version on lessons.entry (course_version);
grant select, insert, update on lessons.entry to green_app;

-- On a made-up day a school follows the timetable of another weekday.
create table lessons.following (
  school  bigint      not null references partners.partner (partner),
  day     date        not null,
  weekday integer     not null check (weekday between 1 and 7),
  said_at timestamptz not null,
  said_by bigint      not null,
  primary key (school, day)
);
grant select, insert, update on lessons.following to green_app;

-- What somebody said of a lesson. A later word on the same lesson is a revision under the same thread.
create table lessons.lesson (
  lesson         bigint      generated always as identity primary key,
  uid            uuid        not null unique, -- made when the form was opened: the same twice is one
  hash           text        not null,        -- of what it says
  thread         uuid        not null,        -- the uid of the first word on this lesson
  revision       integer     not null check (revision > 0),
  classroom      bigint      not null references classrooms.classroom (classroom),
  day            date        not null,
  entry          bigint      references lessons.entry (entry), -- null: it stood in no timetable
  state          text        not null check (state in ('HELD', 'CANCELLED', 'WITHDRAWN')),
  reason         text,       -- null: not cancelled
  grade          integer     not null check (grade between 1 and 12),
  class_label    text        not null check (class_label <> '' and length(class_label) <= 40),
  minutes        integer     check (minutes between 5 and 300),  -- null: not held, as the next four
  pupils         integer     check (pupils between 1 and 200),   -- null: not held
  girls          integer     check (girls between 0 and pupils), -- null: not said
  boys           integer     check (boys between 0 and pupils),  -- null: not said
  computers      integer     check (computers between 0 and 200), -- null: not said
  course_version bigint      references courses.version (version), -- null: no course of the catalogue
  unit           integer,    -- nth of its version; null: not said
  tongue         text        not null check (tongue in ('zh', 'en', 'fr', 'vi', 'other')),
  remark         text        not null default '' check (length(remark) <= 300),
  via            text        not null check (via in ('LINK', 'SCHOOL', 'OFFICE', 'ROOM')),
  recorded_at    timestamptz not null,
  recorded_by    bigint      not null, -- 0: a teacher by the room's link
  unique (thread, revision),
  check ((state = 'HELD') = (pupils is not null and minutes is not null)),
  check ((state = 'CANCELLED') = (reason is not null)), -- null: not cancelled
  check (reason in ('POWER', 'COMPUTERS', 'NETWORK', 'TEACHER', 'OTHER_LESSON', 'EXAMINATION', 'ACTIVITY', 'WEATHER',
                    'HOLIDAY', 'OTHER')),
  check (state <> 'CANCELLED' or entry is not null),
  check (girls is null or boys is null or girls + boys = pupils)
);
create index lesson_room on lessons.lesson (classroom, day);
create index lesson_entry on lessons.lesson (entry, day, revision);
create index lesson_day on lessons.lesson (day);
create index lesson_course_version on lessons.lesson (course_version);
grant select, insert on lessons.lesson to green_app;

create function lessons.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was said of lessons stays: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;
create trigger lesson_is_kept before update or delete on lessons.lesson
  for each row execute function lessons.refuse_change();

-- A room's secret address for its teachers. Its number is that of its guest: volunteers begin at a
-- milliard, drivers' passes at one, these at five milliards.
create table lessons.link (
  link       bigint      generated always as identity (start with 5000000000) primary key,
  classroom  bigint      not null references classrooms.classroom (classroom),
  secret     text        not null unique check (secret ~ '^[0-9a-z]{32}$'),
  made_at    timestamptz not null,
  made_by    bigint      not null,
  revoked_at timestamptz -- null: it is good
);
create index link_classroom on lessons.link (classroom);
create unique index link_good on lessons.link (classroom) where revoked_at is null;
grant select, insert, update on lessons.link to green_app;

-- What a class should get: periods a week, the least and the aim.
create table lessons.norm (
  norm        bigint       generated always as identity primary key,
  grade_from  integer      not null check (grade_from between 1 and 12),
  grade_to    integer      not null check (grade_to between 1 and 12),
  least       numeric(4,2) not null check (least >= 0),
  aim         numeric(4,2) not null check (aim > 0 and aim <= 20),
  period_min  integer      not null check (period_min between 10 and 120),
  source      text         not null check (source <> ''),
  since       date         not null,
  made_at     timestamptz  not null,
  made_by     bigint       not null,
  key         uuid         not null unique,
  check (grade_from <= grade_to and least <= aim)
);
grant select, insert on lessons.norm to green_app;
insert into lessons.norm (grade_from, grade_to, least, aim, period_min, source, since, made_at, made_by, key) values
  (3, 8, 0.45, 1, 40, '义务教育课程方案（2022年版）：信息科技占九年总课时 1%–3%；按浙江 9522 课时、35 周计，下限每周 0.45 节，通行每周 1 节',
   '2022-09-01', now(), 0, gen_random_uuid());

-- Before and after, as numbers of a class. A later word takes the place of an earlier one and stands beside it.
create table lessons.assessment (
  assessment     bigint       generated always as identity primary key,
  uid            uuid         not null unique,
  classroom      bigint       not null references classrooms.classroom (classroom),
  grade          integer      not null check (grade between 1 and 12),
  class_label    text         not null check (class_label <> '' and length(class_label) <= 40),
  course_version bigint       not null references courses.version (version),
  instrument     text         not null check (instrument <> '' and length(instrument) <= 80), -- which test, with its version
  phase          text         not null check (phase in ('PRE', 'POST')),
  day            date         not null,
  n              integer      not null check (n between 1 and 500),
  mean           numeric(5,2) not null check (mean between 0 and 100),
  deviation      numeric(5,2) check (deviation between 0 and 60), -- null: not reckoned
  bands          integer[]    not null check (cardinality(bands) = 5), -- 0–19, 20–39, 40–59, 60–79, 80–100 points
  revision       integer      not null check (revision > 0),
  recorded_at    timestamptz  not null,
  recorded_by    bigint       not null,
  unique (classroom, grade, class_label, course_version, instrument, phase, revision),
  check (n = bands[1] + bands[2] + bands[3] + bands[4] + bands[5])
);
create index assessment_course_version on lessons.assessment (course_version);
grant select, insert on lessons.assessment to green_app;
create trigger assessment_is_kept before update or delete on lessons.assessment
  for each row execute function lessons.refuse_change();

-- Which pack of a course was put on the computers of a room, and whether it was whole there.
create table lessons.installation (
  installation bigint      generated always as identity primary key,
  classroom    bigint      not null references classrooms.classroom (classroom),
  pack         bigint      not null references courses.pack (pack),
  day          date        not null,
  computers    integer     not null check (computers between 1 and 200),
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null,
  key          uuid        not null unique
);
create index installation_classroom on lessons.installation (classroom);
create index installation_pack on lessons.installation (pack);
grant select, insert on lessons.installation to green_app;
