-- One fact about one device is what is written most: its sums are reckoned without the statements that a COPY of a
-- hundred thousand needs.

-- What a device's stays are after so many facts, less what they were after fewer: custody.stays_of twice, subtracted.
-- The line is read from its end, and no further than where both tell the same: mostly to the last installation.
create function custody.stays_moved(which bigint, was int, upto int,
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
      ended := coalesce(ended, f.day);
    elsif f.kind in ('MISSED', 'FOUND') then
      if not heard then
        heard := true;
        missed := case when f.kind = 'MISSED' then f.day end;
      end if;
    elsif f.kind in ('INSTALLED', 'RECEIVED') then
      if f.kind = 'INSTALLED' then
        stays := stays + 1;
        ended := coalesce(ended, missed);
        if ended is null then
          open := open + 1;
          begun := begun + f.day;
        else
          days := days + ended - f.day;
        end if;
      end if;
      ended := null; missed := null; heard := false;
    end if;
    if f.voids is not null then
      gone := gone || f.voids;
    end if;
    continue when f.nth > was;

    if f.number = any (gone_was) then
      gone_was := array_remove(gone_was, f.number);
      same := false;
    elsif f.kind in ('RECALLED', 'TRANSFERRED') then
      ended_was := coalesce(ended_was, f.day);
    elsif f.kind in ('MISSED', 'FOUND') then
      if not heard_was then
        heard_was := true;
        missed_was := case when f.kind = 'MISSED' then f.day end;
      end if;
    elsif f.kind in ('INSTALLED', 'RECEIVED') then
      if f.kind = 'INSTALLED' then
        stays := stays - 1;
        ended_was := coalesce(ended_was, missed_was);
        if ended_was is null then
          open := open - 1;
          begun := begun - f.day;
        else
          days := days - (ended_was - f.day);
        end if;
      end if;
      ended_was := null; missed_was := null; heard_was := false;
    end if;
    if f.voids is not null then
      gone_was := gone_was || f.voids;
    end if;
    exit when same and f.kind in ('INSTALLED', 'RECEIVED') and gone = gone_was;
  end loop;
end
$$;

-- As before, but for one device that stays whose and what it was.
create or replace function custody.tell_standings() returns trigger language plpgsql as $$
declare
  one   record;
  moved record;
  n     int := 0;
begin
  if tg_op = 'INSERT' then
    insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams)
    select 'STANDING', c.donor, c.lot, c.kind, c.stage, c.basis, count(*), sum(c.grams)
      from came c group by c.donor, c.lot, c.kind, c.stage, c.basis;
    insert into custody.delta (side, donor, lot, kind, pieces, open, begun, days)
    select 'STAY', c.donor, c.lot, c.kind, sum(s.stays), sum(s.open), sum(s.begun), sum(s.days)
      from came c cross join lateral custody.stays_of(c.device, c.facts) s
     where c.facts > 1 group by c.donor, c.lot, c.kind having sum(s.stays) > 0;
    return null;
  elsif tg_op = 'DELETE' then
    insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams)
    select 'STANDING', w.donor, w.lot, w.kind, w.stage, w.basis, -count(*), -sum(w.grams)
      from went w group by w.donor, w.lot, w.kind, w.stage, w.basis;
    insert into custody.delta (side, donor, lot, kind, pieces, open, begun, days)
    select 'STAY', w.donor, w.lot, w.kind, -sum(s.stays), -sum(s.open), -sum(s.begun), -sum(s.days)
      from went w cross join lateral custody.stays_of(w.device, w.facts) s
     where w.facts > 1 group by w.donor, w.lot, w.kind having sum(s.stays) > 0;
    return null;
  end if;

  -- of two devices there are four pairs: two are enough to know that it is not one
  for one in
    select c.device, c.facts, c.donor, c.lot, c.kind, c.stage, c.basis, c.grams,
           w.device as device_was, w.facts as facts_were, w.donor as donor_was, w.lot as lot_was, w.kind as kind_was,
           w.stage as stage_was, w.basis as basis_was, w.grams as grams_were
      from came c, went w limit 2
  loop
    n := n + 1;
  end loop;
  if n = 0 then
    return null;
  end if;
  if n = 1 and one.device = one.device_was and one.kind = one.kind_was
     and one.donor is not distinct from one.donor_was and one.lot is not distinct from one.lot_was then
    if one.stage = one.stage_was and one.basis = one.basis_was then
      if one.grams <> one.grams_were then
        insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams)
        values ('STANDING', one.donor, one.lot, one.kind, one.stage, one.basis, 0, one.grams - one.grams_were);
      end if;
      return null;
    end if;
    if one.stage <> one.stage_was
       and (one.stage in ('IN_CLASS', 'RETURNING', 'WITH_SCHOOL', 'MISSING')
            or one.stage_was in ('IN_CLASS', 'RETURNING', 'WITH_SCHOOL', 'MISSING')) then
      moved := custody.stays_moved(one.device, one.facts_were, one.facts);
      if moved.stays <> 0 or moved.open <> 0 or moved.begun <> 0 or moved.days <> 0 then
        insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams, open, begun, days)
        values ('STANDING', one.donor, one.lot, one.kind, one.stage, one.basis, 1, one.grams, 0, 0, 0),
               ('STANDING', one.donor, one.lot, one.kind, one.stage_was, one.basis_was, -1, -one.grams_were, 0, 0, 0),
               ('STAY', one.donor, one.lot, one.kind, null, null, moved.stays, 0, moved.open, moved.begun, moved.days);
        return null;
      end if;
    end if;
    insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams)
    values ('STANDING', one.donor, one.lot, one.kind, one.stage, one.basis, 1, one.grams),
           ('STANDING', one.donor, one.lot, one.kind, one.stage_was, one.basis_was, -1, -one.grams_were);
    return null;
  end if;

  insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams)
  select 'STANDING', m.donor, m.lot, m.kind, m.stage, m.basis, sum(m.n), sum(m.n * m.grams)
    from (select c.donor, c.lot, c.kind, c.stage, c.basis, c.grams, 1 as n from came c
          union all
          select w.donor, w.lot, w.kind, w.stage, w.basis, w.grams, -1 from went w) m
   group by m.donor, m.lot, m.kind, m.stage, m.basis
  having sum(m.n) <> 0 or sum(m.n * m.grams) <> 0;
  insert into custody.delta (side, donor, lot, kind, pieces, open, begun, days)
  select 'STAY', t.donor, t.lot, t.kind, sum(t.n * s.stays), sum(t.n * s.open), sum(t.n * s.begun),
         sum(t.n * s.days)
    from (select m.device,
                 max(m.facts) filter (where m.n = 1) as facts, max(m.facts) filter (where m.n = -1) as facts_were,
                 max(m.donor) filter (where m.n = 1) as donor, max(m.donor) filter (where m.n = -1) as donor_was,
                 max(m.lot) filter (where m.n = 1) as lot, max(m.lot) filter (where m.n = -1) as lot_was,
                 max(m.kind) filter (where m.n = 1) as kind, max(m.kind) filter (where m.n = -1) as kind_was,
                 bool_or(m.stage in ('IN_CLASS', 'RETURNING', 'WITH_SCHOOL', 'MISSING')) as lent,
                 min(m.stage) <> max(m.stage) as moved
            from (select c.device, c.facts, c.donor, c.lot, c.kind, c.stage, 1 as n from came c
                  union all
                  select w.device, w.facts, w.donor, w.lot, w.kind, w.stage, -1 from went w) m
           group by m.device) d
   cross join lateral (values (1, d.facts, d.donor, d.lot, d.kind),
                              (-1, d.facts_were, d.donor_was, d.lot_was, d.kind_was)) t(n, facts, donor, lot, kind)
   cross join lateral custody.stays_of(d.device, t.facts) s
   where (d.lent and d.moved)
      or (d.donor, d.lot, d.kind) is distinct from (d.donor_was, d.lot_was, d.kind_was)
   group by t.donor, t.lot, t.kind
  having sum(t.n * s.stays) <> 0 or sum(t.n * s.open) <> 0 or sum(t.n * s.begun) <> 0 or sum(t.n * s.days) <> 0;
  return null;
end
$$;

-- Most facts say nothing of what arrived: they pay for one look.
create or replace function custody.tell_arrivals() returns trigger language plpgsql as $$
begin
  if not exists (select from written w where w.kind in ('RECEIVED', 'INSPECTED', 'CORRECTED')) then
    return null;
  end if;
  insert into custody.delta (side, donor, lot, basis, pieces, grams)
  select 'ARRIVAL', a.donor, a.lot, a.basis, sum(t.n), sum(t.n * a.grams)
    from (select w.device, min(w.nth) - 1 as before, max(w.nth) as after
            from written w where w.kind in ('RECEIVED', 'INSPECTED', 'CORRECTED') group by w.device) d
   cross join lateral (values (1, d.after), (-1, d.before)) t(n, upto)
   cross join lateral custody.arrival_of(d.device, t.upto) a
   where t.upto > 0
   group by a.donor, a.lot, a.basis
  having sum(t.n) <> 0 or sum(t.n * a.grams) <> 0;
  return null;
end
$$;
