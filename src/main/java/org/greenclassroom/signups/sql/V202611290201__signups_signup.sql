create schema signups;
grant usage on schema signups to green_app;

-- Whoever changes something of a slot holds its row, so that two never do at once.
create table signups.desk (
  slot bigint primary key references activities.slot (slot)
);
grant select, insert, update on signups.desk to green_app;

-- A company's block of places in one slot. Every person is named before the day; the unnamed go at the cut-off.
create table signups.team (
  team        bigint      generated always as identity primary key,
  activity    bigint      not null references activities.activity (activity),
  slot        bigint      not null references activities.slot (slot),
  partner     bigint      not null references partners.partner (partner),
  name        text        not null check (name <> ''),
  email       text        not null check (email <> ''), -- of who leads it: told what becomes of it
  language    text        not null check (language in ('en', 'zh', 'fr')),
  code        text        not null unique check (code ~ '^[0-9A-Z]{8}$'), -- colleagues join with it
  places      integer     not null check (places between 1 and 200),
  cut_off     timestamptz not null,
  released_at timestamptz, -- null: the unnamed places are still kept
  withdrawn_at timestamptz check (withdrawn_at is null or released_at is not null), -- null: they come
  made_at     timestamptz not null,
  made_by     bigint      not null,
  key         uuid        not null unique
);
create index team_activity on signups.team (activity);
create index team_slot on signups.team (slot);
create index team_partner on signups.team (partner);
create index team_kept on signups.team (cut_off) where released_at is null;
grant select, insert, update on signups.team to green_app;

-- A place is a row: nobody can hold one that there is not, and no two the same.
create table signups.place (
  slot   bigint  not null references signups.desk (slot),
  number integer not null check (number > 0),
  team   bigint  references signups.team (team), -- kept for its people; null: for whoever comes
  primary key (slot, number)
);
create index place_team on signups.place (team) where team is not null;
grant select, insert, update, delete on signups.place to green_app;

create table signups.signup (
  signup       bigint      generated always as identity primary key,
  slot         bigint      not null references signups.desk (slot),
  activity     bigint      not null references activities.activity (activity),
  volunteer    bigint      not null references volunteers.volunteer (volunteer),
  team         bigint      references signups.team (team), -- null: comes by themselves
  place        integer,    -- null: holds none
  state        text        not null check (state in ('PLACED', 'WAITING', 'OFFERED', 'DENIED', 'CANCELLED', 'EXPIRED', 'RELEASED')),
  asked_at     timestamptz not null,
  expires_at   timestamptz, -- null: no offer is open
  reminded_at  timestamptz, -- of the offer, or of the day; null: not yet
  confirmed_at timestamptz, -- "I am coming", after the reminder; null: not said
  walk_in      boolean     not null default false, -- came without: there although no place was left, perhaps
  changed_at   timestamptz not null,
  foreign key (slot, place) references signups.place (slot, number),
  unique (slot, place),
  check ((state = 'OFFERED') = (expires_at is not null)),
  check (case state when 'PLACED' then place is not null or walk_in
                    when 'OFFERED' then place is not null
                    else place is null end)
);
create unique index signup_live on signups.signup (slot, volunteer) where state in ('PLACED', 'WAITING', 'OFFERED', 'DENIED');
create index signup_slot on signups.signup (slot, state);
create index signup_activity on signups.signup (activity);
create index signup_volunteer on signups.signup (volunteer);
create index signup_changed on signups.signup (changed_at);
create index signup_team on signups.signup (team) where team is not null;
create index signup_offered on signups.signup (expires_at) where state = 'OFFERED';
grant select, insert, update on signups.signup to green_app;

-- How each came to stand where it stands; what was decided by hand has its reason.
create table signups.step (
  step   bigint      generated always as identity primary key,
  signup bigint      not null references signups.signup (signup),
  state  text        not null check (state in ('PLACED', 'WAITING', 'OFFERED', 'DENIED', 'CANCELLED', 'EXPIRED', 'RELEASED')),
  at     timestamptz not null,
  by     bigint      not null, -- an account; 0 the house; below zero the volunteer
  reason text        check (reason <> '') -- null: by the rules
);
create index step_signup on signups.step (signup, step);
grant select, insert on signups.step to green_app;

-- How often a person's calendar was told of a day: the number by which programs know what is newer.
create table signups.invitation (
  activity   bigint      not null references activities.activity (activity),
  volunteer  bigint      not null references volunteers.volunteer (volunteer),
  sequence   integer     not null,
  cancelled  boolean     not null,
  said       text        not null, -- SHA-256 of what it was told: the same is not told twice
  changed_at timestamptz not null,
  primary key (activity, volunteer)
);
create index invitation_volunteer on signups.invitation (volunteer);
grant select, insert, update on signups.invitation to green_app;

-- What opens a feed in a calendar program: a person's, or a company's. One at a time.
create table signups.feed (
  feed       bigint      generated always as identity primary key,
  volunteer  bigint      references volunteers.volunteer (volunteer), -- null: a company's
  partner    bigint      references partners.partner (partner),       -- null: a person's
  secret     text        not null unique check (secret ~ '^[0-9a-f]{64}$'), -- its SHA-256
  made_at    timestamptz not null,
  revoked_at timestamptz, -- null: good
  check ((volunteer is null) <> (partner is null))
);
create unique index feed_volunteer on signups.feed (volunteer) where revoked_at is null;
create unique index feed_partner on signups.feed (partner) where revoked_at is null;
create index feed_of_volunteer on signups.feed (volunteer);
create index feed_of_partner on signups.feed (partner);
grant select, insert, update on signups.feed to green_app;
