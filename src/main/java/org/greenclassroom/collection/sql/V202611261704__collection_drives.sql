-- Minutes of volunteering that a thing counts for, as somebody decided for a time. Never changed: a
-- new rule takes the place of the old from its first day on.
create table collection.hours_rule (
  hours_rule bigint      generated always as identity primary key,
  key        uuid        not null unique,
  valid_from date        not null,
  decided_by text        not null check (decided_by <> ''), -- a board, a partner: no person
  decided_on date        not null,
  written_at timestamptz not null,
  written_by bigint      not null
);
create index hours_rule_valid on collection.hours_rule (valid_from);
grant select, insert on collection.hours_rule to green_app;

create table collection.hours_rate (
  hours_rule  bigint  not null references collection.hours_rule (hours_rule),
  thing_class text    not null references collection.thing_class (thing_class),
  minutes     integer not null check (minutes >= 0), -- for one piece
  primary key (hours_rule, thing_class)
);
create index hours_rate_thing_class on collection.hours_rate (thing_class);
grant select, insert on collection.hours_rate to green_app;

-- A collection day.
create table collection.drive (
  drive       bigint      generated always as identity primary key,
  key         uuid        not null unique,
  slug        text        not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9]+)*$'),
  name        text        not null check (name <> ''),
  organiser   bigint      not null references partners.partner (partner),
  state       text        not null check (state in ('PLANNED', 'OPEN', 'CLOSED', 'CANCELLED')),
  sequence    integer     not null default 0 check (sequence >= 0),
  hours_rule  bigint      references collection.hours_rule (hours_rule), -- null until it is closed, or no rule was valid
  planned_at  timestamptz not null,
  planned_by  bigint      not null,
  changed_at  timestamptz not null,
  closed_at   timestamptz -- null until it is closed
);
create index drive_organiser on collection.drive (organiser);
create index drive_hours_rule on collection.drive (hours_rule);
grant select, insert, update on collection.drive to green_app;

-- Where and when one brings things.
create table collection.drop_point (
  drop_point bigint      generated always as identity primary key,
  drive      bigint      not null references collection.drive (drive),
  uid        uuid        not null unique default gen_random_uuid(), -- in calendars, for ever
  place      text        not null check (place <> ''),
  opens      timestamptz not null,
  closes     timestamptz not null check (closes > opens)
);
create index drop_point_drive on collection.drop_point (drive);
create index drop_point_opens on collection.drop_point (opens);
grant select, insert on collection.drop_point to green_app;

-- What things are put into. Sealed or not is what its last event says.
create table collection.container (
  container bigint  generated always as identity primary key,
  key       uuid    not null unique,
  drive     bigint  not null references collection.drive (drive),
  number    text    not null check (number <> ''),
  purpose   text    not null check (purpose in ('DATA', 'BATTERIES', 'OTHER')),
  fill      integer not null default 0 check (fill between 0 and 100), -- percent, as somebody saw it
  sealed    boolean not null default false,
  seal      text    check (seal <> ''), -- null: not sealed
  check (sealed = (seal is not null)),
  unique (drive, number)
);
grant select, insert, update on collection.container to green_app;

create table collection.container_seal (
  container_seal bigint      generated always as identity primary key,
  key            uuid        not null unique,
  container      bigint      not null references collection.container (container),
  what           text        not null check (what in ('SEALED', 'OPENED')),
  seal           text        not null,
  at             timestamptz not null,
  by             bigint      not null
);
create index container_seal_container on collection.container_seal (container);
grant select, insert on collection.container_seal to green_app;

-- The two who sealed or opened: apart, gone after 180 days.
create table collection.container_witness (
  container_seal bigint      primary key references collection.container_seal (container_seal),
  one            text        not null check (one <> ''),
  other          text        not null check (other <> ''),
  written_at     timestamptz not null,
  check (one <> other)
);
create index container_witness_written on collection.container_witness (written_at);
grant select, insert, delete on collection.container_witness to green_app;

-- Who brought something: a company, or somebody, who is counted and not named.
create table collection.giver (
  giver   bigint      generated always as identity primary key,
  drive   bigint      not null references collection.drive (drive),
  key     uuid        not null unique,
  kind    text        not null check (kind in ('COMPANY', 'PERSON')),
  partner bigint      references partners.partner (partner), -- null: a person, or a company we do not know yet
  company text        check (company <> ''),                 -- null: a person, or a partner
  came_at timestamptz not null,
  by      bigint      not null,
  check (kind = 'PERSON' or partner is not null or company is not null),
  check (kind = 'COMPANY' or (partner is null and company is null))
);
create index giver_drive on collection.giver (drive);
create index giver_partner on collection.giver (partner);
grant select, insert, update on collection.giver to green_app;

-- What was brought. Struck when it was wrong; only its container may change.
create table collection.drive_item (
  drive_item   bigint      generated always as identity primary key,
  key          uuid        not null unique,
  drive        bigint      not null references collection.drive (drive),
  giver        bigint      not null references collection.giver (giver),
  thing_class  text        not null references collection.thing_class (thing_class),
  pieces       integer     not null check (pieces between 1 and 100000),
  grams        bigint      not null check (grams > 0),
  basis        text        not null check (basis in ('WEIGHED', 'ESTIMATED')),
  data_bearing boolean     not null,
  container    bigint      references collection.container (container), -- null: in none
  brought_at   timestamptz not null,
  by           bigint      not null,
  struck_at    timestamptz, -- null: it counts
  struck_by    bigint       -- null: it counts
);
create index drive_item_drive on collection.drive_item (drive);
create index drive_item_giver on collection.drive_item (giver);
create index drive_item_container on collection.drive_item (container);
create index drive_item_thing_class on collection.drive_item (thing_class);
grant select, insert, update on collection.drive_item to green_app;

-- What a scale showed at the end of the day, by category. The last one counts.
create table collection.drive_weighing (
  drive_weighing bigint      generated always as identity primary key,
  key            uuid        not null unique,
  drive          bigint      not null references collection.drive (drive),
  category       text        not null,
  grams          bigint      not null check (grams >= 0),
  at             timestamptz not null,
  by             bigint      not null
);
create index drive_weighing_drive on collection.drive_weighing (drive, category);
grant select, insert on collection.drive_weighing to green_app;

-- The lots a drive became.
create table collection.drive_lot (
  drive   bigint  not null references collection.drive (drive),
  lot     bigint  not null unique references donations.lot (lot),
  donor   bigint  not null references partners.partner (partner),
  persons boolean not null, -- what single people brought, under the organiser
  primary key (drive, lot)
);
create index drive_lot_donor on collection.drive_lot (donor);
grant select, insert on collection.drive_lot to green_app;
