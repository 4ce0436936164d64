create schema followup;
grant usage on schema followup to green_app;

-- How often a room is visited and asked. The latest version of a kind holds for what is planned from
-- then on; what was planned keeps the version it was planned by.
create table followup.cadence (
  cadence       bigint      generated always as identity primary key,
  kind          text        not null check (kind in ('STANDARD', 'SPECIAL_NEEDS')),
  visits        int[]       not null check (cardinality(visits) between 1 and 40), -- months after the acceptance
  visits_then   int         not null check (visits_then between 1 and 24), -- every so many months after the last of them
  checkins      int         not null check (checkins between 0 and 12),      -- every so many months; 0: never
  inventories   int[]       not null check (inventories <@ array[1,2,3,4,5,6,7,8,9,10,11,12]), -- in which months of a year
  questionnaires int        not null check (questionnaires between 0 and 36), -- every so many months; 0: never
  reason        text        not null check (reason <> ''),
  set_at        timestamptz not null,
  set_by        bigint      not null
);
create index cadence_kind on followup.cadence (kind, cadence desc);
grant select, insert on followup.cadence to green_app;

insert into followup.cadence (kind, visits, visits_then, checkins, inventories, questionnaires, reason, set_at, set_by)
values ('STANDARD', '{1,3,6,12,18,24,30,36}', 6, 1, '{1,7}', 12, '项目约定', now(), 0),
       ('SPECIAL_NEEDS', '{1,2,3,6,9,12,18,24,30,36}', 6, 1, '{1,7}', 12, '项目约定', now(), 0);

-- What is to be done for a room by a day. wanted_on is the day by the cadence, first_due_on that day
-- moved to one on which the school teaches, due_on where it stands now.
create table followup.task (
  task         bigint      generated always as identity primary key,
  classroom    bigint      not null references classrooms.classroom (classroom),
  kind         text        not null check (kind in ('VISIT', 'CHECKIN', 'INVENTORY', 'QUESTIONNAIRE')),
  cadence      bigint      not null references followup.cadence (cadence),
  wanted_on    date        not null,
  first_due_on date        not null,
  due_on       date        not null,
  engineer     bigint,     -- null: whoever gets there first
  state        text        not null default 'OPEN' check (state in ('OPEN', 'DONE', 'CALLED_OFF')),
  why_off      text        check (why_off in ('TERM', 'ENDED', 'NOT_NEEDED')), -- null: not called off
  done_on      date,       -- null: not done
  done_by      bigint,     -- null likewise
  done_by_kind text        check (done_by_kind in ('VISIT', 'REPORT', 'CONTACT', 'HAND')), -- null likewise
  settled_at   timestamptz, -- when it was done or called off; null: open
  made_at      timestamptz not null,
  unique (classroom, kind, wanted_on),
  check ((state = 'CALLED_OFF') = (why_off is not null)),
  check ((state = 'DONE') = (done_on is not null) and (state = 'DONE') = (done_by is not null)
         and (state = 'DONE') = (done_by_kind is not null)),
  check ((state = 'OPEN') = (settled_at is null))
);
create index task_open on followup.task (due_on, task) where state = 'OPEN';
create index task_due on followup.task (due_on, task);
create index task_classroom on followup.task (classroom, due_on);
create index task_engineer on followup.task (engineer, due_on) where state = 'OPEN';
create index task_cadence on followup.task (cadence);
grant select, insert, update on followup.task to green_app;

-- A task got another day. Nothing here is ever changed.
create table followup.move (
  move     bigint      generated always as identity primary key,
  task     bigint      not null references followup.task (task),
  from_on  date        not null,
  to_on    date        not null,
  reason   text        not null check (reason <> '' and length(reason) <= 300),
  moved_at timestamptz not null,
  moved_by bigint      not null,
  check (from_on <> to_on)
);
create index move_task on followup.move (task, move);
grant select, insert on followup.move to green_app;

-- We called, wrote or met somebody of the school. What was said in short; no child is named.
create table followup.contact (
  contact   bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  channel   text        not null check (channel in ('CALL', 'WECHAT', 'EMAIL', 'LETTER')),
  on_day    date        not null,
  summary   text        not null check (summary <> '' and length(summary) <= 1000),
  next_on   date        check (next_on >= on_day), -- null: nothing comes next
  next_what text        check (length(next_what) <= 300), -- null likewise
  told_at   timestamptz not null,
  told_by   bigint      not null,
  key       uuid        not null unique,
  check ((next_on is null) = (next_what is null))
);
create index contact_classroom on followup.contact (classroom, contact desc);
create index contact_next on followup.contact (next_on) where next_on is not null;
grant select, insert on followup.contact to green_app;

-- What came next was done.
create table followup.settling (
  contact    bigint      primary key references followup.contact (contact),
  settled_on date        not null,
  settled_at timestamptz not null,
  settled_by bigint      not null
);
grant select, insert on followup.settling to green_app;

create function followup.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'followup: % is never changed', tg_table_name;
end $$;
create trigger move_stays before update or delete or truncate on followup.move
  execute function followup.refuse_change();
create trigger contact_stays before update or delete or truncate on followup.contact
  execute function followup.refuse_change();
