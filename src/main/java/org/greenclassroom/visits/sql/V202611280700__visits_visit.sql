create schema visits;
grant usage on schema visits to green_app;

-- Somebody of ours in a room. The client makes the key when the sheet is opened, so that whatever of it
-- arrives first, late or twice belongs to one visit.
create table visits.visit (
  visit        bigint      generated always as identity primary key,
  key          uuid        not null unique,
  classroom    bigint      not null references classrooms.classroom (classroom),
  task         bigint      not null references followup.task (task),
  version      bigint      not null references checklists.version (version),
  author       bigint      not null,
  day          date        not null,
  opened_at    timestamptz not null, -- by the client's clock, set right
  received_at  timestamptz not null,
  state        text        not null default 'DRAFT' check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED')),
  submitted_at timestamptz, -- null: not handed in
  read_by      bigint,      -- who approved it or gave it back last; null: nobody
  read_at      timestamptz, -- null likewise
  latitude     double precision, -- WGS-84; null: no position was told, like the three below
  longitude    double precision, -- null likewise
  accuracy     int,         -- metres; null: not told
  metres       int,         -- from the school's site; null: one of the two is not known
  check ((latitude is null) = (longitude is null)),
  check ((read_by is null) = (read_at is null))
);
create index visit_classroom on visits.visit (classroom, visit desc);
create index visit_task on visits.visit (task);
create index visit_version on visits.visit (version);
create index visit_waiting on visits.visit (submitted_at) where state = 'SUBMITTED';
create index visit_author on visits.visit (author, visit desc);
grant select, insert, update on visits.visit to green_app;

-- One thing said in a visit. Never changed: of the same thing said again the later one counts.
create table visits.entry (
  nth        bigint      generated always as identity primary key,
  id         uuid        not null unique,
  visit      bigint      not null references visits.visit (visit),
  kind       text        not null check (kind in ('ANSWER', 'ROLL', 'POSITION', 'SUBMIT')),
  item       text        not null, -- of the checklist; the code of what was called; else empty
  device     bigint      references custody.device (device), -- null: not one of ours
  state      text        check (state in ('WORKING', 'FAULTY', 'MISSING', 'MOVED', 'FOREIGN')), -- of a roll only
  value      text,       -- null: there is none, and reason says why
  reason     text,       -- null: none was needed
  starred    boolean     not null,
  promised   uuid[]      not null default '{}', -- what a handing-in says must be here
  said_at    timestamptz not null,
  arrived_at timestamptz not null,
  told_by    bigint      not null,
  check ((kind = 'ROLL') = (state is not null))
);
create index entry_visit on visits.entry (visit, kind, item, said_at desc, nth desc);
create index entry_device on visits.entry (device, said_at desc) where kind = 'ROLL';
grant select, insert on visits.entry to green_app;

-- A photograph that has arrived: its bytes are those of its hash.
create table visits.photograph (
  photograph bigint      generated always as identity primary key,
  visit      bigint      not null references visits.visit (visit),
  item       text        not null,
  sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file       text        not null references frame.file (sha256), -- another one where something was cut out
  dhash      bigint      not null, -- what it looks like, in 64 bits; 0: nothing to tell it by
  taken_at   timestamptz, -- read from the camera before it was cut out; null: not told
  latitude   double precision, -- WGS-84; null: not told
  longitude  double precision, -- null likewise
  arrived_at timestamptz not null,
  told_by    bigint      not null,
  unique (visit, sha256),
  check ((latitude is null) = (longitude is null))
);
create index photograph_file on visits.photograph (file);
create index photograph_sha256 on visits.photograph (sha256);
-- two pictures that differ in three bits at most share one of four quarters
create index photograph_first on visits.photograph ((dhash >> 48 & 65535)) where dhash <> 0;
create index photograph_second on visits.photograph ((dhash >> 32 & 65535)) where dhash <> 0;
create index photograph_third on visits.photograph ((dhash >> 16 & 65535)) where dhash <> 0;
create index photograph_fourth on visits.photograph ((dhash & 65535)) where dhash <> 0;
grant select, insert on visits.photograph to green_app;

-- What a reader asks of one answer when giving a visit back.
create table visits.remark (
  remark  bigint      generated always as identity primary key,
  visit   bigint      not null references visits.visit (visit),
  item    text        not null, -- of the checklist; empty: of the visit as a whole
  words   text        not null check (words <> '' and length(words) <= 1000),
  made_at timestamptz not null,
  made_by bigint      not null
);
create index remark_visit on visits.remark (visit, remark);
grant select, insert on visits.remark to green_app;

-- Each time a visit was handed in, given back or approved.
create table visits.step (
  step     bigint      generated always as identity primary key,
  visit    bigint      not null references visits.visit (visit),
  state    text        not null check (state in ('SUBMITTED', 'RETURNED', 'APPROVED')),
  taken_at timestamptz not null,
  taken_by bigint      not null
);
create index step_visit on visits.step (visit, step);
grant select, insert on visits.step to green_app;

create function visits.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'visits: % is never changed', tg_table_name;
end $$;
create trigger entry_stays before update or delete or truncate on visits.entry
  execute function visits.refuse_change();
create trigger photograph_stays before update or delete or truncate on visits.photograph
  execute function visits.refuse_change();
create trigger step_stays before update or delete or truncate on visits.step
  execute function visits.refuse_change();
