-- Somebody looked a licence up where it was issued. The latest look counts.
create table dismantling.licence_check (
  licence_check bigint      generated always as identity primary key,
  key           uuid        not null unique,
  licence       bigint      not null references partners.licence (licence),
  found         text        not null check (found in ('VALID', 'NOT_FOUND', 'SUSPENDED', 'OTHER_SCOPE')),
  source        text        not null check (source <> ''), -- where it was looked up
  file          text        references frame.file (sha256), -- null: nothing was kept of it
  checked_at    timestamptz not null,
  checked_by    bigint      not null
);
create index licence_check_licence on dismantling.licence_check (licence, licence_check);
create index licence_check_file on dismantling.licence_check (file);
grant select, insert on dismantling.licence_check to green_app;

-- Who works with a plant was told that its licence ends: 90, 60, 30 days before, once each.
create table dismantling.licence_warning (
  licence   bigint      not null references partners.licence (licence),
  days      integer     not null check (days in (90, 60, 30)),
  warned_at timestamptz not null,
  primary key (licence, days)
);
grant select, insert on dismantling.licence_warning to green_app;

-- The paper without which no electronic waste crosses a customs border (Basel Convention, since 2025).
create table dismantling.permit (
  permit         bigint      generated always as identity primary key,
  key            uuid        not null unique,
  plant          bigint      not null references partners.partner (partner),
  number         text        not null check (number <> ''),
  from_territory text        not null check (from_territory in ('CN', 'HK', 'VN', 'OTHER')),
  to_territory   text        not null check (to_territory in ('CN', 'HK', 'VN', 'OTHER')),
  valid_from     date        not null,
  valid_to       date        not null check (valid_to >= valid_from),
  grams          bigint      check (grams > 0), -- null: it states no quantity
  file           text        not null references frame.file (sha256),
  entered_at     timestamptz not null,
  entered_by     bigint      not null,
  withdrawn_at   timestamptz, -- null: it stands
  check (from_territory <> to_territory)
);
create index permit_plant on dismantling.permit (plant);
create index permit_file on dismantling.permit (file);
create unique index permit_number on dismantling.permit (plant, number) where withdrawn_at is null;
grant select, insert, update on dismantling.permit to green_app;
