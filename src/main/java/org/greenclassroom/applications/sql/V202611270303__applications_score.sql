-- How many points each criterion gives, from a day on. Never edited: a later version takes its place.
create table applications.weighting (
  weighting  bigint      generated always as identity primary key,
  valid_from date        not null,
  source     text        not null check (source <> ''),
  entered_at timestamptz not null,
  entered_by bigint      not null
);
grant select, insert on applications.weighting to green_app;

create table applications.weight (
  weighting bigint not null references applications.weighting (weighting),
  criterion text   not null,
  points    int    not null check (points between 0 and 1000),
  none_at   int    not null, -- the value that gives nothing
  full_at   int    not null, -- the value that gives all points; between them it is a straight line
  check (none_at <> full_at),
  primary key (weighting, criterion)
);
grant select, insert on applications.weight to green_app;

-- One reckoning of one application. A later one stands beside it.
create table applications.score (
  score       bigint      generated always as identity primary key,
  application bigint      not null references applications.application (application),
  weighting   bigint      not null references applications.weighting (weighting),
  points      int         not null check (points between 0 and 1000),
  reckoned_at timestamptz not null,
  reckoned_by bigint      not null
);
create index score_application on applications.score (application, score);
create index score_weighting on applications.score (weighting);
grant select, insert on applications.score to green_app;

create table applications.score_line (
  score     bigint not null references applications.score (score),
  criterion text   not null,
  points    int    not null check (points >= 0),
  most      int    not null check (most >= points),
  value     int,   -- null: nobody knows
  source    text   -- null with the value
    check (source in ('APPLICATION', 'LEARNED', 'REGISTER', 'SURVEY')),
  none_at   int    not null,
  full_at   int    not null,
  check ((value is null) = (source is null)),
  check (value is not null or points = 0),
  primary key (score, criterion)
);
grant select, insert on applications.score_line to green_app;

-- What was decided, by whom; an approval waits for a second officer.
create table applications.decision (
  decision     bigint      generated always as identity primary key,
  application  bigint      not null references applications.application (application),
  outcome      text        not null check (outcome in ('APPROVED', 'WAITING', 'REJECTED')),
  score        bigint      references applications.score (score), -- what lay on the table; null: rejected before
  reason       text,       -- of a rejection
  note         text        not null,
  funded       text,       -- why it is given although somebody funds it already; null: nobody does
  room         text,       -- what an approval plans; null: it is none
  seats        int         check (seats > 0), -- null with room
  device       text        check (device in ('LAPTOP', 'DESKTOP')), -- null with room
  sponsor      bigint      references partners.partner (partner), -- null: none yet
  wanted_from  date,       -- null: at any time
  wanted_until date,       -- null: at any time
  decided_at   timestamptz not null,
  decided_by   bigint      not null,
  seconded_at  timestamptz, -- null: it waits, or needs no second
  seconded_by  bigint,     -- null with seconded_at
  agreed       boolean,    -- null with seconded_at
  second_note  text,       -- null with seconded_at
  check ((seconded_at is null) = (seconded_by is null) and (seconded_at is null) = (agreed is null)),
  check (seconded_by is null or seconded_by <> decided_by or not agreed),
  check (reason in ('NOT_A_SCHOOL', 'ENOUGH_COMPUTERS', 'ROOM_NOT_READY', 'NOBODY_TEACHES', 'LEASE_SHORT', 'CLOSING', 'FUNDED', 'NO_ANSWER', 'TWICE')),
  check ((outcome = 'REJECTED') = (reason is not null)),
  check ((outcome = 'APPROVED') = (room is not null and seats is not null and device is not null))
);
create index decision_application on applications.decision (application, decision);
create index decision_score on applications.decision (score);
create index decision_sponsor on applications.decision (sponsor);
create unique index decision_waits on applications.decision (application)
  where outcome = 'APPROVED' and seconded_at is null;
grant select, insert, update on applications.decision to green_app;

create trigger weighting_is_kept before update or delete on applications.weighting
  for each row execute function applications.refuse_change();
create trigger weight_is_kept before update or delete on applications.weight
  for each row execute function applications.refuse_change();
create trigger score_is_kept before update or delete on applications.score
  for each row execute function applications.refuse_change();
create trigger score_line_is_kept before update or delete on applications.score_line
  for each row execute function applications.refuse_change();

-- To begin with: need, readiness, people, plan and risk, as the programme's reference proposes.
with first as (
  insert into applications.weighting (valid_from, source, entered_at, entered_by)
  values ('2026-01-01', 'Close the Gap, Camara, Labdoo, Hope Computer Classroom; our own proportions', now(), 0)
  returning weighting
)
insert into applications.weight (weighting, criterion, points, none_at, full_at)
select weighting, criterion, points, none_at, full_at
  from first, (values
    ('PUPILS_PER_COMPUTER', 160, 30, 200),
    ('COMPUTERS_AGE', 40, 3, 8),
    ('DISTANCE', 60, 5, 60),
    ('KINDS', 90, 0, 2),
    ('POWER', 30, 0, 1),
    ('SOCKETS', 40, 0, 1),
    ('BREAKER', 30, 0, 1),
    ('EARTHING', 30, 0, 1),
    ('DOOR', 30, 0, 1),
    ('BARS', 20, 0, 1),
    ('DRY', 20, 0, 1),
    ('INTERNET', 25, 0, 1),
    ('FURNITURE', 15, 0, 1),
    ('SIZE', 10, 0, 1),
    ('MANAGER', 60, 0, 1),
    ('TEACHER_HOURS', 100, 0, 8),
    ('DEPUTY_HOURS', 40, 0, 4),
    ('LESSONS', 70, 0, 10),
    ('OPEN_HOURS', 30, 0, 5),
    ('TENURE', 50, 0, 36),
    ('CLOSURE', 50, 1, 0)) as w (criterion, points, none_at, full_at);
