-- Lists of a million devices: whatever they are sorted by, narrowed by or searched in has an index
-- (decision 0030). The two texts are kept, because an index over an expression cannot answer alone.

create function custody.what(maker text, model text) returns text
  language sql immutable parallel safe
  return nullif(lower(normalize(coalesce(maker || ' ', '') || coalesce(model, ''), nfkc)), '');

create function custody.searched(serial text, donors_tag text, maker text, model text) returns text
  language sql immutable parallel safe
  return lower(normalize(' ' || coalesce(serial, '') || ' ' || coalesce(donors_tag, '')
                         || ' ' || coalesce(maker, '') || ' ' || coalesce(model, ''), nfkc));

alter table custody.device_state
  -- maker and model in the spelling in which they are sorted and compared
  add column what text collate "C" generated always as (custody.what(maker, model)) stored, -- null: nobody knows
  -- what a search looks in: full-width or not, capital or not is the same; a word follows a space
  add column searched text collate "C" not null
    generated always as (custody.searched(serial, donors_tag, maker, model)) stored;

create index device_state_what on custody.device_state (what, device);
create index device_state_grams on custody.device_state (grams, device);
create index device_state_changed_at on custody.device_state (changed_at, device);
create index device_state_received_at on custody.device_state (received_at, device);
create index device_state_place on custody.device_state (place, device);
create index device_state_data on custody.device_state (data, kind, device);

-- A stage and time go together: what is in class is younger than what is dismantled.
create index device_state_stage_changed_at on custody.device_state (stage, changed_at, device);
create index device_state_stage_received_at on custody.device_state (stage, received_at, device);

-- The same order as before; what else is often asked together with a stage is answered from it.
drop index custody.device_state_stage;
create index device_state_stage on custody.device_state (stage, device)
 include (holder, place, kind, data, donor);

-- The same equality as before, and now an order.
drop index custody.device_state_serial;
create index device_state_serial on custody.device_state (lower(serial), device);

-- Part of a text is found by its trigrams. Whoever already has the extension has it where they like.
create extension if not exists pg_trgm;
do $$
begin
  execute format(
    'create index device_state_searched on custody.device_state using gin (searched %I.gin_trgm_ops)',
    (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
      where e.extname = 'pg_trgm'));
end
$$;
-- The planner should know common words from rare ones.
alter table custody.device_state alter column searched set statistics 1000;
