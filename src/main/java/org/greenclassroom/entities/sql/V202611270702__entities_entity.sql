create schema entities;
grant usage on schema entities to green_app;

-- A legal entity through which the programme acts.
create table entities.entity (
  entity    bigint      generated always as identity primary key,
  prefix    text        not null unique check (prefix ~ '^([A-Z]{2,4})?$'), -- begins the numbers of its papers
  partner   bigint      unique, -- null: it is none of the partners. Partners' own number
  opened_at timestamptz not null,
  opened_by bigint      not null,
  key       uuid        not null unique
);
grant select, insert on entities.entity to green_app;

-- As it is from a day on. Never edited: a change is a new version, and what was issued keeps its own letterhead.
create table entities.version (
  entity     bigint      not null references entities.entity (entity),
  version    int         not null check (version > 0),
  valid_from date        not null,
  name_zh    text, -- null: it has no such name
  name_en    text, -- null: the same
  name_fr    text, -- null: the same
  form       text        not null, -- as registered; empty: unknown
  register   text        not null check (register in ('USCC', 'HK_BR', 'VN', 'OTHER')),
  number     text        not null, -- empty: unknown
  address_zh text, -- null: not said in that language
  address_en text, -- null: the same
  address_fr text, -- null: the same
  territory  text        not null check (territory in ('CN', 'HK', 'VN', 'OTHER')), -- customs territory of its seat
  law        text        not null check (law in ('CN', 'HK', 'VN', 'SG', 'FR', 'GB')),
  prevails   text        not null check (prevails in ('zh', 'en', 'fr')), -- the language whose words decide
  lines      text        not null, -- what else stands on its letterhead, line by line
  logo       text        references frame.file (sha256), -- null: none
  seal       text        references frame.file (sha256), -- null: none
  founded    date, -- null: unknown
  ended      date, -- null: it exists. Its last day
  series     jsonb       not null, -- its own letters for a kind of paper, by the usual ones
  note       text        not null,
  written_at timestamptz not null,
  written_by bigint      not null, -- 0: it came with the program
  key        uuid        not null unique,
  primary key (entity, version),
  check (coalesce(name_zh, name_en, name_fr) is not null),
  check (ended >= founded)
);
create index version_logo on entities.version (logo);
create index version_seal on entities.version (seal);
grant select, insert on entities.version to green_app;

-- Which entity acts in a customs territory from a day on. Never edited: the newest of the latest day decides.
create table entities.rule (
  rule       bigint      generated always as identity primary key,
  territory  text        not null check (territory in ('CN', 'HK', 'VN', 'OTHER')),
  entity     bigint      not null references entities.entity (entity),
  valid_from date        not null,
  note       text        not null,
  written_at timestamptz not null,
  written_by bigint      not null,
  key        uuid        not null unique
);
create index rule_entity on entities.rule (entity);
create index rule_territory on entities.rule (territory, valid_from);
grant select, insert on entities.rule to green_app;

-- The house, as it acted before anybody wrote down its entities: its papers have no letterhead and no prefix.
insert into entities.entity (prefix, partner, opened_at, opened_by, key) values ('', 1, now(), 0, gen_random_uuid());
insert into entities.version (entity, version, valid_from, name_en, form, register, number, territory, law, prevails,
                              lines, series, note, written_at, written_by, key)
values (1, 1, date '2000-01-01', 'Green IT Classroom', '', 'OTHER', '', 'CN', 'CN', 'zh', '', '{}', '', now(), 0,
        gen_random_uuid());
