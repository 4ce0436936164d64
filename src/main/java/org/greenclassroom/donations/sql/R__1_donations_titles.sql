-- Whose the things of a lot are, one row for each lot. What has not been received is with the donor
-- whatever stands here; what was received is the entity's since the later of that moment and `since`.
create or replace view donations.titles as
select l.lot,
       case when a.paper is null then 'UNKNOWN'
            when a.signed_at is null then 'WITH_DONOR'
            else 'TRANSFERRED' end as title,
       case when a.signed_at is not null then a.entity end as entity,
       a.signed_at as since,
       a.paper
  from donations.lot l
  left join donations.agreement a on a.lot = l.lot and a.ended_at is null;

grant select on donations.titles to green_app;
