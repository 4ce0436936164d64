-- A truck on a day. Drafts are of plans that nobody confirmed.
create or replace view tours.tours as
select t.tour, 'T-' || lpad(t.tour::text, 5, '0') as number, t.plan, t.day, t.driver, t.truck, t.state,
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
