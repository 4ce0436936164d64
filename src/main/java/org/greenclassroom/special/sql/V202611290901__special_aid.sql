create schema special;
grant usage on schema special to green_app;

-- What makes a room usable without sight, by the piece. It belongs to the room or to one of its
-- computers, never to a person.
create table special.aid (
  aid         bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  device      bigint      references custody.device (device), -- null: of the whole room
  kind        text        not null check (kind in ('SCREEN_READER', 'MAGNIFIER', 'BRAILLE_DISPLAY', 'BRAILLE_PRINTER', 'HEADSET', 'KEY_STICKERS', 'OTHER')),
  product     text        not null check (product <> ''),
  version     text        check (version <> ''), -- null: has none, or not known
  pieces      integer     not null check (pieces between 1 and 500),
  licence     text        check (licence <> ''), -- null: needs none
  expires_on  date,        -- null: for ever
  warned_at   timestamptz, -- null: no letter has gone about this end
  removed_on  date,        -- null: is there
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique,
  check (expires_on is null or licence is not null),
  check (device is null or pieces = 1)
);
create index aid_classroom on special.aid (classroom);
create index aid_device on special.aid (device);
create index aid_expires on special.aid (expires_on) where removed_on is null;
grant select, insert, update on special.aid to green_app;

-- The adult who teaches there, and the certificate that says they can. Whether they see is nobody's
-- business: it is not written down.
create table special.instructor (
  instructor  bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  teacher     bigint      not null references training.teacher (teacher),
  title       text        not null check (title <> ''),
  issuer      text        not null check (issuer <> ''),
  number      text        check (number <> ''), -- null: has none, or who it was is forgotten
  valid_until date,        -- null: for ever
  ended_on    date,        -- null: teaches there
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index instructor_classroom on special.instructor (classroom);
create index instructor_teacher on special.instructor (teacher);
grant select, insert, update on special.instructor to green_app;

-- A group that learns together; and how many of it stand on which level, each counted once. Read it
-- through special.levels, which hides what is small.
create table special.circle (
  circle      bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  label       text        not null check (label <> ''),
  began_on    date        not null,
  ended_on    date,        -- null: goes on
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index circle_classroom on special.circle (classroom);
grant select, insert, update on special.circle to green_app;

create table special.report (
  report      bigint      generated always as identity primary key,
  circle      bigint      not null references special.circle (circle),
  day         date        not null,
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index report_circle on special.report (circle, day, report);
grant select, insert on special.report to green_app;

create table special.level (
  report bigint  not null references special.report (report),
  level  text    not null check (level in ('KEYBOARD', 'SCREEN_READER', 'DOCUMENTS', 'INTERNET', 'CODING')),
  pupils integer not null check (pupils between 0 and 500),
  primary key (report, level)
);
grant select, insert on special.level to green_app;

-- Does what reads the screen read ours? One trial on one computer.
create table special.trial (
  trial       bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  device      bigint      not null references custody.device (device),
  day         date        not null,
  product     text        not null check (product <> ''),
  version     text        check (version <> ''), -- null: not known
  outcome     text        not null check (outcome in ('READS', 'PARTLY', 'SILENT')),
  words       text        check (words <> ''), -- null: nothing more to say
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index trial_classroom on special.trial (classroom);
create index trial_device on special.trial (device, day);
grant select, insert on special.trial to green_app;

-- Documents for those who do not see print.
create table special.document (
  document       bigint      generated always as identity primary key,
  course_version bigint      references courses.version (version), -- null: of no course
  title          text        not null check (title <> ''),
  form           text        not null check (form in ('TAGGED_PDF', 'LARGE_PRINT', 'BRAILLE', 'AUDIO')),
  language       text        not null check (language in ('en', 'zh', 'fr')),
  sha256         text        not null references frame.file (sha256),
  bytes          bigint      not null check (bytes > 0),
  withdrawn_on   date,        -- null: is offered
  recorded_at    timestamptz not null,
  recorded_by    bigint      not null,
  key            uuid        not null unique
);
create index document_course on special.document (course_version);
create index document_sha256 on special.document (sha256);
grant select, insert, update on special.document to green_app;
