create schema photographs;
grant usage on schema photographs to green_app;

-- One photograph, drawn anew without its metadata. Nothing in this room is ever changed: what is said later is
-- another row, and the later one counts.
create table photographs.photograph (
  photograph  bigint      generated always as identity primary key,
  key         uuid        not null unique,
  file        text        not null references frame.file (sha256),
  original    bigint      references photographs.photograph (photograph), -- null: as it was taken; else what was blurred
  activity    bigint      references activities.activity (activity), -- null: not taken on a day with people
  classroom   bigint      references classrooms.classroom (classroom), -- null: not taken in one of our rooms
  taken_on    date        not null,
  words       text        not null, -- what is to be seen, for those who do not see; empty: not said
  width       int         not null check (width > 0),
  height      int         not null check (height > 0),
  recorded_at timestamptz not null,
  recorded_by bigint      not null
);
create index photograph_file on photographs.photograph (file);
create index photograph_original on photographs.photograph (original);
create index photograph_activity on photographs.photograph (activity);
create index photograph_classroom on photographs.photograph (classroom);
grant select, insert on photographs.photograph to green_app;

-- What a school allows for a class, and how many children of it are left out. Who they are is not written down.
create table photographs.class_release (
  class_release bigint      generated always as identity primary key,
  key           uuid        not null unique,
  classroom     bigint      not null references classrooms.classroom (classroom),
  label         text        not null, -- as the school calls the class
  purposes      text[]      not null check (cardinality(purposes) > 0
    and purposes <@ array['WEBSITE', 'PRINT', 'SOCIAL', 'DONOR_REPORT', 'TRAINING']),
  excluded      int         not null check (excluded between 0 and 200),
  evidence      text        not null, -- which paper says so, and who of the school signed it
  granted_on    date        not null,
  until         date        not null,
  recorded_at   timestamptz not null,
  recorded_by   bigint      not null,
  check (until > granted_on)
);
create index class_release_classroom on photographs.class_release (classroom);
grant select, insert on photographs.class_release to green_app;

create table photographs.class_withdrawal (
  class_release bigint      primary key references photographs.class_release (class_release),
  withdrawn_at  timestamptz not null,
  withdrawn_by  bigint      not null
);
grant select, insert on photographs.class_withdrawal to green_app;

-- What a photograph is said to show. Until somebody says it, it is used for nothing.
create table photographs.saying (
  saying        bigint      generated always as identity primary key,
  key           uuid        not null unique,
  photograph    bigint      not null references photographs.photograph (photograph),
  shows         text        not null check (shows in ('NO_PEOPLE', 'ADULTS', 'CHILDREN_NOT_RECOGNISABLE', 'CHILDREN')),
  unnamed       int         not null check (unnamed >= 0), -- adults in it whom none of our lists knows
  class_release bigint      references photographs.class_release (class_release), -- null: no class is recognisable, or none released
  looked        boolean     not null, -- somebody of the school looked: none of those left out is in it
  said_at       timestamptz not null,
  said_by       bigint      not null
);
create index saying_photograph on photographs.saying (photograph, saying desc);
create index saying_class_release on photographs.saying (class_release);
grant select, insert on photographs.saying to green_app;

-- An adult who is to be recognised, by number: a volunteer, a teacher, one of the staff.
create table photographs.figure (
  figure     bigint      generated always as identity primary key,
  photograph bigint      not null references photographs.photograph (photograph),
  kind       text        not null check (kind in ('VOLUNTEER', 'TEACHER', 'STAFF')),
  person     bigint      not null,
  added_at   timestamptz not null,
  added_by   bigint      not null
);
create index figure_photograph on photographs.figure (photograph);
create index figure_person on photographs.figure (person, kind);
grant select, insert on photographs.figure to green_app;

create table photographs.figure_removal (
  figure     bigint      primary key references photographs.figure (figure),
  removed_at timestamptz not null,
  removed_by bigint      not null
);
grant select, insert on photographs.figure_removal to green_app;

-- What an adult allows, for one purpose.
create table photographs.release (
  release     bigint      generated always as identity primary key,
  key         uuid        not null unique,
  kind        text        not null check (kind in ('VOLUNTEER', 'TEACHER', 'STAFF')),
  person      bigint      not null,
  purpose     text        not null check (purpose in ('WEBSITE', 'PRINT', 'SOCIAL', 'DONOR_REPORT', 'TRAINING')),
  evidence    text        not null, -- which paper says so; empty: given by the person on the page
  granted_on  date        not null,
  until       date        not null,
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  check (until > granted_on)
);
create index release_person on photographs.release (person, kind, purpose);
grant select, insert on photographs.release to green_app;

create table photographs.withdrawal (
  release      bigint      primary key references photographs.release (release),
  withdrawn_at timestamptz not null,
  withdrawn_by bigint      not null
);
grant select, insert on photographs.withdrawal to green_app;

-- Where a photograph is shown. A place that begins with / is a page of ours.
create table photographs.use (
  use        bigint      generated always as identity primary key,
  key        uuid        not null unique,
  photograph bigint      not null references photographs.photograph (photograph),
  purpose    text        not null check (purpose in ('WEBSITE', 'PRINT', 'SOCIAL', 'DONOR_REPORT', 'TRAINING')),
  place      text        not null check (place <> ''),
  used_at    timestamptz not null,
  used_by    bigint      not null
);
create index use_photograph on photographs.use (photograph);
grant select, insert on photographs.use to green_app;

-- It may be shown there no longer.
create table photographs.recall (
  use      bigint      primary key references photographs.use (use),
  asked_at timestamptz not null
);
grant select, insert on photographs.recall to green_app;

-- It is gone from there: a page of ours at once, all else when somebody took it back.
create table photographs.pull (
  use       bigint      primary key references photographs.recall (use),
  pulled_at timestamptz not null,
  pulled_by bigint      not null, -- 0: the house itself
  words     text        not null
);
grant select, insert on photographs.pull to green_app;

-- Each look at an original of which there is a blurred one.
create table photographs.opening (
  opening    bigint      generated always as identity primary key,
  photograph bigint      not null references photographs.photograph (photograph),
  opened_at  timestamptz not null,
  opened_by  bigint      not null
);
create index opening_photograph on photographs.opening (photograph);
grant select, insert on photographs.opening to green_app;
