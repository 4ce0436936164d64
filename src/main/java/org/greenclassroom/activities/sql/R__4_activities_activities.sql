create or replace view activities.activities as
select activity, key, kind, title, partner, school, classroom, drive,
       (starts_at at time zone zone)::date as day, starts_at, ends_at, zone, place, language, state, open,
       address, sequence, removed_at is not null as removed, consents, reason, published_at, approved_at, held_at, begun_at
  from activities.activity;

create or replace view activities.slots as
select slot, activity, role, name, starts_at, ends_at, capacity, min_age, clearance, with_children, photos_allowed,
       removed_at is not null as removed, language
  from activities.slot;

-- The day line by line, for papers made of it.
create or replace view activities.lines as
select line, activity, kind, code, words, minute, minutes, who from activities.line;

create or replace view activities.costs as
select cost, activity, words, cents, currency from activities.cost;

create or replace view activities.companies as
select partner, address from activities.company;

grant select on activities.activities, activities.slots, activities.lines, activities.costs, activities.companies to green_app;
