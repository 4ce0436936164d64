-- An older program that still runs would write between what is added up here and what tells of it from now on.
lock table balance.turn in exclusive mode;
lock table balance.daily in share row exclusive mode;

-- How far the book was followed: one row. Numbers of facts are given out before their transactions end, so that a
-- lower number may appear after a higher one. Hence two marks: up to upto every fact was followed and none can
-- appear any more; the same will be true of mark once every transaction is over that began before horizon.
create table balance.progress (
  one       boolean primary key default true check (one),
  upto      bigint, -- null: nobody knows; every device is looked at
  mark      bigint, -- null before the first round
  horizon   xid8,   -- null likewise
  forgotten int     not null default 0, -- how often all was forgotten
  check ((mark is null) = (horizon is null) and (upto is null or upto <= mark))
);
grant select, update on balance.progress to green_app;
insert into balance.progress default values;

-- All days of balance.daily in one sum, kept by whoever writes these, so that the ledger is held against the book
-- without adding them up.
create table balance.total (
  stock  text   not null,
  flow   text   not null,
  basis  text   not null,
  pieces bigint not null,
  grams  bigint not null,
  primary key (stock, flow, basis)
);
grant select, insert, update, delete on balance.total to green_app;

insert into balance.total (stock, flow, basis, pieces, grams)
select stock, flow, basis, sum(pieces), sum(grams) from balance.daily group by stock, flow, basis;

create function balance.tell_total() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into balance.total as t (stock, flow, basis, pieces, grams)
    select w.stock, w.flow, w.basis, -sum(w.pieces), -sum(w.grams) from went w group by w.stock, w.flow, w.basis
    on conflict (stock, flow, basis) do update
       set pieces = t.pieces + excluded.pieces, grams = t.grams + excluded.grams;
  end if;
  if tg_op <> 'DELETE' then
    insert into balance.total as t (stock, flow, basis, pieces, grams)
    select c.stock, c.flow, c.basis, sum(c.pieces), sum(c.grams) from came c group by c.stock, c.flow, c.basis
    on conflict (stock, flow, basis) do update
       set pieces = t.pieces + excluded.pieces, grams = t.grams + excluded.grams;
  end if;
  return null;
end
$$;

create trigger daily_inserted after insert on balance.daily
  referencing new table as came for each statement execute function balance.tell_total();
create trigger daily_updated after update on balance.daily
  referencing old table as went new table as came for each statement execute function balance.tell_total();
create trigger daily_deleted after delete on balance.daily
  referencing old table as went for each statement execute function balance.tell_total();

-- Days on which nothing is left are taken away without reading all others.
create index daily_nothing on balance.daily (day) where pieces = 0 and grams = 0;

-- Devices that were dismantled, and nothing proves it yet. An index on postings would not do: how many ends lack
-- evidence is beyond the planner's statistics, and it reads all that were ever dismantled.
alter table balance.reckoned add column uncertified boolean not null default false;
update balance.reckoned r set uncertified = true
 where r.device in (select p.device from balance.posting p where p.flow = 'DISMANTLED' and p.evidence is null);
create index reckoned_uncertified on balance.reckoned (device) where uncertified;
