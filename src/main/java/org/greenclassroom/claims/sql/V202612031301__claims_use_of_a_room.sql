-- A report of one room uses that room's rows, not all rows of its years.
alter table claims.use add column classroom bigint references classrooms.classroom (classroom); -- null: whichever room they are of
create index use_classroom on claims.use (classroom);

create or replace function claims.refuse_loss() returns trigger language plpgsql as $$
begin
  if old.reverses is not null or exists (
    select from claims.use u
     where u.year = old.year and (u.donor is null or u.donor = old.donor)
       and (u.classroom is null or u.classroom = old.classroom) and u.reckoning >= old.reckoning) then
    raise exception 'claim % was used: it is reversed, not taken away', old.claim;
  end if;
  return old;
end $$;
