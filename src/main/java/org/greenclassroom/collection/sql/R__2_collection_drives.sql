create or replace view collection.drives as
select d.drive, d.slug, d.name, d.organiser, d.state, d.closed_at, d.hours_rule,
       (select min(p.opens) from collection.drop_point p where p.drive = d.drive) as opens,
       (select max(p.closes) from collection.drop_point p where p.drive = d.drive) as closes,
       coalesce((select sum(i.pieces) from collection.drive_item i
                  where i.drive = d.drive and i.struck_at is null), 0)::bigint as pieces,
       coalesce((select sum(i.grams) from collection.drive_item i
                  where i.drive = d.drive and i.struck_at is null), 0)::bigint as grams
  from collection.drive d;

create or replace view collection.drive_lots as
select drive, lot, donor, persons from collection.drive_lot;

grant select on collection.drives, collection.drive_lots to green_app;
