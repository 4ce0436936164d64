-- What left for a room besides its computers, counted into parcels that have left.
create or replace view delivery.accessories as
select p.classroom, c.accessory, sum(c.pieces)::int as sent
  from delivery.counted c join delivery.parcel p using (parcel)
 where p.consignment is not null
 group by p.classroom, c.accessory;
grant select on delivery.accessories to green_app;
