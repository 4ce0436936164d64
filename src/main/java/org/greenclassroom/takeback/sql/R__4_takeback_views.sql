-- One row per recall, with what it found and what of it is still on the road home.
create or replace view takeback.recalls as
select r.recall, r.classroom, r.opened_at, r.closed_at, r.taker, r.slip,
       i.issued, s.found, i.issued - s.found as missing, s.foreign_ones, s.unexpected, i.coming_back
  from takeback.recall r
  left join lateral (
    select count(*) as issued,
           count(*) filter (where d.stage = 'RETURNING' and d.classroom = r.classroom) as coming_back
      from takeback.issued i join custody.devices d on d.device = i.device
     where i.recall = r.recall) i on true
  left join lateral (
    select count(*) filter (where answer = 'FOUND')      as found,
           count(*) filter (where answer = 'FOREIGN')    as foreign_ones,
           count(*) filter (where answer = 'UNEXPECTED') as unexpected
      from takeback.sighting s where s.recall = r.recall) s on true;

grant select on takeback.recalls to green_app;
