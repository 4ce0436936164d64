-- Whose the things of a lot are, one row for each lot. What has not been received is with the donor
-- whatever stands here; what was received is the entity's since the later of that moment and `since`.
-- A signed agreement speaks before one that is still to be signed; one that was replaced or declared
-- void does not speak.
create or replace view donations.titles as
select l.lot,
       case when a.paper is null then 'UNKNOWN'
            when a.state = 'SIGNED' then 'TRANSFERRED'
            else 'WITH_DONOR' end as title,
       case when a.state = 'SIGNED' then a.entity end as entity,
       case when a.state = 'SIGNED' then a.signed_at end as since,
       a.paper
  from donations.lot l
  left join lateral (
    select g.paper, g.entity, p.state, p.signed_at
      from donations.agreement g join papers.papers p using (paper)
     where g.lot = l.lot and p.state in ('SIGNED', 'DRAFTED')
     order by p.state = 'SIGNED' desc, g.paper desc limit 1) a on true;

grant select on donations.titles to green_app;
