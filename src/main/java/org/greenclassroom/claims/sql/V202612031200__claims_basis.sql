-- What computers of a room logged in a year. Kept here, because the weeks themselves are forgotten two years after a loan.
create table claims.logged (
  classroom bigint not null,
  year      int    not null,
  minutes   bigint not null, -- on
  covered   bigint not null, -- days of one computer that the log covers
  primary key (classroom, year)
);
grant select, insert, update on claims.logged to green_app;

alter table claims.claim
  add column hours     int check (hours between 0 and 8784),      -- a year, as logged in its room; null: the coefficient stands
  add column coverage  int check (coverage between 0 and 100),    -- per cent of the days lent; null: the same
  add column rode_mode text check (rode_mode in ('VAN', 'RIGID_TRUCK')), -- null: on no tour of ours
  add column rode_km   int check (rode_km >= 0),                  -- its own way on tours that were driven; null: the same
  add constraint claim_logged check ((hours is null) = (coverage is null)),
  add constraint claim_rode check ((rode_mode is null) = (rode_km is null));
comment on column claims.claim.trips is 'by the recorded way: a trip on a tour is not in it';

alter table claims.draft
  add column hours int, add column coverage int, add column rode_mode text, add column rode_km int, -- null: as in claims.claim
  drop column part_of;
alter table claims.draft
  add column part_of text generated always as (class || '|' || region || '|' || year::text || '|' || days::text || '|' || days_before::text || '|' || coalesce(displacement::text, '') || '|' || resale::text || '|' || parts || '|' || coalesce(mode, '') || '|' || (grams is not null)::text || '|' || (hours is not null)::text || '|' || coalesce(rode_mode, '')) stored; -- null: a thing of no class
alter table claims.fresh
  add column hours int, add column coverage int, add column rode_mode text, add column rode_km int; -- null: as in claims.claim
delete from claims.term; -- written anew by each reckoning
alter table claims.term add column rode numeric not null; -- transport of a kilometre on a tour

alter table claims.year_sum
  add column logged_days bigint not null default 0, -- of days, those with logged hours
  add column covered     bigint not null default 0, -- the sum of their coverage, per cent times days
  add column rode        bigint not null default 0; -- rows with a tour in them

-- A reckoning that a person asked for; it is done meanwhile.
create table claims.errand (
  errand   bigint      generated always as identity primary key,
  key      uuid        not null unique,
  restate  boolean     not null,
  until    date        not null,
  asked_at timestamptz not null,
  asked_by bigint      not null,
  began_at timestamptz, -- null: it waits
  ended_at timestamptz, -- null: not done
  written  bigint,      -- null: not done, or failed
  failed   boolean     not null default false
);
-- Asked twice, it is done once.
create unique index errand_open on claims.errand (restate) where ended_at is null;
grant select, insert, update on claims.errand to green_app;
