-- Running sums. Where the present and the book are written, a statement appends what it changed, grouped: never a
-- row per device, and never an update, so that writers do not wait for each other. A job adds up what was appended.
-- Three of them: where devices stand (by the present), what arrived (by the facts alone, the other side of the
-- balance), and how long they were lent (by the facts). Days are numbered from 1970-01-01 in the programme's
-- calendar, so that days until any moment are a product and a difference: days + open * that day - begun.
create table custody.delta (
  delta  bigint  generated always as identity primary key,
  side   text    not null check (side in ('STANDING', 'ARRIVAL', 'STAY')),
  donor  bigint, -- null: nobody knows
  lot    bigint, -- null: none
  kind   text,   -- null: not told by kind
  stage  text,   -- null: not told by stage
  basis  text,   -- null: it is not about weight
  pieces bigint  not null, -- devices; of STAY, stays
  grams  bigint  not null default 0,
  open   bigint  not null default 0, -- stays that last
  begun  bigint  not null default 0, -- the sum of the days on which these began
  days   bigint  not null default 0  -- of stays that ended
);

-- The sums of what was added up, for all, for each donor, and for each lot of a donor.
create table custody.tally (
  side   text    not null check (side in ('STANDING', 'ARRIVAL', 'STAY')),
  scope  text    not null check (scope in ('ALL', 'DONOR', 'LOT')),
  donor  bigint, -- null: for all, or nobody knows
  lot    bigint, -- null: not of one lot, or none
  kind   text,   -- null: as in custody.delta, like what follows
  stage  text,
  basis  text,
  pieces bigint  not null,
  grams  bigint  not null,
  open   bigint  not null,
  begun  bigint  not null,
  days   bigint  not null,
  unique nulls not distinct (side, scope, donor, lot, kind, stage, basis)
);
create index tally_lot on custody.tally (lot, side) where scope = 'LOT';
-- What was added up is gone soon; the next reader should not walk over it.
alter table custody.delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
grant select, insert, delete on custody.delta to green_app;
grant select, insert, update on custody.tally to green_app;

-- Both functions read the line of one device and nothing else: what voids a fact stands in the same line. Said so,
-- because a plan that was made while the book was small is kept.

-- The weight and owner that the first so many facts of a device say, if it ever arrived.
create function custody.arrival_of(which bigint, upto int)
returns table (donor bigint, lot bigint, basis text, grams bigint) language sql stable as $$
  with line as materialized (
    select f.number, f.nth, f.kind, f.voids, f.detail from custody.fact f where f.device = which and f.nth <= upto)
  select (f.detail -> 'observed' ->> 'donor')::bigint, (f.detail -> 'observed' ->> 'lot')::bigint,
         f.detail -> 'observed' ->> 'basis', (f.detail -> 'observed' ->> 'grams')::bigint
    from line f
   where f.kind in ('RECEIVED', 'INSPECTED') and f.detail -> 'observed' ->> 'grams' is not null
     and not exists (select from line v where v.voids = f.number)
   order by f.nth desc limit 1
$$;

-- The stays in classrooms that the first so many facts of a device say: as classrooms.loans lists them.
create function custody.stays_of(which bigint, upto int)
returns table (stays bigint, open bigint, begun bigint, days bigint) language sql stable as $$
  with line as materialized (
    select f.number, f.nth, f.kind, f.voids, f.occurred_at from custody.fact f where f.device = which and f.nth <= upto),
  told as materialized (
    select f.kind, f.nth, (f.occurred_at at time zone 'Asia/Shanghai')::date - date '1970-01-01' as day
      from line f
     where f.kind in ('INSTALLED', 'RECEIVED', 'RECALLED', 'TRANSFERRED', 'MISSED', 'FOUND')
       and not exists (select from line v where v.voids = f.number)),
  stay as materialized (
    select i.day as began,
           (select case when e.kind <> 'FOUND' then e.day end from told e
             where e.nth > i.nth and e.kind in ('RECALLED', 'TRANSFERRED', 'MISSED', 'FOUND')
               and not exists (select from told n where n.kind in ('INSTALLED', 'RECEIVED')
                                  and n.nth > i.nth and n.nth < e.nth)
             order by e.kind in ('RECALLED', 'TRANSFERRED') desc, e.nth desc limit 1) as ended
      from told i where i.kind = 'INSTALLED')
  select count(*),
         count(*) filter (where s.ended is null),
         coalesce(sum(s.began) filter (where s.ended is null), 0)::bigint,
         coalesce(sum(s.ended - s.began) filter (where s.ended is not null), 0)::bigint
    from stay s
$$;

-- No joins between the rows before and after: the plan is kept, and one made for a single row would compare each
-- with each when a hundred thousand come.
create function custody.tell_standings() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams)
    select 'STANDING', c.donor, c.lot, c.kind, c.stage, c.basis, count(*), sum(c.grams)
      from came c group by c.donor, c.lot, c.kind, c.stage, c.basis;
    insert into custody.delta (side, donor, lot, kind, pieces, open, begun, days)
    select 'STAY', c.donor, c.lot, c.kind, sum(s.stays), sum(s.open), sum(s.begun), sum(s.days)
      from came c cross join lateral custody.stays_of(c.device, c.facts) s
     where c.facts > 1 group by c.donor, c.lot, c.kind having sum(s.stays) > 0;
  elsif tg_op = 'DELETE' then
    insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams)
    select 'STANDING', w.donor, w.lot, w.kind, w.stage, w.basis, -count(*), -sum(w.grams)
      from went w group by w.donor, w.lot, w.kind, w.stage, w.basis;
    insert into custody.delta (side, donor, lot, kind, pieces, open, begun, days)
    select 'STAY', w.donor, w.lot, w.kind, -sum(s.stays), -sum(s.open), -sum(s.begun), -sum(s.days)
      from went w cross join lateral custody.stays_of(w.device, w.facts) s
     where w.facts > 1 group by w.donor, w.lot, w.kind having sum(s.stays) > 0;
  else
    insert into custody.delta (side, donor, lot, kind, stage, basis, pieces, grams)
    select 'STANDING', m.donor, m.lot, m.kind, m.stage, m.basis, sum(m.n), sum(m.n * m.grams)
      from (select donor, lot, kind, stage, basis, grams, 1 as n from came
            union all
            select donor, lot, kind, stage, basis, grams, -1 from went) m
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
              from (select device, facts, donor, lot, kind, stage, 1 as n from came
                    union all
                    select device, facts, donor, lot, kind, stage, -1 from went) m
             group by m.device) d
     cross join lateral (values (1, d.facts, d.donor, d.lot, d.kind),
                                (-1, d.facts_were, d.donor_was, d.lot_was, d.kind_was)) t(n, facts, donor, lot, kind)
     cross join lateral custody.stays_of(d.device, t.facts) s
     where (d.lent and d.moved)
        or (d.donor, d.lot, d.kind) is distinct from (d.donor_was, d.lot_was, d.kind_was)
     group by t.donor, t.lot, t.kind
    having sum(t.n * s.stays) <> 0 or sum(t.n * s.open) <> 0 or sum(t.n * s.begun) <> 0 or sum(t.n * s.days) <> 0;
  end if;
  return null;
end
$$;

create function custody.tell_arrivals() returns trigger language plpgsql as $$
begin
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

create trigger device_state_came after insert on custody.device_state
  referencing new table as came for each statement execute function custody.tell_standings();
create trigger device_state_went after delete on custody.device_state
  referencing old table as went for each statement execute function custody.tell_standings();
create trigger device_state_moved after update on custody.device_state
  referencing old table as went new table as came for each statement execute function custody.tell_standings();
create trigger fact_written after insert on custody.fact
  referencing new table as written for each statement execute function custody.tell_arrivals();

-- What stands there already.
insert into custody.tally (side, scope, donor, lot, kind, stage, basis, pieces, grams, open, begun, days)
select r.side, case grouping(r.donor, r.lot) when 3 then 'ALL' when 1 then 'DONOR' else 'LOT' end,
       r.donor, r.lot, r.kind, r.stage, r.basis, sum(r.pieces), sum(r.grams), sum(r.open), sum(r.begun), sum(r.days)
  from (select 'STANDING' as side, d.donor, d.lot, d.kind, d.stage, d.basis, 1 as pieces, d.grams, 0 as open,
               0 as begun, 0 as days
          from custody.device_state d
        union all
        select 'ARRIVAL', a.donor, a.lot, null, null, a.basis, 1, a.grams, 0, 0, 0
          from custody.device d cross join lateral custody.arrival_of(d.device, 2147483647) a
        union all
        select 'STAY', d.donor, d.lot, d.kind, null, null, s.stays, 0, s.open, s.begun, s.days
          from custody.device_state d cross join lateral custody.stays_of(d.device, d.facts) s
         where d.device in (select f.device from custody.fact f where f.kind = 'INSTALLED') and s.stays > 0) r
 group by grouping sets ((r.side, r.kind, r.stage, r.basis),
                         (r.side, r.kind, r.stage, r.basis, r.donor),
                         (r.side, r.kind, r.stage, r.basis, r.donor, r.lot));
