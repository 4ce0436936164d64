-- The sheet of paper that somebody fills in without an account. Its secret is in the link by which it
-- is left, continued and, once it was sent, followed; it is kept readable because letters repeat it,
-- and whoever reads this table reads the offer itself.
create table donations.form (
  form     bigint      generated always as identity primary key,
  secret   text        not null unique check (secret ~ '^[0-9a-z]{32}$'),
  language text        not null check (language in ('en', 'zh', 'fr')),
  typed    jsonb,      -- field by field, as typed; null once it was sent: what was said is in the offer
  saved_at timestamptz not null,
  mailed   boolean     not null default false, -- whether the link went to the address typed
  check (typed is null or jsonb_typeof(typed) = 'object')
);
create index form_unsent on donations.form (saved_at) where typed is not null;
grant select, insert, update, delete on donations.form to green_app;

-- A list or a photograph that came with it. Not among the house's files, which are kept for ever:
-- what a stranger leaves unsent is deleted.
create table donations.enclosure (
  enclosure  bigint generated always as identity primary key,
  form       bigint not null references donations.form (form) on delete cascade,
  sort       text   not null check (sort in ('LIST', 'PHOTO')),
  name       text   not null check (name <> ''),
  media_type text   not null,
  bytes      bytea  not null
);
create index enclosure_form on donations.enclosure (form);
grant select, insert, delete on donations.enclosure to green_app;

-- How often something was begun, sent or mailed from an address in the last hour.
create table donations.attempt (
  address text        not null,
  what    text        not null check (what in ('BEGIN', 'SEND', 'MAIL')),
  at      timestamptz not null
);
create index attempt_address on donations.attempt (address, what, at);
create index attempt_at on donations.attempt (at);
grant select, insert, delete on donations.attempt to green_app;

-- What somebody offers. The words never change; only where it stands does.
create table donations.offer (
  offer        bigint      generated always as identity primary key,
  form         bigint      not null unique references donations.form (form),
  sent_at      timestamptz not null,
  taken_by     bigint,     -- the officer who wrote it down on the telephone; null: the donor did
  donor_type   text        not null check (donor_type in (
    'COMPANY', 'INSTITUTION', 'UNIVERSITY', 'PERSON', 'CHAMBER_DRIVE')),
  organisation text        not null, -- empty for a person who gives for themselves
  place        text        not null,
  territory    text        not null check (territory in ('CN', 'HK', 'VN', 'OTHER')),
  address      text        not null,
  floor        text        not null,
  lift         text        not null check (lift in ('YES', 'NO', 'UNKNOWN')),
  asset_status text        not null check (asset_status in ('IDLE', 'RETIRED', 'SCRAPPED')),
  wiping       text        not null check (wiping in ('PROGRAMME', 'DONOR', 'DRIVES_REMOVED')),
  wished_from  date,       -- null: any day
  wished_to    date,       -- null: any day
  remarks      text        not null,
  language     text        not null check (language in ('en', 'zh', 'fr')),
  state        text        not null default 'WAITING' check (state in (
    'WAITING', 'ACCEPTED', 'PARTLY_ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  check (wished_to is null or wished_from is null or wished_to >= wished_from)
);
create index offer_waiting on donations.offer (offer) where state = 'WAITING';
create index offer_state on donations.offer (state, offer);
grant select, insert, update on donations.offer to green_app;

create table donations.offer_line (
  offer      bigint  not null references donations.offer (offer),
  line       int     not null check (line > 0),
  kind       text    not null check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN',
    'PHONE', 'PRINTER', 'KEYBOARD', 'MOUSE', 'CABLE', 'CAMERA', 'OTHER')),
  pieces     int     not null check (pieces > 0),
  built      int     check (built between 1980 and 2100), -- a year; null: not said
  what       text    not null, -- maker and model
  processor  text    not null,
  memory_mb  int     check (memory_mb > 0), -- null: not said
  inches     numeric(4, 1) check (inches > 0), -- null: not said
  condition  text    not null check (condition in ('WORKS', 'FAULTY', 'UNKNOWN')),
  charger    text    not null check (charger in ('YES', 'NO', 'UNKNOWN')),
  primary key (offer, line)
);
grant select, insert on donations.offer_line to green_app;

-- Whom to write to. Apart from everything else, so that a person can be forgotten.
create table donations.contact (
  offer        bigint      primary key references donations.offer (offer),
  person       text        not null,
  email        text        not null, -- empty where an officer wrote it down and none was given
  phone        text        not null,
  consented_at timestamptz not null
);
grant select, insert, delete on donations.contact to green_app;

-- Each step of an offer. Never changed.
create table donations.offer_step (
  number     bigint      generated always as identity primary key,
  offer      bigint      not null references donations.offer (offer),
  state      text        not null check (state in (
    'WAITING', 'ACCEPTED', 'PARTLY_ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  at         timestamptz not null,
  by_account bigint      not null -- -1 is somebody without an account
);
create index offer_step_offer on donations.offer_step (offer, number);
grant select, insert on donations.offer_step to green_app;

-- What an officer decided of each line, and what the donor was told.
create table donations.decision (
  offer    bigint not null,
  line     int    not null,
  accepted int    not null check (accepted >= 0),
  reason   text,  -- null: all of it accepted
  check (reason in ('TOO_OLD', 'BELOW_MINIMUM', 'FAULTY', 'TOO_FEW', 'NOT_USED', 'SCRAPPED', 'NO_ROOM')),
  primary key (offer, line),
  foreign key (offer, line) references donations.offer_line (offer, line)
);
grant select, insert on donations.decision to green_app;
create table donations.advice (
  offer    bigint  primary key references donations.offer (offer),
  recycler boolean not null,
  minimum  boolean not null,
  note     text    not null
);
grant select, insert on donations.advice to green_app;

-- What the programme can use: a later version stands in the place of an earlier one from its first day.
create table donations.specification (
  specification bigint  generated always as identity primary key,
  kind          text    not null check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN',
    'PHONE', 'PRINTER', 'KEYBOARD', 'MOUSE', 'CABLE', 'CAMERA', 'OTHER')),
  valid_from    date    not null,
  valid_to      date    check (valid_to >= valid_from), -- null: until another takes its place
  oldest_year   int     check (oldest_year between 1980 and 2100), -- null: any
  tier          int     check (tier in (3, 5, 7, 9)), -- Intel Core i3 … i9; null: any processor
  generation    int     check (generation between 1 and 30), -- null with tier
  memory_mb     int     check (memory_mb > 0), -- null: any
  inches        numeric(4, 1) check (inches > 0), -- null: any
  charger       boolean not null,
  smallest      int     not null check (smallest > 0),
  faulty_share  int     not null check (faulty_share between 0 and 100), -- per cent at most
  source        text    not null check (source <> ''),
  entered_at    timestamptz not null,
  entered_by    bigint  not null,
  check ((tier is null) = (generation is null))
);
create index specification_kind on donations.specification (kind, valid_from);
grant select, insert on donations.specification to green_app;

-- To begin with: what the Hong Kong Computer Society and Caritas ask for (Intel Core i5 of the fourth
-- generation, which came in 2013; 4 GB; 12 inches; charger; three laptops at least), and the largest
-- faulty share that Close the Gap takes.
insert into donations.specification (kind, valid_from, oldest_year, tier, generation, memory_mb, inches, charger, smallest,
                                     faulty_share, source, entered_at, entered_by)
values
  ('LAPTOP', '2026-01-01', 2013, 5, 4, 4096, 12, true, 3, 15, 'Hong Kong Computer Society and Caritas; Close the Gap', now(), 0),
  ('DESKTOP', '2026-01-01', 2013, 5, 4, 4096, null, false, 10, 15, 'Hong Kong Computer Society and Caritas; Close the Gap', now(), 0),
  ('ALL_IN_ONE', '2026-01-01', 2013, 5, 4, 4096, 17, false, 3, 15, 'As laptops; our own judgement of the screen', now(), 0);

create trigger offer_line_is_kept before update or delete on donations.offer_line
  for each row execute function donations.refuse_change();
create trigger offer_step_is_kept before update or delete on donations.offer_step
  for each row execute function donations.refuse_change();
create trigger decision_is_kept before update or delete on donations.decision
  for each row execute function donations.refuse_change();
create trigger advice_is_kept before update or delete on donations.advice
  for each row execute function donations.refuse_change();
create trigger specification_is_kept before update or delete on donations.specification
  for each row execute function donations.refuse_change();

alter table donations.lot add constraint lot_from_offer foreign key (offer) references donations.offer (offer);
