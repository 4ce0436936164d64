create schema impact;
grant usage on schema impact to green_app;

-- That the audit about minors ran, once each year, and what it found (PRC, regulation on the protection of minors in
-- cyberspace, article 37: told by the end of January for the year before).
create table impact.audit (
  year    int         primary key check (year between 2000 and 9999), -- in which it ran
  at      timestamptz not null,
  tables  int         not null check (tables > 0),
  columns int         not null check (columns > 0),
  broken  text[]      not null -- what broke a rule: columns and keys; empty: every rule held
);
grant select, insert on impact.audit to green_app;

create function impact.refuse_audit() returns trigger language plpgsql as $$
begin raise exception 'an audit is never changed'; end $$;
create trigger audit_stays before update or delete on impact.audit for each row execute function impact.refuse_audit();
create trigger audits_stay before truncate on impact.audit for each statement execute function impact.refuse_audit();
