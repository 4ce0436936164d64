create schema activities;
grant usage on schema activities to green_app;

create table activities.activity (
  activity      bigint      generated always as identity primary key,
  key           uuid        not null unique, -- of its calendar entry, too: it never changes
  kind          text        not null check (kind in ('OPENING_CEREMONY', 'VOLUNTEER_LESSON', 'TEAM_BUILDING',
                              'REFURBISHING', 'DISTANCE_SESSION', 'COLLECTION_DRIVE', 'AWARD_CEREMONY', 'REVISIT')),
  title         text        not null check (title <> ''),
  partner       bigint      references partners.partner (partner),         -- null: of no company
  school        bigint      references partners.partner (partner),         -- null: at no school
  classroom     bigint      references classrooms.classroom (classroom),   -- null: about no room
  drive         bigint      references collection.drive (drive),           -- null: no collection drive
  starts_at     timestamptz not null,
  ends_at       timestamptz not null check (ends_at > starts_at),
  zone          text        not null check (zone <> ''),
  place         text        not null check (place <> ''),
  language      text        not null check (language in ('en', 'zh', 'fr')),
  state         text        not null default 'DRAFT' check (state in ('DRAFT', 'ASKED', 'APPROVED', 'PUBLISHED',
                              'POSTPONED', 'CANCELLED', 'HELD')),
  open          boolean     not null, -- everybody may see and come; else who has its address
  address       text        not null unique check (address ~ '^[a-z0-9-]{3,80}$'),
  words         text        check (words <> ''), -- null: nothing more is said of it
  consents      text[]      not null,
  sequence      integer     not null default 0 check (sequence >= 0),
  asked_at      timestamptz, -- null: the school was not asked
  approved_at   timestamptz, -- null: not approved
  approved_by   bigint,      -- null: not approved, or by a link
  approved_name text,        -- null: not approved, or by an account
  published_at  timestamptz, -- null: never published
  reason        text check (reason <> ''), -- null: nothing was moved, refused or cancelled
  held_at       timestamptz, -- null: not held yet
  made_at       timestamptz not null,
  made_by       bigint      not null,
  removed_at    timestamptz, -- null: it is there
  removed_by    bigint,      -- null: it is there
  check ((removed_at is null) = (removed_by is null)),
  check (classroom is null or school is not null)
);
create index activity_partner on activities.activity (partner);
create index activity_school on activities.activity (school);
create index activity_classroom on activities.activity (classroom);
create index activity_drive on activities.activity (drive);
create index activity_starts on activities.activity (starts_at, activity);
grant select, insert, update on activities.activity to green_app;

create table activities.slot (
  slot           bigint      generated always as identity primary key,
  activity       bigint      not null references activities.activity (activity),
  role           text        not null check (role in ('LEAD', 'SPEAKER', 'TEACHER', 'HELPER', 'PHOTOGRAPHER',
                               'TECHNICIAN', 'COLLECTOR', 'HOST', 'JURY')),
  name           text        check (name <> ''), -- null: as its duty is called
  starts_at      timestamptz not null,
  ends_at        timestamptz not null check (ends_at > starts_at),
  capacity       integer     not null check (capacity between 1 and 10000),
  min_age        smallint    not null check (min_age in (0, 18, 21)),
  clearance      text        check (clearance in ('CRIMINAL_RECORD', 'REFERENCES', 'HEALTH')), -- null: none is asked
  language       text        check (language in ('en', 'zh', 'fr')), -- null: any
  with_children  boolean     not null,
  photos_allowed boolean     not null,
  removed_at     timestamptz, -- null: it is there
  key            uuid        not null unique
);
create index slot_activity on activities.slot (activity);
create index slot_starts on activities.slot (starts_at);
grant select, insert, update on activities.slot to green_app;

-- What must be done before the day.
create table activities.item (
  item     bigint      generated always as identity primary key,
  activity bigint      not null references activities.activity (activity),
  code     text        check (code <> ''),  -- null: it was added here, and has words of its own
  words    text        check (words <> ''), -- null: as the kind's list says it
  due_on   date        not null,
  done_at  timestamptz, -- null: to be done
  done_by  bigint,      -- null: to be done
  key      uuid        unique, -- null: it came with the kind's list
  check ((code is null) <> (words is null)),
  check ((done_at is null) = (done_by is null))
);
create index item_activity on activities.item (activity, due_on);
grant select, insert, update, delete on activities.item to green_app;

-- The day, line by line.
create table activities.line (
  line     bigint   generated always as identity primary key,
  activity bigint   not null references activities.activity (activity),
  kind     text     not null check (kind in ('PROGRAMME', 'SPEAKER', 'TRANSPORT', 'MEDIA', 'DELIVERY')),
  code     text     check (code <> ''),  -- null: it has words of its own
  words    text     check (words <> ''), -- null: as the kind's run-sheet says it
  minute   integer  not null check (minute between -1440 and 1440), -- from the beginning
  minutes  integer  not null check (minutes between 0 and 1440),
  who      text     check (who <> ''),   -- null: not said yet
  key      uuid     unique,              -- null: it came with the kind's run-sheet
  check (code is not null or words is not null)
);
create index line_activity on activities.line (activity, minute);
grant select, insert, update, delete on activities.line to green_app;

create table activities.risk (
  risk       bigint   generated always as identity primary key,
  activity   bigint   not null references activities.activity (activity),
  hazard     text     not null check (hazard <> ''),
  likelihood smallint not null check (likelihood between 1 and 3),
  harm       smallint not null check (harm between 1 and 3),
  measure    text     not null check (measure <> ''),
  key        uuid     not null unique
);
create index risk_activity on activities.risk (activity);
grant select, insert, delete on activities.risk to green_app;

create table activities.cost (
  cost     bigint  generated always as identity primary key,
  activity bigint  not null references activities.activity (activity),
  words    text    not null check (words <> ''),
  cents    bigint  not null check (cents > 0),
  currency text    not null check (currency in ('CNY', 'HKD', 'EUR', 'USD', 'VND')),
  key      uuid    not null unique
);
create index cost_activity on activities.cost (activity);
grant select, insert, delete on activities.cost to green_app;

-- A link with which the school approves without an account.
create table activities.link (
  link       bigint      generated always as identity primary key,
  activity   bigint      not null references activities.activity (activity),
  hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz -- null: it is good
);
create index link_activity on activities.link (activity);
grant select, insert, update on activities.link to green_app;

-- The address of a company's own page of days.
create table activities.company (
  partner bigint primary key references partners.partner (partner),
  address text   not null unique check (address ~ '^[a-z0-9-]{3,80}$' and address <> 'a')
);
grant select, insert on activities.company to green_app;

-- What became of a day, in its order.
create table activities.event (
  event    bigint      generated always as identity primary key,
  activity bigint      not null references activities.activity (activity),
  kind     text        not null check (kind in ('MADE', 'CHANGED', 'ASKED', 'APPROVED', 'DECLINED', 'PUBLISHED', 'MOVED',
                         'POSTPONED', 'CANCELLED', 'HELD', 'REMOVED', 'RESTORED')),
  words    text        check (words <> ''), -- null: nothing was said
  at       timestamptz not null,
  by       bigint      not null -- an account; 0 the house; below zero whoever held a link
);
create index event_activity on activities.event (activity, event);
grant select, insert on activities.event to green_app;
