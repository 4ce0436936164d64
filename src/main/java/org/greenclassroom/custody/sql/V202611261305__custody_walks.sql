-- An index holds no text of any length: nobody sorts by the two hundredth character, nor searches
-- behind the four hundredth.
create or replace function custody.what(maker text, model text) returns text
  language sql immutable parallel safe
  return nullif(left(lower(normalize(coalesce(maker || ' ', '') || coalesce(model, ''), nfkc)), 200), '');

create or replace function custody.searched(serial text, donors_tag text, maker text, model text) returns text
  language sql immutable parallel safe
  return left(lower(normalize(' ' || coalesce(serial, '') || ' ' || coalesce(donors_tag, '')
                              || ' ' || coalesce(maker, '') || ' ' || coalesce(model, ''), nfkc)), 400);

-- A common word is met late in the order of names, and what was received long ago late in the order
-- of changes: the way there is walked in the index alone.
drop index custody.device_state_what;
create index device_state_what on custody.device_state (what, device) include (searched);
drop index custody.device_state_changed_at;
create index device_state_changed_at on custody.device_state (changed_at, device) include (received_at);
