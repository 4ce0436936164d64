-- A batch that left is frozen: nothing more goes onto it and nothing comes off, whoever asks.
create function dismantling.refuse_frozen() returns trigger language plpgsql as $$
declare
  touched bigint := case when tg_op = 'DELETE' then old.batch else new.batch end;
begin
  if exists (select from dismantling.batch b where b.batch = touched and b.slip is not null) then
    raise exception 'batch % is frozen: % on %.% is refused', touched, tg_op, tg_table_schema, tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger batch_device_is_frozen before insert or delete on dismantling.batch_device
  for each row execute function dismantling.refuse_frozen();
create trigger pallet_is_frozen before insert or delete on dismantling.pallet
  for each row execute function dismantling.refuse_frozen();
create trigger hazard_is_frozen before insert or delete on dismantling.hazard
  for each row execute function dismantling.refuse_frozen();
