-- One row per recall, with what it found and what of it is still on the road home. New columns come last:
-- a view is replaced, not dropped, because others read it.
create or replace view takeback.recalls as
select r.recall, r.classroom, r.opened_at, r.closed_at, r.taker, r.slip,
       i.issued, s.found, i.issued - s.found as missing, s.foreign_ones, s.unexpected, i.coming_back,
       r.counted_at,
       -- still missing, and nobody said that it was stolen, broken or moved
       (select count(*) from takeback.issued i join custody.devices d on d.device = i.device
         where r.closed_at is not null and i.recall = r.recall and d.stage = 'MISSING'
           and not exists (select from takeback.sighting f
                            where f.recall = i.recall and f.device = i.device and f.answer = 'FOUND')
           and coalesce((select l.cause from takeback.loss l
                          where l.recall = i.recall and l.device = i.device
                          order by l.loss desc limit 1), 'UNKNOWN') = 'UNKNOWN') as unexplained,
       (select d.number from takeback.discharge d
         where d.recall = r.recall and d.ended_at is null) as discharge
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

-- What was on the frozen list and was not there, with the last that was said of it.
create or replace view takeback.losses as
select distinct on (l.recall, l.device) l.recall, l.device, l.cause, l.police_report, l.words, l.day, l.said_at
  from takeback.loss l
 order by l.recall, l.device, l.loss desc;

-- What was lent besides computers. found null: nobody counted it.
create or replace view takeback.accessories as
select recall, accessory, issued, found from takeback.accessory;

-- What was scanned on site: FOUND, FOREIGN, UNEXPECTED, UNKNOWN.
create or replace view takeback.sightings as
select s.sighting, s.recall, r.classroom, s.device, s.typed, s.answer, s.seen_at
  from takeback.sighting s join takeback.recall r using (recall);

-- How each that was found looked.
create or replace view takeback.conditions as
select recall, device, condition, words from takeback.condition;

-- What was decided of each that came home, the last time it came.
create or replace view takeback.sortings as
select distinct on (device) device, rule, rule <> advised as overruled, reason, decided_at, advised, because,
       received_at
  from takeback.sorting
 order by device, sorting desc;

-- Letters that free a school. ended_at null: it stands.
create or replace view takeback.discharges as
select discharge, recall, number, issued, found, explained, issued_at, ended_at from takeback.discharge;

grant select on takeback.recalls, takeback.losses, takeback.accessories, takeback.sightings, takeback.conditions,
                takeback.sortings, takeback.discharges to green_app;
