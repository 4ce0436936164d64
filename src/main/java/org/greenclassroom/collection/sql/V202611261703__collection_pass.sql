-- How one gets in is chosen from a list, with one line beside; a change is done once.
alter table collection.pickup
  add column access_note text check (access_note <> ''), -- null: nothing more to know
  add constraint pickup_access_check check (access <@ array['LIFT', 'STAIRS', 'LOADING_BAY', 'NARROW', 'ID_NEEDED', 'REGISTER_PLATE', 'OFFICE_HOURS']);
alter table collection.pickup_change add column key uuid not null unique;

drop table collection.driver_link;

-- Opens one page in one browser, without an account: a driver's link. The code itself is kept nowhere.
create table collection.pass (
  pass       bigint      generated always as identity primary key,
  pickup     bigint      not null references collection.pickup (pickup),
  code       text        not null unique check (code ~ '^[0-9a-f]{64}$'), -- its SHA-256
  made_at    timestamptz not null,
  made_by    bigint      not null,
  expires_at timestamptz not null check (expires_at > made_at),
  browser    text        check (browser ~ '^[0-9a-f]{64}$'), -- SHA-256 of its cookie; null: not opened yet
  opened_at  timestamptz,                                    -- null: not opened yet
  revoked_at timestamptz,                                    -- null: good
  check ((browser is null) = (opened_at is null))
);
create index pass_pickup on collection.pass (pickup);
grant select, insert, update on collection.pass to green_app;

-- What opens a person's calendar in a calendar program; one at a time.
create table collection.calendar_key (
  account    bigint      not null,
  secret     text        not null unique check (secret ~ '^[0-9a-f]{64}$'), -- its SHA-256
  made_at    timestamptz not null,
  revoked_at timestamptz, -- null: good
  primary key (account, made_at)
);
create unique index calendar_key_good on collection.calendar_key (account) where revoked_at is null;
grant select, insert, update on collection.calendar_key to green_app;
