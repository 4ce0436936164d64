create schema ceremonies;
grant usage on schema ceremonies to green_app;

-- An adult who is asked to an opening ceremony. Pupils who speak or sing stand on no list.
create table ceremonies.guest (
  guest        bigint      generated always as identity primary key,
  key          uuid        not null unique,
  activity     bigint      not null references activities.activity (activity),
  protocol     int         not null check (protocol between 1 and 9999), -- the lower, the earlier greeted and seated
  party        text        not null check (party in ('AUTHORITY', 'SCHOOL', 'COMPANY', 'PROGRAMME', 'MEDIA', 'OTHER')),
  name         text        not null check (name <> ''),
  title        text        not null, -- empty: none
  organisation text        not null, -- empty: none
  speaker      boolean     not null,
  reply        text        not null default 'ASKED' check (reply in ('ASKED', 'COMING', 'NOT_COMING')),
  removed_at   timestamptz, -- null: on the list
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null
);
create index guest_activity on ceremonies.guest (activity, protocol);
grant select, insert, update on ceremonies.guest to green_app;
