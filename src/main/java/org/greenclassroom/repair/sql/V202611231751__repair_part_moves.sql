-- A part has a life of its own: bought or taken out of a device, put into another, sent to dismantling.
-- Until now a row was a part that had been put in.
create table repair.move (
  move     bigint      generated always as identity primary key,
  key      uuid        not null unique,
  part     bigint      not null references repair.part (part),
  nth      int         not null check (nth > 0), -- of two at once, one writes it
  what     text        not null check (what in ('BOUGHT', 'TAKEN_OUT', 'PUT_IN', 'PROVEN', 'DESTRUCTION_SAID',
    'DESTROYED', 'SENT_OFF')),
  device   bigint      references custody.device (device), -- null: it is about no device
  since    timestamptz, -- taken out: when that device was last received; an older proof proves nothing. Else null
  proof    text,        -- proven: SHA-256 of the document; destroyed: how. Else null
  moved_at timestamptz not null,
  moved_by bigint      not null,
  unique (part, nth),
  check ((what in ('TAKEN_OUT', 'PUT_IN')) = (device is not null)),
  check ((what = 'TAKEN_OUT') = (since is not null)),
  check ((what in ('PROVEN', 'DESTRUCTION_SAID', 'DESTROYED')) = (proof is not null))
);
create index move_device on repair.move (device, moved_at desc);
grant select, insert on repair.move to green_app;

insert into repair.move (key, part, nth, what, device, moved_at, moved_by)
select gen_random_uuid(), part, 1, 'PUT_IN', device, fitted_at, fitted_by from repair.part order by part;

alter table repair.part
  add column grams       bigint check (grams > 0),
  add column basis       text   check (basis in ('WEIGHED', 'ESTIMATED')),
  add column reference   text,  -- the paper of a bought part: invoice, delivery note; null: none, or it came out of a device
  add column recorded_at timestamptz,
  add column recorded_by bigint;
update repair.part
   set grams = case kind when 'BATTERY' then 360 when 'SCREEN' then 350 when 'KEYBOARD' then 150 when 'MEMORY' then 10
         when 'DISK' then 100 when 'FAN' then 60 when 'POWER_SUPPLY' then 300 when 'MAINBOARD' then 340
         when 'WIRELESS' then 5 when 'HINGE' then 40 when 'CABLE' then 20 when 'CASE' then 600
         when 'CMOS_BATTERY' then 3 else 50 end,
       basis = 'ESTIMATED', recorded_at = fitted_at, recorded_by = fitted_by;
alter table repair.part
  alter column grams set not null,
  alter column basis set not null,
  alter column recorded_at set not null,
  alter column recorded_by set not null,
  drop constraint part_source_check,
  add constraint part_source_check check (source in ('NEW', 'USED', 'DEVICE')),
  drop column device,
  drop column fitted_at,
  drop column fitted_by;
create index part_kind on repair.part (kind);
