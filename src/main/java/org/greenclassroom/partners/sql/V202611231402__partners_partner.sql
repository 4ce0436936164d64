create schema partners;
grant usage on schema partners to green_app;

create table partners.partner (
  partner    bigint      generated always as identity primary key,
  name       text        not null check (name <> ''),
  kinds      text[]      not null check (kinds <> '{}' and kinds <@ array[
    'HOUSE', 'DONOR', 'SPONSOR', 'SCHOOL', 'CARRIER', 'DISMANTLER']),
  territory  text        not null check (territory in ('CN', 'HK', 'VN', 'OTHER')), -- customs territory
  key        uuid        not null unique,
  since      timestamptz not null
);
create unique index partner_name on partners.partner (lower(name));
grant select, insert, update on partners.partner to green_app;

create table partners.site (
  site      bigint      generated always as identity primary key,
  partner   bigint      not null references partners.partner (partner),
  name      text        not null check (name <> ''),
  kind      text        not null check (kind in ('WORKSHOP', 'WAREHOUSE', 'OFFICE', 'SCHOOL', 'PLANT')),
  address   text,       -- null: unknown
  since     timestamptz not null,
  unique (partner, name)
);
grant select, insert, update on partners.site to green_app;

-- A plant's right to dismantle. Never edited: a new one is entered, an old one withdrawn.
create table partners.licence (
  licence    bigint      generated always as identity primary key,
  partner    bigint      not null references partners.partner (partner),
  number     text        not null check (number <> ''),
  categories text[]      not null check (categories <> '{}'), -- device kinds it covers
  valid_from date        not null,
  valid_to   date        not null check (valid_to >= valid_from),
  evidence   text        references frame.file (sha256), -- null: no copy on file
  checked_by bigint      not null,
  entered_at timestamptz not null,
  withdrawn_at timestamptz, -- null: stands
  unique (partner, number)
);
create index licence_partner on partners.licence (partner);
create index licence_evidence on partners.licence (evidence);
grant select, insert, update on partners.licence to green_app;

-- The programme itself, and its workshop.
insert into partners.partner (name, kinds, territory, key, since)
values ('Green IT Classroom', '{HOUSE}', 'CN', gen_random_uuid(), now());
insert into partners.site (partner, name, kind, since) values (1, 'Workshop', 'WORKSHOP', now());
