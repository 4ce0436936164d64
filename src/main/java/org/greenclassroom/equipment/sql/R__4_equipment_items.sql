-- What is there or was, each with the last day of its longest licence: null with no licence or one
-- for ever. What has only licences that are over does not work.
create or replace view equipment.items as
select i.item, i.classroom, i.feature, i.product, i.version, i.seat, i.pieces, i.provider,
       i.entered_at, i.ended_on, coalesce(l.number, '') as licence_number, l.valid_to as expires_on,
       i.ended_on is null
         and (l.item is null or l.valid_to is null
              or l.valid_to >= (now() at time zone 'Asia/Shanghai')::date) as works
  from equipment.item i
  left join lateral (
    select x.item, x.number, x.valid_to from equipment.licence x
     where x.item = i.item order by x.valid_to desc nulls first, x.licence desc limit 1) l on true;

-- For every feature of a room's profile: at how many seats it is needed, and at how many it is.
create or replace view equipment.coverages as
select n.classroom, n.school, f.feature, m.wanted,
       least(m.wanted, c.covered)::int as covered,
       (m.wanted - least(m.wanted, c.covered))::int as lacking
  from classrooms.needs n
 cross join lateral unnest(n.features) as f(feature)
 cross join lateral (
   select least(n.seats, coalesce(
     (select x.seats from equipment.measure x
       where x.classroom = n.classroom and x.feature = f.feature
       order by x.measure desc limit 1), n.seats)) as wanted) m
 cross join lateral (
   select case when bool_or(i.pieces is null) then n.seats
               else coalesce(sum(i.pieces) filter (where i.seat is null), 0)
                    + count(distinct i.seat) end as covered
     from equipment.items i
    where i.classroom = n.classroom and i.feature = f.feature and i.works) c
 where n.state <> 'CLOSED';

grant select on equipment.items, equipment.coverages to green_app;
