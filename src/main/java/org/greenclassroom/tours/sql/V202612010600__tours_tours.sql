create schema tours;
grant usage on schema tours to green_app;

-- What tours are reckoned with. Written only: the last one counts, and each plan names the one it was made with.
create table tours.rule (
  rule         bigint        generated always as identity primary key,
  key          uuid          not null unique,
  road_factor  numeric(4, 2) not null check (road_factor between 1 and 5), -- metres by road for a metre of the great circle
  road_source  text          not null check (road_source <> '' and length(road_source) <= 300),
  kmh          int           not null check (kmh between 5 and 120),
  stretch_min  int           not null check (stretch_min between 30 and 600),  -- driven without a rest
  rest_min     int           not null check (rest_min between 0 and 120),
  driving_min  int           not null check (driving_min between 60 and 900),  -- of a day
  duty_min     int           not null check (duty_min between 60 and 1200),    -- from leaving to being home
  hours_source text          not null check (hours_source <> '' and length(hours_source) <= 300),
  opens        time          not null, -- when somebody is there at schools, plants and warehouses
  closes       time          not null check (closes > opens),
  stop_min     int           not null check (stop_min between 0 and 240),
  piece_sec    int           not null check (piece_sec between 0 and 3600),
  cents_km     int           not null check (cents_km between 0 and 100000),
  cents_hour   int           not null check (cents_hour between 0 and 1000000),
  cents_ride   int           not null check (cents_ride between 0 and 10000000),
  set_at       timestamptz   not null,
  set_by       bigint        not null
);
grant select, insert on tours.rule to green_app;

insert into tours.rule (key, road_factor, road_source, kmh, stretch_min, rest_min, driving_min, duty_min, hours_source,
                        opens, closes, stop_min, piece_sec, cents_km, cents_hour, cents_ride, set_at, set_by)
values (gen_random_uuid(), 1.33,
        'An assumption, not measured here. By country, Ballou, Rahardja and Sakai (Transportation Research Part A 36, 2002, 843–848) find from 1.12 to 2.10. Measure tours of your own, then set it.',
        50, 240, 20, 480, 600,
        'Regulations for the Implementation of the Road Traffic Safety Law (PRC), Art. 62 (7): not more than four hours without a rest of at least 20 minutes. The limits of a day are the programme''s own.',
        '08:30', '16:30', 20, 90, 250, 6000, 15000, now(), 0);

-- What room one piece takes on a truck, packed. The programme's own estimates; weights come from the book.
create table tours.size (
  kind   text not null primary key check (kind = upper(kind)),
  grams  int  not null check (grams > 0),
  litres int  not null check (litres > 0)
);
grant select on tours.size to green_app;
insert into tours.size (kind, grams, litres) values
  ('LAPTOP', 2200, 8), ('DESKTOP', 8770, 45), ('ALL_IN_ONE', 8000, 60), ('TABLET', 820, 3), ('SCREEN', 5500, 50),
  ('OTHER', 3000, 20), ('CRT_SCREEN', 22000, 110), ('PRINTER', 10320, 70), ('SERVER', 40000, 120),
  ('PROJECTOR', 3510, 20), ('KEYBOARD', 400, 4), ('MOUSE', 400, 1), ('CHARGER', 400, 1);

create table tours.driver (
  driver    bigint      generated always as identity primary key,
  key       uuid        not null unique,
  name      text        check (name <> '' and length(name) <= 100), -- null: forgotten, half a year after leaving
  phone     text        check (phone <> '' and length(phone) <= 40), -- null: not said, or forgotten
  account   bigint,                                                  -- null: comes in by a link
  carrier   bigint      references partners.partner (partner),       -- null: our own
  since     timestamptz not null,
  left_on   date                                                     -- null: drives
);
create index driver_carrier on tours.driver (carrier);
create unique index driver_account on tours.driver (account) where left_on is null;
grant select, insert, update on tours.driver to green_app;

create table tours.truck (
  truck   bigint      generated always as identity primary key,
  key     uuid        not null unique,
  name    text        not null check (name <> '' and length(name) <= 100),
  plate   text        check (plate <> '' and length(plate) <= 20), -- null: not said
  home    bigint      not null references partners.site (site),
  driver  bigint      references tours.driver (driver),            -- who usually drives it; null: nobody, it stays
  grams   bigint      not null check (grams between 1000 and 60000000),
  litres  bigint      not null check (litres between 10 and 200000),
  leaves  time        not null, -- the earliest
  returns time        not null check (returns > leaves),
  since   timestamptz not null,
  until   date        -- null: drives
);
create index truck_home on tours.truck (home);
create index truck_driver on tours.truck (driver);
grant select, insert, update on tours.truck to green_app;

-- Days on which it stays: repair, holiday, lent.
create table tours.truck_absence (
  truck     bigint not null references tours.truck (truck),
  first_day date   not null,
  last_day  date   not null check (last_day >= first_day),
  why       text   not null check (why <> '' and length(why) <= 200),
  primary key (truck, first_day)
);
grant select, insert, update, delete on tours.truck_absence to green_app;

-- One run: asked for, worked out, changed by hand, confirmed or left.
create table tours.plan (
  plan         bigint      generated always as identity primary key,
  key          uuid        not null unique,
  based_on     bigint      references tours.plan (plan), -- null: the first
  first_day    date        not null,
  last_day     date        not null check (last_day between first_day and first_day + 13),
  rule         bigint      not null references tours.rule (rule),
  seed         bigint      not null,
  seconds      int         not null check (seconds between 1 and 600), -- at most
  asked_at     timestamptz not null,
  asked_by     bigint      not null,
  began_at     timestamptz, -- null: not begun
  heard_at     timestamptz, -- the last sign of life of whoever works it out; null: not begun
  best         bigint,      -- what the best so far costs, in thousandths of a cent; null: none yet
  lacking      int,         -- stops without a tour so far; null: none yet
  cancel_at    timestamptz, -- somebody said: enough; null: nobody
  ended_at     timestamptz, -- null: not done
  failed       boolean     not null default false,
  start_cost   bigint,      -- of the start by savings; null until it is done
  roads        text        check (roads in ('CROW', 'ROUTER', 'FELL_BACK')), -- null until it is begun
  router_said  text,        -- why the routing server was of no use; null: it was, or there is none
  confirmed_at timestamptz, -- null: a draft
  confirmed_by bigint,      -- null: likewise
  accepted     int,         -- violations that whoever confirmed had seen; null: likewise
  check ((confirmed_at is null) = (confirmed_by is null))
);
create index plan_based_on on tours.plan (based_on);
create index plan_rule on tours.plan (rule);
create index plan_days on tours.plan (last_day);
grant select, insert, update on tours.plan to green_app;

-- The roads between the places of a plan as it was worked out: changed by hand, it is reckoned with the same.
create table tours.road (
  plan       bigint             not null primary key references tours.plan (plan),
  latitudes  double precision[] not null, -- WGS-84
  longitudes double precision[] not null,
  metres     int[]              not null, -- row after row
  seconds    int[]              not null
);
grant select, insert, update on tours.road to green_app;

-- A stop to be made, as the plan saw it.
create table tours.call (
  plan      bigint  not null references tours.plan (plan),
  call      int     not null,
  kind      text    not null check (kind in ('RECALL', 'PICKUP', 'PLANT', 'DELIVERY')),
  ref       bigint  not null, -- the recall, pick-up, batch or classroom
  name      text    not null,
  room      text,             -- null: not for one classroom
  site      bigint  references partners.site (site), -- null: an address somebody typed
  address   text,             -- null: nobody said
  latitude  double precision, -- WGS-84; null: nobody said
  longitude double precision, -- likewise
  territory text    not null,
  pieces    int     not null check (pieces >= 0),
  grams     bigint  not null check (grams >= 0),
  litres    bigint  not null check (litres >= 0),
  estimated boolean not null, -- of the grams: nobody weighed all of it
  service   int     not null check (service >= 0), -- seconds
  home      bigint  references partners.site (site), -- where it must be loaded; null: anywhere
  due_on    date,             -- null: no day
  truck     bigint  references tours.truck (truck), -- a person pinned it to this truck and day; null: not pinned
  day       date    check ((day is null) = (truck is null)), -- likewise
  dropped   boolean not null default false, -- a person left it out
  why       text    check (why in ('NO_PLACE', 'CLOSED', 'NO_TRUCK', 'NO_TRUCK_THERE', 'BORDER', 'TOO_HEAVY', 'TOO_LARGE', 'TOO_FAR', 'FULL', 'DROPPED')), -- null: it is on a tour, or not looked at yet
  primary key (plan, call)
);
create index call_site on tours.call (site);
create index call_home on tours.call (home);
create index call_truck on tours.call (truck);
create index call_ref on tours.call (kind, ref);
grant select, insert, update on tours.call to green_app;

-- When somebody is there; school days only where it is a school.
create table tours.call_window (
  plan      bigint      not null,
  call      int         not null,
  from_at   timestamptz not null,
  latest_at timestamptz not null check (latest_at >= from_at),
  primary key (plan, call, from_at),
  foreign key (plan, call) references tours.call (plan, call)
);
grant select, insert on tours.call_window to green_app;

create table tours.tour (
  tour       bigint      generated always as identity primary key,
  plan       bigint      not null references tours.plan (plan),
  truck      bigint      not null references tours.truck (truck),
  driver     bigint      references tours.driver (driver), -- null: nobody is named
  day        date        not null,
  state      text        not null check (state in ('DRAFT', 'CONFIRMED', 'DONE', 'CANCELLED')),
  uid        uuid        not null unique default gen_random_uuid(), -- in calendars, for ever
  sequence   int         not null default 0,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  metres     bigint      not null,
  driven     int         not null, -- seconds
  cost       bigint      not null, -- thousandths of a cent
  changed_at timestamptz not null,
  unique (plan, truck, day)
);
create unique index tour_out on tours.tour (truck, day) where state in ('CONFIRMED', 'DONE');
create unique index tour_drives on tours.tour (driver, day) where state in ('CONFIRMED', 'DONE');
create index tour_day on tours.tour (day, tour);
create index tour_driver on tours.tour (driver, day);
create index tour_truck on tours.tour (truck, day);
grant select, insert, update, delete on tours.tour to green_app;

create table tours.stop (
  stop       bigint      generated always as identity primary key,
  tour       bigint      not null references tours.tour (tour),
  plan       bigint      not null,
  call       int         not null,
  position   int         not null check (position > 0),
  arrives_at timestamptz not null,
  begins_at  timestamptz not null,
  leaves_at  timestamptz not null,
  metres     bigint      not null, -- from the one before
  driven     int         not null, -- seconds, likewise
  rest       int         not null, -- seconds of rest on the way there
  unique (tour, position),
  unique (plan, call),
  foreign key (plan, call) references tours.call (plan, call)
);
grant select, insert, delete on tours.stop to green_app;

-- What the driver said of a stop. Written only; of several the last said counts.
create table tours.tick (
  tick     bigint      generated always as identity primary key,
  key      uuid        not null unique,
  stop     bigint      not null references tours.stop (stop),
  said     text        not null check (said in ('DONE', 'FAILED', 'OPEN')),
  why      text        check (why in ('NOBODY_THERE', 'NO_ACCESS', 'NOT_READY', 'NO_ROOM', 'BROKEN_DOWN', 'OTHER')), -- null unless FAILED
  said_at  timestamptz not null,
  heard_at timestamptz not null,
  by       bigint      not null, -- an account; below zero: a driver's link
  check ((why is not null) = (said = 'FAILED'))
);
create index tick_stop on tours.tick (stop, said_at desc, tick desc);
grant select, insert on tours.tick to green_app;

-- Opens one driver's sheet in one browser, without an account. Guests' numbers: pick-ups count from one,
-- volunteers from a thousand million, these from two thousand million.
create table tours.pass (
  pass       bigint      generated always as identity (start with 2000000000) primary key,
  tour       bigint      not null references tours.tour (tour),
  code       text        not null unique check (code ~ '^[0-9a-f]{64}$'), -- its SHA-256
  made_at    timestamptz not null,
  made_by    bigint      not null,
  expires_at timestamptz not null check (expires_at > made_at),
  browser    text        check (browser ~ '^[0-9a-f]{64}$'), -- SHA-256 of its cookie; null: not opened yet
  opened_at  timestamptz,                                    -- null: not opened yet
  revoked_at timestamptz,                                    -- null: good
  check ((browser is null) = (opened_at is null))
);
create index pass_tour on tours.pass (tour);
grant select, insert, update on tours.pass to green_app;
