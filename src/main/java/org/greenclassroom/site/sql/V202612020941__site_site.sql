create schema site;
grant usage on schema site to green_app;

-- The figures as they are told outside: read from impact every hour, so that a visitor on a bad line
-- never waits for a sum over the whole book. Replaced as a whole.
create table site.figure (
  figure      text        not null,
  school_year text        not null, -- empty: not counted per year
  value       numeric     not null,
  unit        text        not null check (unit in ('pieces', 'kilograms', 'years', 'pupils')),
  rows        bigint      not null check (rows >= 0),
  position    int         not null,
  read_at     timestamptz not null,
  primary key (figure, school_year)
);
grant select, insert, delete on site.figure to green_app;

-- What a school says of a page about one of its rooms: yes or no. The latest counts; never changed.
create table site.consent (
  consent   bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  given     boolean     not null,
  said_at   timestamptz not null,
  said_by   bigint      not null,
  key       uuid        not null unique
);
create index consent_classroom on site.consent (classroom, consent);
grant select, insert on site.consent to green_app;

-- A story of a day with people. Its photographs are those that may be shown, asked each time.
create table site.story (
  story        bigint      generated always as identity primary key,
  activity     bigint      not null references activities.activity (activity),
  language     text        not null check (language in ('en', 'zh', 'fr')),
  title        text        not null check (length(title) between 1 and 120),
  words        text        not null check (length(words) between 1 and 8000),
  published_at timestamptz not null,
  published_by bigint      not null,
  ended_at     timestamptz, -- null: it stands on the site
  key          uuid        not null unique
);
create index story_activity on site.story (activity);
create index story_open on site.story (story) where ended_at is null;
grant select, insert, update on site.story to green_app;

-- Who reads the newsletter. Until the link in the first letter was followed nobody is written to again,
-- and after seven days the address goes; later two years after the reader last said yes.
create table site.reader (
  reader       bigint      generated always as identity primary key,
  address      text        not null unique check (length(address) <= 254),
  language     text        not null check (language in ('en', 'zh', 'fr')),
  secret       text        not null unique, -- as it is: every letter ends with it, and it opens nothing but this row
  asked_at     timestamptz not null,
  confirmed_at timestamptz, -- null: asked for by somebody, perhaps not by the reader
  delete_on    date        not null
);
create index reader_going on site.reader (delete_on);
grant select, insert, update, delete on site.reader to green_app;

-- A newsletter that was sent.
create table site.issue (
  issue    bigint      generated always as identity primary key,
  language text        not null check (language in ('en', 'zh', 'fr')),
  subject  text        not null check (length(subject) between 1 and 120),
  words    text        not null check (length(words) between 1 and 8000),
  readers  int         not null,
  sent_at  timestamptz not null,
  sent_by  bigint      not null,
  key      uuid        not null unique
);
grant select, insert on site.issue to green_app;
