-- Papers, and whether they may be believed.
create or replace view outcomes.papers as
select p.paper, p.closing, c.lot, p.kind, p.number, p.pieces, p.weighed, p.estimated, p.issued_at,
       case when p.voided_at is not null then 'VOID'
            when c.reopened_at is not null then 'REVOKED'
            else 'VALID' end as state,
       coalesce(p.voided_at, c.reopened_at) as ended_at
  from outcomes.paper p join outcomes.closing c using (closing);

grant select on outcomes.papers to green_app;
