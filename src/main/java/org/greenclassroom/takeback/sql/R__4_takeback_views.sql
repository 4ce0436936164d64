-- One row per recall, with what it found.
drop view if exists takeback.recalls;
create view takeback.recalls as
select r.recall, r.classroom, r.opened_at, r.closed_at, r.taker, r.slip,
       i.issued, s.found, i.issued - s.found as missing, s.foreign_ones, s.unexpected
  from takeback.recall r
  left join lateral (select count(*) as issued from takeback.issued i where i.recall = r.recall) i
         on true
  left join lateral (
    select count(*) filter (where answer = 'FOUND')      as found,
           count(*) filter (where answer = 'FOREIGN')    as foreign_ones,
           count(*) filter (where answer = 'UNEXPECTED') as unexpected
      from takeback.sighting s where s.recall = r.recall) s on true;

grant select on takeback.recalls to green_app;
