create schema classrooms;
grant usage on schema classrooms to green_app;

-- The exact words two or three parties signed. Never edited; a change is another agreement.
create table classrooms.agreement (
  agreement    bigint      generated always as identity primary key,
  school       bigint      not null references partners.partner (partner),
  sponsor      bigint      references partners.partner (partner), -- null: two parties
  text_version text        not null check (text_version <> ''),
  text         text        not null references frame.file (sha256), -- its own SHA-256
  years        int         not null check (years between 1 and 10),
  signed_on    date        not null,
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null,
  key          uuid        not null unique
);
create index agreement_school on classrooms.agreement (school);
create index agreement_sponsor on classrooms.agreement (sponsor);
create index agreement_text on classrooms.agreement (text);
grant select, insert on classrooms.agreement to green_app;

-- Who signed it; lies apart so that a person can be forgotten without touching the agreement.
create table classrooms.signature (
  agreement bigint not null references classrooms.agreement (agreement),
  party     text   not null check (party in ('SCHOOL', 'PROGRAMME', 'SPONSOR')),
  name      text   not null check (name <> ''),
  file      text   not null references frame.file (sha256),
  primary key (agreement, party)
);
create index signature_file on classrooms.signature (file);
grant select, insert, delete on classrooms.signature to green_app;

-- One room of one school. No names of people: who signs stands with the agreement and the slips.
create table classrooms.classroom (
  classroom     bigint      generated always as identity primary key,
  school        bigint      not null references partners.partner (partner),
  site          bigint      not null references partners.site (site),
  sponsor       bigint      references partners.partner (partner), -- null: nobody pays for it yet
  name          text        not null check (name <> ''),
  seats         int         not null check (seats between 1 and 500),
  kind          text        not null check (kind in (
    'LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')),
  special_needs boolean     not null, -- of the room, never of a child
  agreement     bigint      references classrooms.agreement (agreement), -- null: not signed yet
  accepted_on   date,       -- null: the three years have not begun
  due_on        date,       -- null: likewise
  ended_on      date,       -- null: not given back yet
  planned_at    timestamptz not null,
  key           uuid        not null unique,
  check ((accepted_on is null) = (due_on is null)),
  check (accepted_on is null or agreement is not null),
  check (due_on > accepted_on),
  check (ended_on is null or accepted_on is not null)
);
create unique index classroom_name on classrooms.classroom (school, lower(name));
create index classroom_site on classrooms.classroom (site);
create index classroom_sponsor on classrooms.classroom (sponsor);
create index classroom_agreement on classrooms.classroom (agreement);
create index classroom_due on classrooms.classroom (due_on) where ended_on is null;
grant select, insert, update on classrooms.classroom to green_app;

-- What left the house for a classroom in one go.
create table classrooms.dispatch (
  dispatch    bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  carrier     bigint      references partners.partner (partner), -- null: our own transport
  slip        bigint      references custody.slip (slip), -- null: the house still holds them
  devices     int         not null check (devices > 0),
  left_at     timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique,
  check ((carrier is null) = (slip is null))
);
create index dispatch_classroom on classrooms.dispatch (classroom);
create index dispatch_carrier on classrooms.dispatch (carrier);
create index dispatch_slip on classrooms.dispatch (slip);
grant select, insert on classrooms.dispatch to green_app;

-- The school took them over, signed by both. The first one starts the clock; later ones (what had
-- been missing, a top-up) do not.
create table classrooms.acceptance (
  acceptance  bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  accepted_on date        not null,
  slip        bigint      not null references custody.slip (slip),
  arrived     int         not null check (arrived > 0),
  missed      int         not null check (missed >= 0),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index acceptance_classroom on classrooms.acceptance (classroom);
create index acceptance_slip on classrooms.acceptance (slip);
grant select, insert on classrooms.acceptance to green_app;

-- Where a device sits in its room.
create table classrooms.seat (
  classroom bigint not null references classrooms.classroom (classroom),
  device    bigint not null references custody.device (device),
  seat      int    not null check (seat > 0),
  primary key (classroom, device)
);
create index seat_device on classrooms.seat (device);
grant select, insert, update on classrooms.seat to green_app;

-- How many pupils have IT lessons in this room. A count, never a pupil. The latest row of a school
-- year counts; earlier ones are kept.
create table classrooms.headcount (
  headcount   bigint      generated always as identity primary key,
  classroom   bigint      not null references classrooms.classroom (classroom),
  school_year text        not null check (school_year ~ '^20\d\d-20\d\d$'),
  pupils      int         not null check (pupils between 0 and 20000),
  source      text        not null check (source in ('SCHOOL_REPORT', 'TIMETABLE', 'VISIT')),
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  key         uuid        not null unique
);
create index headcount_classroom on classrooms.headcount (classroom, school_year);
grant select, insert on classrooms.headcount to green_app;
