-- What was counted and still stands.
create or replace view collection.counts as
select c.tally, c.lot, c.thing_class, c.origin, c.pieces, c.grams, c.basis, c.counted_at, c.counted_by
  from collection.tally c
 where c.voids is null
   and not exists (select from collection.tally v where v.voids = c.tally);

-- What became of it and still stands.
create or replace view collection.dispositions as
select d.disposition as number, d.lot, d.thing_class, d.became as disposition, d.pieces, d.grams,
       d.paper, d.written_at
  from collection.disposition d
 where d.voids is null
   and not exists (select from collection.disposition v where v.voids = d.disposition);

-- The classes, in the order of their lists.
create or replace view collection.classes as
select thing_class, place, data_bearing, computer, category, unu_key, grams, source
  from collection.thing_class;

grant select on collection.counts, collection.dispositions, collection.classes to green_app;
