create schema engagement;
grant usage on schema engagement to green_app;

-- A report from before this house counted, read once. Its days are never added to counted ones.
create table engagement.report (
  report    bigint      generated always as identity primary key,
  sha256    text        not null,
  source    text        not null check (source <> ''), -- which report, of which year, where it lies
  read_at   timestamptz not null,
  read_by   bigint      not null,
  struck_at timestamptz, -- null: it stands
  struck_by bigint,      -- null: it stands
  reason    text check (reason <> ''), -- why it was struck; null: it stands
  check ((struck_at is null) = (struck_by is null) and (struck_at is null) = (reason is null))
);
create unique index report_sha256 on engagement.report (sha256) where struck_at is null;
grant select, insert, update on engagement.report to green_app;

-- One day as that report tells it. Persons are counts. What the report does not say stays unknown.
create table engagement.old_day (
  old_day    bigint  generated always as identity primary key,
  report     bigint  not null references engagement.report (report),
  line       integer not null,
  day        date    not null,
  kind       text    not null check (kind in ('OPENING_CEREMONY', 'VOLUNTEER_LESSON', 'TEAM_BUILDING',
               'REFURBISHING', 'DISTANCE_SESSION', 'COLLECTION_DRIVE', 'AWARD_CEREMONY', 'REVISIT')),
  title      text    not null check (title <> ''),
  company    text    not null, -- as the report writes it; empty: none
  partner    bigint  references partners.partner (partner), -- null: no partner of ours is called so
  school     text    not null, -- as the report writes it; empty: none
  place      text    not null, -- empty: not said
  volunteers integer check (volunteers >= 0), -- null: not said, as the next two
  minutes    integer check (minutes >= 0),    -- null: not said
  pupils     integer check (pupils >= 0),     -- null: not said
  quality    text    not null check (quality in ('COUNTED', 'ESTIMATED', 'UNSURE')),
  page       text    not null, -- where in the report; empty: not said
  unique (report, line)
);
create index old_day_day on engagement.old_day (day, old_day);
create index old_day_partner on engagement.old_day (partner);
grant select, insert on engagement.old_day to green_app;
