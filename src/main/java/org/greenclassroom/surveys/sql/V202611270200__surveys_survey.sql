create schema surveys;
grant usage on schema surveys to green_app;

-- A survey that was ordered.
create table surveys.errand (
  errand        bigint      generated always as identity primary key,
  key           uuid        not null unique,
  uid           uuid        not null unique default gen_random_uuid(), -- in calendars, for ever
  school        bigint      not null references partners.partner (partner),
  site          bigint      references partners.site (site), -- null: it is not said at which
  room          text        not null check (room <> ''),
  seats         integer     not null check (seats between 1 and 200),
  until         date        not null,
  reference     text        check (reference <> ''), -- the number of a request; null: there is none
  engineer      bigint,     -- an account; null: whoever gets there first
  ordered_at    timestamptz not null,
  ordered_by    bigint      not null,
  called_off_at timestamptz, -- null: it was not called off
  called_off_by bigint,
  check ((called_off_at is null) = (called_off_by is null))
);
create index errand_school on surveys.errand (school);
create index errand_site on surveys.errand (site);
create index errand_until on surveys.errand (until) where called_off_at is null;
grant select, insert, update on surveys.errand to green_app;

-- What somebody found in a room on one day: written, never changed. Null in a question's column
-- means that nobody knew; it is neither zero nor no.
create table surveys.survey (
  survey                 bigint      generated always as identity primary key,
  key                    uuid        not null unique,
  errand                 bigint      references surveys.errand (errand), -- null: nobody ordered it
  school                 bigint      not null references partners.partner (partner),
  site                   bigint      references partners.site (site), -- null: as in the errand
  room                   text        not null check (room <> ''),
  room_key               text        not null check (room_key <> ''), -- the same however it was typed
  seats                  integer     not null check (seats between 1 and 200),
  surveyed_at            timestamptz not null,
  recorded_at            timestamptz not null,
  surveyed_by            bigint      not null,
  beside                 bigint      references surveys.survey (survey), -- one of which it did not know; null: it knew all
  power                  text        check (power in ('NEVER', 'MONTHLY', 'WEEKLY', 'DAILY', 'NO_POWER')),
  volts                  integer     check (volts >= 0),
  sockets                integer     check (sockets >= 0),
  breaker_amperes        integer     check (breaker_amperes > 0),
  earthing               boolean,
  earth_ohms             numeric     check (earth_ohms >= 0),
  lockable               boolean,
  bars                   boolean,
  damp                   text        check (damp in ('DRY', 'TRACES', 'WET')),
  storey                 integer,
  length_m               numeric     check (length_m >= 0),
  width_m                numeric     check (width_m >= 0),
  internet               text        check (internet in ('NONE', 'FIBRE', 'COPPER', 'MOBILE', 'SATELLITE')),
  down_mbps              numeric     check (down_mbps >= 0),
  up_mbps                numeric     check (up_mbps >= 0),
  tables                 integer     check (tables >= 0),
  chairs                 integer     check (chairs >= 0),
  tenure                 text        check (tenure in ('OWN', 'RENTED')),
  rented_until           date,
  closure                boolean,
  requisition            boolean,
  merger                 boolean,
  teacher_hours          numeric     check (teacher_hours >= 0),
  deputy                 boolean,
  foreign_computers      integer     check (foreign_computers >= 0),
  foreign_youngest_years integer     check (foreign_youngest_years >= 0),
  foreign_oldest_years   integer     check (foreign_oldest_years >= 0),
  foreign_owner          text        check (foreign_owner <> ''),
  note                   text        check (note <> ''),
  check (beside < survey)
);
create index survey_errand on surveys.survey (errand);
create index survey_room on surveys.survey (school, room_key, surveyed_at);
create index survey_site on surveys.survey (site);
create index survey_beside on surveys.survey (beside);
grant select, insert on surveys.survey to green_app;

create table surveys.photo (
  survey bigint  not null references surveys.survey (survey),
  place  integer not null,
  file   text    not null references frame.file (sha256),
  primary key (survey, place)
);
create index photo_file on surveys.photo (file);
grant select, insert on surveys.photo to green_app;

-- Two surveys that did not know of each other: an officer said which of them counts.
create table surveys.settling (
  survey     bigint      primary key references surveys.survey (survey), -- the later one, which has a "beside"
  counts     bigint      not null references surveys.survey (survey),    -- it, or the one beside
  settled_at timestamptz not null,
  settled_by bigint      not null
);
create index settling_counts on surveys.settling (counts);
grant select, insert on surveys.settling to green_app;
