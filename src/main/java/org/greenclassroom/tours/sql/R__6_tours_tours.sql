-- A truck on a day. Drafts are of plans that nobody confirmed.
create or replace view tours.tours as
select t.tour, 'T-' || lpad(t.tour::text, greatest(5, length(t.tour::text)), '0') as number, t.plan, t.day, t.driver, t.truck, t.state,
       t.starts_at, t.ends_at, t.metres
  from tours.tour t;

-- Its stops, with what the driver said of each. ref: the recall, pick-up, batch or classroom.
create or replace view tours.stops as
select s.stop, s.tour, s.position, c.kind, c.ref, s.arrives_at, c.grams, c.litres, c.estimated,
       coalesce(k.said, 'OPEN') as said, k.said_at
  from tours.stop s
  join tours.call c on c.plan = s.plan and c.call = s.call
  left join lateral (
    select i.said, i.said_at from tours.tick i
     where i.stop = s.stop order by i.said_at desc, i.tick desc limit 1) k on true;

grant select on tours.tours, tours.stops to green_app;

-- What rode on a tour that was driven, by the stops that the driver ticked off: the load's own way, out from the
-- beginning, home to the end, never the whole tour's. Roads as the tour was reckoned; nobody reads an odometer.
-- Small trucks (payload up to 1.5 t) go by the factor of vans.
create or replace view tours.rides as
select r.tour, r.stop, r.day, r.kind, r.ref,
       case when r.kind in ('DELIVERY', 'PLANT') then r.so_far else greatest(r.whole - r.so_far, 0) end as metres,
       case when r.payload <= 1500000 then 'VAN' else 'RIGID_TRUCK' end as mode
  from (select s.tour, s.stop, t.day, c.kind, c.ref, t.metres as whole, k.grams as payload,
               sum(s.metres) over (partition by s.tour order by s.position)::bigint as so_far
          from tours.stop s
          join tours.tour t using (tour)
          join tours.truck k using (truck)
          join tours.call c on c.plan = s.plan and c.call = s.call
         where t.state in ('CONFIRMED', 'DONE')) r
 where 'DONE' = (select i.said from tours.tick i where i.stop = r.stop order by i.said_at desc, i.tick desc limit 1);

grant select on tours.rides to green_app;
