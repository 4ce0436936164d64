-- Months of which the days lie elsewhere, as files; the oldest go first. Their sums stay here.
create table usage.archive (
  month       date        primary key check (extract(day from month) = 1),
  file        text        not null check (file <> ''), -- its name; where it is kept is not ours to know
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       bigint      not null check (bytes > 0),
  rows        bigint      not null check (rows >= 0),
  on_min      bigint      not null,
  active_min  bigint      not null,
  archived_at timestamptz not null
);
grant select, insert on usage.archive to green_app;

-- A month that went is not made again: its days would count twice.
create or replace function usage.make_month(wanted date) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  first date := date_trunc('month', wanted)::date;
  name  text := 'day_' || to_char(first, 'YYYYMM');
begin
  if first < date '2006-01-01' or first > current_date + 400 then
    raise exception 'no month of ours: %', first;
  end if;
  if to_regclass('usage.' || name) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtext('usage.make_month'));
  if to_regclass('usage.' || name) is not null then return; end if;
  if exists (select from usage.archive where month >= first) then
    raise exception 'the days of % were taken away', first;
  end if;
  execute format('create table usage.%I (like usage.day including defaults including constraints)', name);
  execute format('alter table usage.day attach partition usage.%I for values from (%L) to (%L)',
                 name, first, (first + interval '1 month')::date);
end $$;

-- Takes a month's days away after its file was read again: only if they are still what the file holds.
-- What a computer did in that month stays as its sum.
create function usage.drop_month(wanted date, expected_rows bigint, expected_on bigint, expected_active bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  first date := date_trunc('month', wanted)::date;
  name  text := 'day_' || to_char(first, 'YYYYMM');
  same  boolean;
begin
  perform pg_advisory_xact_lock(hashtext('usage.make_month'));
  lock table only usage.day in access exclusive mode; -- first: whoever waits for a month holds this
  execute format('lock table usage.%I in access exclusive mode', name);
  execute format('select count(*) = $1 and coalesce(sum(on_min), 0) = $2 and coalesce(sum(active_min), 0) = $3 from usage.%I', name)
     into same using expected_rows, expected_on, expected_active;
  if not same then
    raise exception 'days of % came while they were written', first using errcode = 'serialization_failure';
  end if;
  execute format(
    'insert into usage.device_month as m (device, month, classroom, on_min, active_min, days)
     select device, $1, classroom, sum(on_min), sum(active_min), count(*) filter (where quality <> ''CONTACT_ONLY'')
       from usage.%I group by device, classroom
     on conflict (device, month, classroom) do update
        set on_min = m.on_min + excluded.on_min, active_min = m.active_min + excluded.active_min,
            days = m.days + excluded.days', name) using first;
  execute format('alter table usage.day detach partition usage.%I', name);
  execute format('drop table usage.%I', name);
end $$;
revoke all on function usage.drop_month(date, bigint, bigint, bigint) from public;
grant execute on function usage.drop_month(date, bigint, bigint, bigint) to green_app;
