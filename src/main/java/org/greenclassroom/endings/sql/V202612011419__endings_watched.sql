-- Computers that became a school's own: the book is done with them, our duty to take them back is not.
create table endings.watched (
  device     bigint      primary key references custody.device (device),
  classroom  bigint      references classrooms.classroom (classroom), -- null: it came out of no room
  school     bigint      not null references partners.partner (partner),
  left_at    timestamptz not null,
  ask_on     date        not null, -- when the school is asked next whether it still has it
  released   text        check (released in ('PLANT', 'BACK', 'GONE')), -- null: the duty lasts
  plant      bigint      references partners.partner (partner), -- of PLANT only
  evidence   text        references frame.file (sha256), -- of PLANT only
  evidence_name text,    -- null likewise
  words      text        not null default '', -- what was said of it last; no names
  heard_on   date,       -- null: nobody has heard since
  released_on date,      -- null: the duty lasts
  check ((released is null) = (released_on is null)),
  check ((coalesce(released, '') = 'PLANT') = (plant is not null)),
  check ((plant is null) = (evidence is null) and (plant is null) = (evidence_name is null))
);
create index watched_classroom on endings.watched (classroom);
create index watched_school on endings.watched (school);
create index watched_plant on endings.watched (plant);
create index watched_evidence on endings.watched (evidence);
create index watched_ask on endings.watched (ask_on, device) where released is null;
grant select, insert, update on endings.watched to green_app;

-- What was heard of it, each time; never changed.
create table endings.heard (
  heard    bigint      generated always as identity primary key,
  device   bigint      not null references endings.watched (device),
  what     text        not null check (what in ('THERE', 'PLANT', 'BACK', 'GONE')),
  words    text        not null,
  heard_on date        not null,
  said_at  timestamptz not null,
  said_by  bigint      not null
);
create index heard_device on endings.heard (device, heard);
grant select, insert on endings.heard to green_app;
