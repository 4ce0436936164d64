create schema schools;
grant usage on schema schools to green_app;

-- What is known of a school beyond what a partner is. A school without a row is one of which nobody
-- has said more yet. A code never changes hands, but for one case: a school that took others over
-- may go on under the code of one of them (rules of 2011 for school codes, 3.3).
create table schools.school (
  school      bigint  primary key references partners.partner (partner),
  code        text    check (code ~ '^[1-9][0-9]{9}$'), -- the national one; null: none, or unknown
  code_passed boolean not null default false, -- its heir goes on under its code
  kinds       text[]  not null check (kinds <@ array[
    'RURAL', 'MIGRANT_CHILDREN', 'MINORITY', 'SPECIAL_EDUCATION', 'COMMUNITY'])
);
create unique index school_code on schools.school (code) where not code_passed;
grant select, insert, update on schools.school to green_app;

-- What was said of a school before.
create table schools.change (
  change     bigint      generated always as identity primary key,
  school     bigint      not null references schools.school (school),
  what       text        not null check (what in ('CODE', 'KINDS')),
  before     text,       -- null: nothing was known
  after      text,       -- null: nothing is known any more
  changed_at timestamptz not null,
  changed_by bigint      not null
);
create index change_school on schools.change (school);
grant select, insert on schools.change to green_app;

-- Divisions are split, joined and renamed, and their codes with them (GB/T 2260): each holds from its
-- day until the next one's. Of two with the same day the later entered one counts.
create table schools.division (
  division   bigint      generated always as identity primary key,
  school     bigint      not null references schools.school (school),
  code       text        not null check (code ~ '^[1-9][0-9]{5}$'),
  path       text        not null check (path <> ''), -- 贵州省/黔东南州/雷山县
  valid_from date        not null,
  entered_at timestamptz not null,
  entered_by bigint      not null,
  key        uuid        not null unique
);
create index division_school on schools.division (school, valid_from);
create index division_code on schools.division (code text_pattern_ops);
grant select, insert on schools.division to green_app;

-- How many pupils a school has in a school year, by grade, or by type of disability. Counts, never a
-- child. The latest report of a year counts; earlier ones are kept.
create table schools.report (
  report      bigint      generated always as identity primary key,
  school      bigint      not null references schools.school (school),
  subject     text        not null check (subject in ('GRADES', 'DISABILITIES')),
  school_year text        not null check (school_year ~ '^20\d\d-20\d\d$'),
  source      text        not null check (source in ('SCHOOL', 'STATISTICS', 'VISIT')),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index report_school on schools.report (school, subject, school_year);
grant select, insert on schools.report to green_app;

create table schools.tally (
  report bigint not null references schools.report (report),
  line   text   not null check (line in (
    'PRESCHOOL', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12', 'UNGRADED',
    'VISUAL', 'HEARING', 'SPEECH', 'PHYSICAL', 'INTELLECTUAL', 'MENTAL', 'MULTIPLE')),
  pupils int    not null check (pupils between 0 and 20000),
  primary key (report, line)
);
grant select, insert on schools.tally to green_app;

-- A school went into another, closed, or moved. Never edited; one that was recorded by mistake is
-- withdrawn by a second person.
create table schools.succession (
  succession  bigint      generated always as identity primary key,
  school      bigint      not null references schools.school (school),
  kind        text        not null check (kind in ('MERGED', 'CLOSED', 'MOVED')),
  successor   bigint      references schools.school (school), -- null: nobody took over, or it moved
  site        bigint      references partners.site (site), -- null: it did not move
  happened_on date        not null,
  paper       text        not null references frame.file (sha256),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique,
  check (successor <> school),
  check ((kind = 'MERGED') <= (successor is not null)),
  check ((kind = 'MOVED') = (site is not null)),
  check (kind <> 'MOVED' or successor is null)
);
create index succession_school on schools.succession (school);
create index succession_successor on schools.succession (successor);
create index succession_site on schools.succession (site);
create index succession_paper on schools.succession (paper);
grant select, insert on schools.succession to green_app;

create table schools.withdrawal (
  succession   bigint      primary key references schools.succession (succession),
  withdrawn_at timestamptz not null,
  withdrawn_by bigint      not null
);
grant select, insert on schools.withdrawal to green_app;
