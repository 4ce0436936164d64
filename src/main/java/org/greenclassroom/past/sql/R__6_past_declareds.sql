-- What imports declare that were taken and stand, and which of them speaks: of the same school (donor, room) in the same
-- year the one that was taken first. Where it names rooms, others that name rooms too are compared with it room by room
-- (part: that room's key), and a room that it does not name is new. A source without rooms speaks of the whole school.
create or replace view past.standings as
with taken as (
  select e.*, i.document, i.source, i.taken_at,
         bool_and(e.room_key <> '') over (partition by e.import, e.kind, e.year, e.place) as by_room
    from past.entry e join past.import i using (import)
   where i.taken_at is not null and i.struck_at is null),
parted as (
  select t.*, t.by_room and first_value(t.by_room) over (partition by t.kind, t.year, t.place order by t.taken_at, t.import) as apart
    from taken t)
select entry, import, line, kind, year, school, partner, company, donor, room, room_key, place, pieces, grams, pupils, page,
       document, source, taken_at, case when apart then room_key else '' end as part,
       case when apart then first_value(import) over (partition by kind, year, place, apart, room_key order by taken_at, import)
            else first_value(import) over (partition by kind, year, place order by taken_at, import) end as speaks
  from parted;

-- What is declared of earlier years. Its rows can be added:
-- * what two sources say of the same counts from the one that speaks;
-- * a year that is known as a count for the whole programme holds what is named of it, so that only the rest of it is a row's;
-- * such a count without a clear year ("2005-2020") holds all of its kind that is known of any year, and what is named without one.
-- pieces null: there were some, nobody knows how many. document: the SHA-256 of the source. Never evidence.
create or replace view past.declareds as
with told as (
  select s.*, sum(pieces) over line as pieces_so_far, sum(grams) over line as grams_so_far, sum(pupils) over line as pupils_so_far
    from past.standings s where s.import = s.speaks
  window line as (partition by s.kind, s.year, s.place order by s.entry)),
years as (
  select kind, coalesce(year, 0) as year,
         coalesce(sum(pieces) filter (where place <> ''), 0) as pieces, coalesce(sum(pieces) filter (where place = ''), 0) as whole_pieces,
         coalesce(sum(grams) filter (where place <> ''), 0) as grams, coalesce(sum(grams) filter (where place = ''), 0) as whole_grams,
         coalesce(sum(pupils) filter (where place <> ''), 0) as pupils, coalesce(sum(pupils) filter (where place = ''), 0) as whole_pupils
    from told group by kind, coalesce(year, 0)),
held as (
  select kind, year, pieces, grams, pupils from years where year <> 0
  union all
  select kind, 0, sum(case year when 0 then pieces else greatest(pieces, whole_pieces) end),
         sum(case year when 0 then grams else greatest(grams, whole_grams) end),
         sum(case year when 0 then pupils else greatest(pupils, whole_pupils) end)
    from years group by kind)
select t.entry as row, t.kind, t.year, t.school, t.partner, t.donor,
       (case when t.pieces is null or t.place <> '' then t.pieces
             else greatest(0, least(t.pieces, t.pieces_so_far - h.pieces)) end)::bigint as pieces,
       (case when t.grams is null or t.place <> '' then t.grams
             else greatest(0, least(t.grams, t.grams_so_far - h.grams)) end)::bigint as grams,
       (case when t.pupils is null or t.place <> '' then t.pupils
             else greatest(0, least(t.pupils, t.pupils_so_far - h.pupils)) end)::bigint as pupils,
       t.document, t.source, t.company, t.room, t.place, t.pieces as said_pieces, t.import, t.line, t.page
  from told t join held h on h.kind = t.kind and h.year = coalesce(t.year, 0);

-- Where sources cannot both be right, for the self-doubt report: contradiction is a key that stays, one and other are
-- what stands against each other, import the one that brought the later of the two.
create or replace view past.contradictions as
with standing as materialized (select * from past.standings),
said as (
  select kind, year, place, part, import, max(source) as source, max(coalesce(nullif(school, ''), nullif(company, ''), room)) as name,
         case when part <> '' and place <> 'room ' || part then max(room) end as room, -- where the place is not that room
         sum(pieces) as pieces, sum(grams) as grams, sum(pupils) as pupils, min(line) as line
    from standing where import <> speaks group by kind, year, place, part, import),
counted as (
  select kind, year, place, part, string_agg(distinct source, ', ') as source,
         sum(pieces) as pieces, sum(grams) as grams, sum(pupils) as pupils
    from standing where import = speaks and part <> '' group by kind, year, place, part
  union all
  select kind, year, place, '', string_agg(distinct source, ', '), sum(pieces), sum(grams), sum(pupils)
    from standing where import = speaks group by kind, year, place),
years as (
  select kind, year, sum(pieces) filter (where place = '') as counted, sum(pieces) filter (where place <> '') as named,
         max(import) as import, min(line) filter (where place = '') as line
    from standing where import = speaks group by kind, year),
-- what is known of any year, against a count for the whole programme that has none
ever as (
  select kind, max(counted) filter (where year is null) as counted,
         sum(case when year is null then named else greatest(named, counted) end) as named,
         max(import) as import, min(line) filter (where year is null) as line
    from years group by kind)
-- two rooms with one number: not the same room told by two documents
select 'ROOM_TWICE/' || b.entry as contradiction, 'ROOM_TWICE' as kind, b.room as subject,
       a.school || ' (' || a.source || ', ' || a.line || ')' as one, b.school || ' (' || b.source || ', ' || b.line || ')' as other,
       b.import, b.line
  from standing b
  cross join lateral (
    select x.school, x.source, x.line from standing x
     where x.kind = 'CLASSROOM' and x.room_key = b.room_key and x.entry < b.entry and (x.place <> b.place or x.import = b.import)
     order by x.entry limit 1) a
 where b.kind = 'CLASSROOM' and b.room_key <> ''
union all
select 'SAID_OTHERWISE/' || b.import || '/' || b.kind || '/' || coalesce(b.year::text, '') || '/' || b.place
         || coalesce('/' || b.room, ''), 'SAID_OTHERWISE',
       concat_ws(' ', b.name, b.room, b.kind, b.year),
       concat_ws(' · ', coalesce(a.pieces::text, '?'), a.grams || ' g', a.pupils::text) || ' (' || a.source || ')',
       concat_ws(' · ', coalesce(b.pieces::text, '?'), b.grams || ' g', b.pupils::text) || ' (' || b.source || ')', b.import, b.line
  from said b join counted a on a.kind = b.kind and a.place = b.place and a.part = b.part and a.year is not distinct from b.year
 where (a.pieces, a.grams, a.pupils) is distinct from (b.pieces, b.grams, b.pupils)
union all
select 'MORE_NAMED/' || kind || '/' || year, 'MORE_NAMED', kind || ' ' || year, counted::text, named::text, import, line
  from years where year is not null and named > counted
union all
select 'MORE_NAMED/' || kind, 'MORE_NAMED', kind, counted::text, named::text, import, line
  from ever where named > counted
union all
select 'TOTAL_DIFFERS/' || r.import || '/' || r.line || '/' || r.nth, 'TOTAL_DIFFERS', r.heading || ' (' || i.source || ')',
       split_part(r.said, ' ≠ ', 1), split_part(r.said, ' ≠ ', 2), r.import, r.line
  from past.remark r join past.import i using (import)
 where r.flaw = 'TOTAL_DIFFERS' and i.taken_at is not null and i.struck_at is null;

grant select on past.standings, past.declareds, past.contradictions to green_app;

-- what was added up by an earlier version of these views is added up again (Entries.addUp)
delete from past.total;
insert into past.total (kind, year, rows, unsaid, pieces, grams, pupils, documents)
select kind, year, count(*), count(*) filter (where pieces is null), sum(pieces), sum(grams), sum(pupils),
       count(distinct document)
  from past.declareds group by kind, year;
