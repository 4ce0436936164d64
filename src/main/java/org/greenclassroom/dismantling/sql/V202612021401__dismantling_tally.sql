-- Running sums, as custody keeps them: what a statement changed is appended, a job adds it up.
create table dismantling.delta (
  delta  bigint generated always as identity primary key,
  side   text   not null check (side in ('WEIGHING', 'TREATMENT')),
  pieces bigint not null, -- weigh tickets; of TREATMENT, devices
  grams  bigint not null
);
create table dismantling.tally (
  side   text   primary key check (side in ('WEIGHING', 'TREATMENT')),
  pieces bigint not null,
  grams  bigint not null
);
alter table dismantling.delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
grant select, insert, delete on dismantling.delta to green_app;
grant select, insert, update on dismantling.tally to green_app;

-- What of an accepted certificate is whose: made anew whenever it changes. A device's share of its grams is by its
-- own recorded weight; cut at the running sums, the shares add up to the certificate to the gram.
create table dismantling.share (
  share       bigint generated always as identity primary key,
  certificate bigint not null references dismantling.certificate (certificate),
  donor       bigint, -- null: nobody knows
  lot         bigint, -- null: none
  devices     bigint not null check (devices > 0),
  grams       bigint not null
);
create index share_certificate on dismantling.share (certificate);
create index share_donor on dismantling.share (donor, certificate);
create index share_lot on dismantling.share (lot, certificate);
grant select, insert, delete on dismantling.share to green_app;

create function dismantling.tell() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'weighing' then
    if tg_op = 'INSERT' then
      insert into dismantling.delta (side, pieces, grams)
      select 'WEIGHING', count(*), sum(c.net_grams) from came c where c.struck_at is null having count(*) > 0;
    else
      insert into dismantling.delta (side, pieces, grams)
      select 'WEIGHING', sum(m.n), sum(m.n * m.net_grams)
        from (select 1 as n, c.net_grams from came c where c.struck_at is null
              union all
              select -1, w.net_grams from went w where w.struck_at is null) m
      having sum(m.n) <> 0 or sum(m.n * m.net_grams) <> 0;
    end if;
  elsif tg_op = 'INSERT' then
    insert into dismantling.delta (side, pieces, grams)
    select 'TREATMENT', sum(c.devices), sum(c.grams) from came c having count(*) > 0;
  else
    insert into dismantling.delta (side, pieces, grams)
    select 'TREATMENT', -sum(w.devices), -sum(w.grams) from went w having count(*) > 0;
  end if;
  return null;
end
$$;
create trigger weighing_came after insert on dismantling.weighing
  referencing new table as came for each statement execute function dismantling.tell();
create trigger weighing_moved after update on dismantling.weighing
  referencing old table as went new table as came for each statement execute function dismantling.tell();
create trigger share_came after insert on dismantling.share
  referencing new table as came for each statement execute function dismantling.tell();
create trigger share_went after delete on dismantling.share
  referencing old table as went for each statement execute function dismantling.tell();

create function dismantling.share_out(touched bigint[]) returns void language plpgsql as $$
begin
  -- two who change the same certificate share it out one after the other
  perform from dismantling.certificate c where c.certificate = any(touched) order by c.certificate for update;
  delete from dismantling.share s where s.certificate = any(touched);
  insert into dismantling.share (certificate, donor, lot, devices, grams)
  select t.certificate, t.donor, t.lot, count(*), sum(t.share)
    from (select i.certificate, g.donor, g.lot,
                 (c.grams * sum(g.grams) over upto / sum(g.grams) over whole)::bigint
                   - coalesce((c.grams * sum(g.grams) over before / sum(g.grams) over whole)::bigint, 0) as share
            from dismantling.certificate c
            join dismantling.batch_device i on i.certificate = c.certificate and i.returned_at is null
            join dismantling.batch b on b.batch = i.batch and b.slip is not null
            join custody.devices g on g.device = i.device
           where c.certificate = any(touched) and c.accepted_at is not null
          window whole as (partition by i.certificate),
                 upto as (partition by i.certificate order by i.device rows unbounded preceding),
                 before as (partition by i.certificate order by i.device
                            rows between unbounded preceding and 1 preceding)) t
   group by t.certificate, t.donor, t.lot;
end
$$;

create function dismantling.tell_shares() returns trigger language plpgsql as $$
declare
  touched bigint[];
begin
  if tg_table_name = 'certificate' then
    select array_agg(distinct c.certificate) into touched from came c where c.accepted_at is not null;
  elsif tg_op = 'INSERT' then
    select array_agg(distinct c.certificate) into touched from came c where c.certificate is not null;
  else
    select array_agg(distinct m.certificate) into touched
      from (select certificate from came union all select certificate from went) m where m.certificate is not null;
  end if;
  if touched is not null then
    perform dismantling.share_out(touched);
  end if;
  return null;
end
$$;
create trigger certificate_moved after update on dismantling.certificate
  referencing new table as came for each statement execute function dismantling.tell_shares();
create trigger batch_device_came after insert on dismantling.batch_device
  referencing new table as came for each statement execute function dismantling.tell_shares();
create trigger batch_device_moved after update on dismantling.batch_device
  referencing old table as went new table as came for each statement execute function dismantling.tell_shares();

-- What stands there already; a house that begins has no certificate, and no view of devices yet.
insert into dismantling.delta (side, pieces, grams)
select 'WEIGHING', count(*), sum(net_grams) from dismantling.weighing where struck_at is null having count(*) > 0;
do $$
begin
  if exists (select from dismantling.certificate c where c.accepted_at is not null) then
    perform dismantling.share_out((select array_agg(c.certificate) from dismantling.certificate c
                                    where c.accepted_at is not null));
  end if;
end
$$;
