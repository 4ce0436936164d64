create schema claims;
grant usage on schema claims to green_app;

-- How a room's figures are shared, in ten thousandths that add up to one. Never changed: the next one follows.
create table claims.project_key (
  project_key bigint      generated always as identity primary key,
  key         uuid        not null unique,
  classroom   bigint      references classrooms.classroom (classroom), -- null: every room that has none of its own
  donor       int         not null check (donor between 0 and 10000),
  sponsor     int         not null check (sponsor between 0 and 10000),
  programme   int         not null check (programme between 0 and 10000),
  school      int         not null check (school between 0 and 10000),
  evidence    text        not null check (evidence <> ''),
  told_at     timestamptz not null,
  told_by     bigint      not null, -- the account; 0: it came with the product
  check (donor + sponsor + programme + school = 10000)
);
create index project_key_classroom on claims.project_key (classroom, project_key);
grant select, insert on claims.project_key to green_app;
insert into claims.project_key (key, donor, sponsor, programme, school, evidence, told_at, told_by)
values (gen_random_uuid(), 5000, 3000, 2000, 0, 'The default that came with the programme.', now(), 0);

-- What a school says it would else have bought new, in ten thousandths, from a year on.
create table claims.displacement (
  displacement bigint      generated always as identity primary key,
  key          uuid        not null unique,
  school       bigint      not null references partners.partner (partner),
  year         int         not null check (year between 2000 and 2100),
  share        int         not null check (share between 0 and 10000),
  evidence     text        not null check (evidence <> ''),
  told_at      timestamptz not null,
  told_by      bigint      not null
);
create index displacement_school on claims.displacement (school, year, displacement);
grant select, insert on claims.displacement to green_app;

-- Whether a donor would else have sold a lot for use: then the gift displaces nothing.
create table claims.alternative (
  alternative bigint      generated always as identity primary key,
  key         uuid        not null unique,
  lot         bigint      not null references donations.lot (lot),
  resale      boolean     not null,
  evidence    text        not null check (evidence <> ''),
  told_at     timestamptz not null,
  told_by     bigint      not null
);
create index alternative_lot on claims.alternative (lot, alternative);
grant select, insert on claims.alternative to green_app;

-- How far a room is from the workshop, one way, and how one goes there.
create table claims.way (
  way       bigint      generated always as identity primary key,
  key       uuid        not null unique,
  classroom bigint      not null references classrooms.classroom (classroom),
  mode      text        not null check (mode in ('VAN', 'RIGID_TRUCK', 'TRUCK', 'ARTICULATED_TRUCK', 'RAIL', 'SHIP', 'AIR')),
  km        int         not null check (km between 1 and 20000),
  evidence  text        not null check (evidence <> ''),
  told_at   timestamptz not null,
  told_by   bigint      not null
);
create index way_classroom on claims.way (classroom, way);
grant select, insert on claims.way to green_app;

-- Each time that the ledger was brought up to a day (which is not in it any more).
create table claims.reckoning (
  reckoning   bigint      generated always as identity primary key,
  set         bigint      not null references method.set (set),
  until       date        not null,
  reckoned_at timestamptz not null,
  reckoned_by bigint      not null, -- the account; 0: the house at night
  written     bigint      not null default 0,
  removed     bigint      not null default 0, -- nobody had used them
  reversed    bigint      not null default 0
);
create index reckoning_set on claims.reckoning (set);
grant select, insert, update on claims.reckoning to green_app;

-- A report, certificate or edition that told figures: from then on their rows stay.
create table claims.use (
  use       bigint      generated always as identity primary key,
  key       uuid        not null unique,
  year      int         not null,
  donor     bigint      references partners.partner (partner), -- null: all rows of the year
  reference text        not null check (reference <> ''),
  reckoning bigint      not null references claims.reckoning (reckoning), -- the last one before it
  used_at   timestamptz not null
);
create index use_year on claims.use (year, donor);
create index use_donor on claims.use (donor);
create index use_reckoning on claims.use (reckoning);
grant select, insert on claims.use to green_app;

-- The ledger: what a device is worth in a year in a room, in g CO2e, and all that it was reckoned from. Written
-- once: a row that nobody used may be taken away; one that was used is reversed by another and followed by a third.
create table claims.claim (
  claim           bigint  generated always as identity primary key,
  device          bigint  not null references custody.device (device),
  year            int     not null,
  classroom       bigint  not null, -- 0: in no room, what was done to it in the workshop
  school          bigint, -- null: in no room
  donor           bigint, -- null: not known
  sponsor         bigint, -- null: nobody pays for the room
  class           text    not null,
  region          text    not null, -- whose electricity
  days            int     not null, -- lent in that year
  days_before     int     not null, -- lent before, over all loans
  displacement    int, -- null: the school gave no answer, the coefficient stands
  resale          boolean not null,
  prepared        int     not null, -- how often it was made ready in that year
  parts           text    not null, -- new ones built in, as MEMORY:1,SSD:1
  mode            text, -- null: nobody said how far the room is, its transport is not counted
  km              int, -- null: the same
  trips           int     not null,
  grams           bigint, -- null: nobody weighed it, the weight of its class stands
  project_key     bigint  not null references claims.project_key (project_key),
  donor_share     int     not null check (donor_share between 0 and 10000),
  sponsor_share   int     not null check (sponsor_share between 0 and 10000),
  school_share    int     not null check (school_share between 0 and 10000),
  programme_share int     not null check (programme_share between 0 and 10000),
  gross           bigint  not null,
  end_of_life     bigint  not null,
  refurbishing    bigint  not null,
  parts_new       bigint  not null,
  transport       bigint  not null,
  use_displaced   bigint  not null,
  use_induced     bigint  not null,
  set             bigint  not null references method.set (set),
  reckoning       bigint  not null references claims.reckoning (reckoning),
  reverses        bigint  unique references claims.claim (claim), -- null: it reverses nothing
  check (donor_share + sponsor_share + school_share + programme_share = 10000),
  check ((mode is null) = (km is null))
);
create index claim_device on claims.claim (device, year);
create index claim_year on claims.claim (year, claim);
create index claim_classroom on claims.claim (classroom, year);
create index claim_donor on claims.claim (donor, year, claim);
create index claim_project_key on claims.claim (project_key);
create index claim_set on claims.claim (set);
create index claim_reckoning on claims.claim (reckoning);
grant select, insert, delete on claims.claim to green_app;

create function claims.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a claim is never changed: it is reversed by another';
end $$;
create trigger claim_stays before update or truncate on claims.claim
  for each statement execute function claims.refuse_change();
create trigger key_stays before update or delete or truncate on claims.project_key
  for each statement execute function claims.refuse_change();

create function claims.refuse_loss() returns trigger language plpgsql as $$
begin
  if old.reverses is not null or exists (
    select from claims.use u
     where u.year = old.year and (u.donor is null or u.donor = old.donor) and u.reckoning >= old.reckoning) then
    raise exception 'claim % was used: it is reversed, not taken away', old.claim;
  end if;
  return old;
end $$;
create trigger used_claim_stays before delete on claims.claim
  for each row execute function claims.refuse_loss();

-- From amount to amount of a running sum: the pieces always add up to the whole, to the gram.
create function claims.cut(amount bigint, low int, high int) returns bigint language sql immutable parallel safe as
  'select round(amount::numeric * high / 10000)::bigint - round(amount::numeric * low / 10000)::bigint';

-- Written anew by every reckoning: what the rooms below say (draft), what one piece of each group is worth (term),
-- and what the ledger should hold (fresh).
create table claims.draft (
  device          bigint  not null,
  year            int     not null,
  classroom       bigint  not null,
  school          bigint, -- null: in no room
  donor           bigint, -- null: not known
  sponsor         bigint, -- null: nobody pays for the room
  class           text,   -- null: a thing of no class
  region          text    not null,
  days            int     not null,
  days_before     int     not null,
  displacement    int,    -- null: the school gave no answer
  resale          boolean not null,
  prepared        int     not null,
  parts           text    not null,
  mode            text,   -- null: nobody said how far the room is
  km              int,    -- null: the same
  trips           int     not null,
  grams           bigint, -- null: nobody weighed it
  project_key     bigint  not null,
  donor_share     int     not null,
  sponsor_share   int     not null,
  school_share    int     not null,
  programme_share int     not null,
  part_of         text    generated always as (class || '|' || region || '|' || year::text || '|' || days::text || '|' || days_before::text || '|' || coalesce(displacement::text, '') || '|' || resale::text || '|' || parts || '|' || coalesce(mode, '') || '|' || (grams is not null)::text) stored -- null: a thing of no class
);
create table claims.term (
  part_of       text    not null primary key,
  lacking       text,   -- null: no coefficient
  gross         numeric not null,
  end_of_life   numeric not null,
  refurbishing  numeric not null,
  parts_new     numeric not null,
  transport     numeric not null,
  use_displaced numeric not null,
  use_induced   numeric not null
);
create table claims.fresh (
  device          bigint  not null,
  year            int     not null,
  classroom       bigint  not null,
  school          bigint, -- null: in no room
  donor           bigint, -- null: not known
  sponsor         bigint, -- null: nobody pays for the room
  class           text    not null,
  region          text    not null,
  days            int     not null,
  days_before     int     not null,
  displacement    int,    -- null: the school gave no answer
  resale          boolean not null,
  prepared        int     not null,
  parts           text    not null,
  mode            text,   -- null: nobody said how far the room is
  km              int,    -- null: the same
  trips           int     not null,
  grams           bigint, -- null: nobody weighed it
  project_key     bigint  not null,
  donor_share     int     not null,
  sponsor_share   int     not null,
  school_share    int     not null,
  programme_share int     not null,
  gross           bigint  not null,
  end_of_life     bigint  not null,
  refurbishing    bigint  not null,
  parts_new       bigint  not null,
  transport       bigint  not null,
  use_displaced   bigint  not null,
  use_induced     bigint  not null,
  set             bigint  not null
);
create table claims.stale (claim bigint not null primary key, used boolean not null);
alter table claims.draft set unlogged;
alter table claims.term set unlogged;
alter table claims.fresh set unlogged;
alter table claims.stale set unlogged;
grant select, insert, delete on claims.draft, claims.term, claims.fresh, claims.stale to green_app;

-- What could not be counted, and why: unknown is not zero.
create table claims.missing (
  device bigint not null, year int not null, classroom bigint not null, days int not null,
  lacking text not null, -- empty: a thing of no class
  primary key (device, year, classroom)
);
create index missing_year on claims.missing (year, device, classroom);
grant select, insert, delete on claims.missing to green_app;

-- Sums over the ledger; written anew with it. year 0: all years.
create table claims.year_sum (
  year int not null, class text not null, devices bigint not null, placements bigint not null, days bigint not null,
  gross bigint not null, end_of_life bigint not null, refurbishing bigint not null, parts_new bigint not null,
  transport bigint not null, use_displaced bigint not null, use_induced bigint not null,
  no_way bigint not null, no_weight bigint not null, no_answer bigint not null,
  primary key (year, class)
);
-- attributed: shares, which add up; else supported: whole rooms and schools, which overlap.
create table claims.party_sum (
  attributed boolean not null, party_kind text not null check (party_kind in ('DONOR', 'SPONSOR', 'PROGRAMME', 'SCHOOL')),
  party bigint not null, year int not null, devices bigint not null, days bigint not null,
  gross bigint not null, end_of_life bigint not null, refurbishing bigint not null, parts_new bigint not null,
  transport bigint not null, use_displaced bigint not null, use_induced bigint not null,
  primary key (attributed, party_kind, party, year)
);
create index party_sum_party on claims.party_sum (party, year);
-- How sure a year is; what other rules would say of devices that were first lent in it.
create table claims.spread (
  year int primary key, set bigint not null references method.set (set), seed bigint not null, runs int not null,
  net_a_low numeric not null, net_a_high numeric not null,
  net_b_low numeric not null, net_b_high numeric not null, below_zero numeric not null,
  restart numeric not null, restart_pieces bigint not null,
  one_to_one numeric not null, one_to_one_pieces bigint not null
);
create index spread_set on claims.spread (set);
create table claims.swing (
  year int not null references claims.spread (year) on delete cascade, nth int not null, id text not null, term text not null,
  at_low numeric not null, at_high numeric not null, primary key (year, nth)
);
grant select, insert, delete on claims.year_sum, claims.party_sum, claims.spread, claims.swing to green_app;
