-- Who keeps watch over the children's safety; appointed by an administrator.
create table volunteers.lead (
  lead         bigint      generated always as identity primary key,
  account      bigint      not null references people.account (account),
  appointed_at timestamptz not null,
  appointed_by bigint      not null,
  ended_at     timestamptz -- null: is lead
);
create index lead_account on volunteers.lead (account);
create unique index lead_present on volunteers.lead (account) where ended_at is null;
grant select, insert, update on volunteers.lead to green_app;

-- A report of something that must not happen. Written once; nobody changes or deletes it.
create table volunteers.incident (
  incident    bigint      generated always as identity primary key,
  happened_on date        not null,
  place       text        not null check (place <> ''),
  urgent      boolean     not null, -- somebody is in danger now
  words       text        not null check (words <> ''),
  reported_at timestamptz not null,
  reported_by bigint      not null, -- an account; below zero a volunteer
  key         uuid        not null unique
);
create index incident_reported on volunteers.incident (reported_at);
grant select, insert on volunteers.incident to green_app;

-- What a lead did about it.
create table volunteers.step (
  step     bigint      generated always as identity primary key,
  incident bigint      not null references volunteers.incident (incident),
  kind     text        not null check (kind in ('SEEN', 'NOTE', 'CLOSED', 'REMINDED')),
  words    text        check (words <> ''), -- null: nothing was said
  at       timestamptz not null,
  by       bigint      not null,
  key      uuid        not null unique
);
create index step_incident on volunteers.step (incident, step);
grant select, insert on volunteers.step to green_app;

create function volunteers.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a report and what was done about it are never changed or deleted';
end $$;
create trigger incident_stays before update or delete on volunteers.incident
  for each row execute function volunteers.refuse_change();
create trigger incident_all_stay before truncate on volunteers.incident
  for each statement execute function volunteers.refuse_change();
create trigger step_stays before update or delete on volunteers.step
  for each row execute function volunteers.refuse_change();
create trigger step_all_stay before truncate on volunteers.step
  for each statement execute function volunteers.refuse_change();
