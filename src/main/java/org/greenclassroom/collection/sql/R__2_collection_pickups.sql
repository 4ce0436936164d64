-- Orders and what was fetched. `pieces` is what the driver counted; before, what is expected.
create or replace view collection.pickups as
select p.pickup, p.lot, p.state, p.planned_from, p.planned_to, p.carrier, p.site,
       coalesce((select sum(l.pieces) from collection.collecting_line l where l.pickup = c.pickup),
                (select sum(l.pieces) from collection.pickup_line l where l.pickup = p.pickup), 0)::integer as pieces,
       c.grams, coalesce(c.seals, '{}') as seals, coalesce(c.pallets, p.expected_pallets) as pallets,
       c.collected_at, c.slip
  from collection.pickup p left join collection.collecting c on c.pickup = p.pickup;

-- Pieces by class: expected and counted (null: not collected, or nobody counted these).
create or replace view collection.pickup_lines as
select coalesce(e.pickup, c.pickup) as pickup, coalesce(e.thing_class, c.thing_class) as thing_class,
       e.pieces as expected, c.pieces as counted
  from collection.pickup_line e
  full join collection.collecting_line c on c.pickup = e.pickup and c.thing_class = e.thing_class;

grant select on collection.pickups, collection.pickup_lines to green_app;
