-- Who stands how to which place. Name and company as they are now; a forgotten person has none.
create or replace view signups.signups as
select s.signup, s.slot, s.activity, s.volunteer, s.team, s.state, s.asked_at, s.expires_at, v.name, s.walk_in,
       coalesce(t.partner, v.partner) as partner, s.confirmed_at, s.changed_at
  from signups.signup s
  join volunteers.volunteers v using (volunteer)
  left join signups.team t on t.team = s.team;

create or replace view signups.teams as
select t.team, t.activity, t.partner, t.places,
       (select count(*) from signups.signup s where s.team = t.team and s.state = 'PLACED') as named,
       t.cut_off, t.slot, t.name, t.released_at
  from signups.team t
 where t.withdrawn_at is null;

-- How full each slot is.
create or replace view signups.fills as
select l.slot, l.activity, l.capacity,
       count(*) filter (where s.state = 'PLACED') as placed,
       count(*) filter (where s.state = 'OFFERED') as offered,
       count(*) filter (where s.state = 'WAITING') as waiting
  from activities.slots l
  left join signups.signup s using (slot)
 group by l.slot, l.activity, l.capacity;

grant select on signups.signups, signups.teams, signups.fills to green_app;
