create schema method;
grant usage on schema method to green_app;

-- A version of all coefficients. Never edited: what was published with it must be reckoned again with it. The
-- next one supersedes it.
create table method.set (
  set          bigint      generated always as identity primary key,
  version      text        not null unique check (version ~ '^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$'),
  hash         text        not null unique check (hash ~ '^[0-9a-f]{64}$'), -- SHA-256 over all its coefficients
  since        timestamptz not null,
  loaded_by    bigint      not null, -- the account; 0: it came with the product
  coefficients int         not null check (coefficients > 0)
);
grant select, insert on method.set to green_app;

create table method.coefficient (
  set     bigint  not null references method.set,
  id      text    not null,
  class   text    not null, -- a class of devices, a part, a mode, a matter; ANY: of all
  term    text    not null check (term in ('EMBODIED', 'LIFE', 'END_OF_LIFE', 'WEIGHT', 'POWER_OLD', 'POWER_NEW', 'REFURBISHING',
                    'PART', 'ELECTRICITY', 'TRANSPORT', 'DISPLACEMENT', 'HOURS', 'RESTART', 'RESTART_SHARE', 'ONE_TO_ONE', 'CREDIT')),
  low     numeric not null check (low <= central),
  central numeric not null,
  high    numeric not null check (central <= high),
  unit    text    not null,
  source  text    not null,
  year    int     not null,
  region  text    not null,
  licence text    not null,
  note    text    not null,
  primary key (set, id)
);
grant select, insert on method.coefficient to green_app;

-- Not even by hand: an edition names the hash of its set.
create function method.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a set of coefficients is never changed: load the next one';
end $$;
create trigger set_stays before update or delete or truncate on method.set
  for each statement execute function method.refuse_change();
create trigger coefficient_stays before update or delete or truncate on method.coefficient
  for each statement execute function method.refuse_change();
