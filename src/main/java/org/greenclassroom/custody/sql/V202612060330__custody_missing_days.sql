-- A device that is found again was not in its room meanwhile: from the day on which it was missed to the day on which it
-- was found no day is one of its stay. Of a stay that lasts these days are added to the day on which it began.
lock table custody.device_state in share row exclusive mode; -- whoever writes meanwhile tells by one rule, not by two

-- What stands there already: only of devices that were ever found, which an index knows. First what was said of them.
insert into custody.delta (side, donor, lot, kind, pieces, begun, days)
select 'STAY', d.donor, d.lot, d.kind, 0, -sum(s.begun), -sum(s.days)
  from custody.device_state d cross join lateral custody.stays_of(d.device, d.facts) s
 where d.device in (select f.device from custody.fact f where f.kind = 'FOUND')
 group by d.donor, d.lot, d.kind;

-- The stays in classrooms that the first so many facts of a device say: as classrooms.loans lists them. Before a find
-- stands the miss that it ends.
create or replace function custody.stays_of(which bigint, upto int)
returns table (stays bigint, open bigint, begun bigint, days bigint) language sql stable as $$
  with line as materialized (
    select f.number, f.nth, f.kind, f.voids, f.occurred_at from custody.fact f where f.device = which and f.nth <= upto),
  told as materialized (
    select t.kind, t.nth, t.day, lag(t.day) over (order by t.nth) as day_before
      from (select f.kind, f.nth, (f.occurred_at at time zone 'Asia/Shanghai')::date - date '1970-01-01' as day
              from line f
             where f.kind in ('INSTALLED', 'RECEIVED', 'RECALLED', 'TRANSFERRED', 'MISSED', 'FOUND')
               and not exists (select from line v where v.voids = f.number)) t),
  stay as materialized (
    select i.nth, i.day as began, e.nth as last, case when e.kind <> 'FOUND' then e.day end as ended
      from told i
      left join lateral (
        select x.kind, x.nth, x.day from told x
         where x.nth > i.nth and x.kind in ('RECALLED', 'TRANSFERRED', 'MISSED', 'FOUND')
           and not exists (select from told n where n.kind in ('INSTALLED', 'RECEIVED')
                              and n.nth > i.nth and n.nth < x.nth)
         order by x.kind in ('RECALLED', 'TRANSFERRED') desc, x.nth desc limit 1) e on true
     where i.kind = 'INSTALLED'),
  seen as materialized (
    select s.began, s.ended,
           (select coalesce(sum(greatest(0, least(f.day, s.ended) - f.day_before)), 0) from told f
             where f.kind = 'FOUND' and f.nth > s.nth and f.nth <= s.last) as missing
      from stay s)
  select count(*),
         count(*) filter (where s.ended is null),
         coalesce(sum(s.began + s.missing) filter (where s.ended is null), 0)::bigint,
         coalesce(sum(s.ended - s.began - s.missing) filter (where s.ended is not null), 0)::bigint
    from seen s
$$;

-- custody.stays_of twice, subtracted, from the end of the line.
create or replace function custody.stays_moved(which bigint, was int, upto int,
                                               out stays bigint, out open bigint, out begun bigint, out days bigint)
language plpgsql stable as $$
declare
  f        record;
  gone     bigint[] := '{}'; -- what later facts void, and was not met yet
  gone_was bigint[] := '{}';
  ended    int; -- the last day on which it was recalled or handed over for good
  ended_was int;
  heard    boolean := false; -- missed or found after that, and whether it is missed
  heard_was boolean := false;
  missed   int;
  missed_was int;
  found    int; -- the day of a find whose miss was not met yet
  found_was int;
  missing  int := 0; -- days from misses to their finds
  missing_was int := 0;
  same     boolean;
begin
  stays := 0; open := 0; begun := 0; days := 0;
  for f in
    select l.number, l.nth, l.kind, l.voids, (l.occurred_at at time zone 'Asia/Shanghai')::date - date '1970-01-01' as day
      from custody.fact l where l.device = which and l.nth <= upto order by l.nth desc
  loop
    same := true;
    if f.number = any (gone) then
      gone := array_remove(gone, f.number);
      same := false;
    elsif f.kind in ('RECALLED', 'TRANSFERRED') then
      if ended is null then
        ended := f.day; missing := 0; found := null;
      end if;
    elsif f.kind in ('MISSED', 'FOUND') then
      if not heard then
        heard := true;
        missed := case when f.kind = 'MISSED' then f.day end;
      end if;
      if f.kind = 'FOUND' then
        found := f.day;
      elsif found is not null then
        missing := missing + greatest(0, least(found, coalesce(ended, missed)) - f.day);
        found := null;
      end if;
    elsif f.kind in ('INSTALLED', 'RECEIVED') then
      if f.kind = 'INSTALLED' then
        stays := stays + 1;
        ended := coalesce(ended, missed);
        if ended is null then
          open := open + 1;
          begun := begun + f.day + missing;
        else
          days := days + ended - f.day - missing;
        end if;
      end if;
      ended := null; missed := null; heard := false; found := null; missing := 0;
    end if;
    if f.voids is not null then
      gone := gone || f.voids;
    end if;
    continue when f.nth > was;

    if f.number = any (gone_was) then
      gone_was := array_remove(gone_was, f.number);
      same := false;
    elsif f.kind in ('RECALLED', 'TRANSFERRED') then
      if ended_was is null then
        ended_was := f.day; missing_was := 0; found_was := null;
      end if;
    elsif f.kind in ('MISSED', 'FOUND') then
      if not heard_was then
        heard_was := true;
        missed_was := case when f.kind = 'MISSED' then f.day end;
      end if;
      if f.kind = 'FOUND' then
        found_was := f.day;
      elsif found_was is not null then
        missing_was := missing_was + greatest(0, least(found_was, coalesce(ended_was, missed_was)) - f.day);
        found_was := null;
      end if;
    elsif f.kind in ('INSTALLED', 'RECEIVED') then
      if f.kind = 'INSTALLED' then
        stays := stays - 1;
        ended_was := coalesce(ended_was, missed_was);
        if ended_was is null then
          open := open - 1;
          begun := begun - (f.day + missing_was);
        else
          days := days - (ended_was - f.day - missing_was);
        end if;
      end if;
      ended_was := null; missed_was := null; heard_was := false; found_was := null; missing_was := 0;
    end if;
    if f.voids is not null then
      gone_was := gone_was || f.voids;
    end if;
    exit when same and f.kind in ('INSTALLED', 'RECEIVED') and gone = gone_was;
  end loop;
end
$$;

-- Then what is said now.
insert into custody.delta (side, donor, lot, kind, pieces, begun, days)
select 'STAY', d.donor, d.lot, d.kind, 0, sum(s.begun), sum(s.days)
  from custody.device_state d cross join lateral custody.stays_of(d.device, d.facts) s
 where d.device in (select f.device from custody.fact f where f.kind = 'FOUND')
 group by d.donor, d.lot, d.kind;
comment on column custody.delta.begun is 'of stays that last: the days on which they began, and those from misses to finds';
