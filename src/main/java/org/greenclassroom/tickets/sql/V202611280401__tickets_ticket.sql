create schema tickets;
grant usage on schema tickets to green_app;

-- By when what is due, in versions: the last one holds for what is opened from then on.
create table tickets.policy (
  policy     bigint      generated always as identity primary key,
  note       text        not null check (note <> ''),
  decided_at timestamptz not null default now(),
  decided_by bigint      not null default 0,
  key        uuid        not null unique default gen_random_uuid()
);
create table tickets.policy_line (
  policy             bigint not null references tickets.policy (policy),
  severity           text   not null check (severity in ('SAFETY', 'ROOM_DOWN', 'DEVICE', 'QUESTION')),
  acknowledge_amount int    not null check (acknowledge_amount between 1 and 400),
  acknowledge_unit   text   not null check (acknowledge_unit in ('HOUR', 'DAY')),
  resolve_amount     int    not null check (resolve_amount between 1 and 400),
  resolve_unit       text   not null check (resolve_unit in ('HOUR', 'DAY')),
  counting           text   not null check (counting in ('WORKING', 'SCHOOL')),
  primary key (policy, severity)
);
grant select, insert on tickets.policy, tickets.policy_line to green_app;

insert into tickets.policy (note) values ('The first rule of the programme');
insert into tickets.policy_line
  (policy, severity, acknowledge_amount, acknowledge_unit, resolve_amount, resolve_unit, counting)
select p.policy, v.* from tickets.policy p cross join (values
  ('SAFETY',    4, 'HOUR',  4, 'HOUR', 'WORKING'),
  ('ROOM_DOWN', 1, 'DAY',  10, 'DAY',  'SCHOOL'),
  ('DEVICE',    3, 'DAY',  30, 'DAY',  'SCHOOL'),
  ('QUESTION',  3, 'DAY',   3, 'DAY',  'WORKING')) v;

-- What is wrong. What was said stays; where it stands follows from its clock, in the same transaction.
create table tickets.ticket (
  ticket          bigint      generated always as identity primary key,
  key             uuid        not null unique,
  classroom       bigint      not null references classrooms.classroom (classroom),
  device          bigint      references custody.device (device), -- null: the room as a whole, or nobody knows which
  source          text        not null check (source in ('SCHOOL', 'VISIT', 'CHECKIN', 'ALERT', 'USAGE', 'CALL')),
  source_ref      text        not null check (source_ref <> ''),
  category        text        not null check (category in ('HARDWARE', 'SOFTWARE', 'NETWORK', 'POWER', 'FILTER', 'MISSING', 'SAFETY', 'USE', 'OTHER')),
  part            text        check (part in ('BATTERY', 'SCREEN', 'KEYBOARD', 'MOUSE', 'MEMORY', 'DISK', 'FAN', 'POWER_SUPPLY', 'MAINBOARD', 'WIRELESS', 'HINGE', 'CABLE', 'CASE', 'CMOS_BATTERY', 'CAMERA', 'SOUND', 'HEADSET', 'NETWORK_SWITCH', 'SOCKET', 'PROJECTOR', 'SYSTEM', 'OTHER')), -- null: nobody knows yet
  severity        text        not null check (severity in ('SAFETY', 'ROOM_DOWN', 'DEVICE', 'QUESTION')),
  words           text        not null check (words <> ''),
  opened_at       timestamptz not null,
  opened_by       bigint      not null,
  policy          bigint      not null references tickets.policy (policy),
  state           text        not null default 'OPEN' check (state in ('OPEN', 'SOLVED', 'CLOSED')),
  paused_for      text        check (paused_for in ('SCHOOL', 'PARTS', 'ROAD', 'SPONSOR')), -- null: it is not paused
  target_seconds  bigint      not null, -- office time it may take
  counting        text        not null check (counting in ('WORKING', 'SCHOOL')),
  running_seconds bigint      not null default 0, -- office time it took, until running_since
  running_since   timestamptz, -- null: it does not run
  due_at          timestamptz, -- by the timer; null: it does not run
  promised_on     date,        -- by a person; null: nobody promised a day
  acknowledge_by  timestamptz not null,
  acknowledged_at timestamptz, -- null: nobody did yet
  acknowledged_in bigint,      -- office seconds until then; null: nobody did yet
  solved_at       timestamptz, -- null: it is not solved
  closed_at       timestamptz, -- null: it is not closed
  reopened        int         not null default 0,
  at_visit        boolean     not null default false,
  assigned_to     bigint,      -- an account; null: nobody in particular
  reminded_at     timestamptz, -- null: nobody was reminded since it runs
  unique (source, source_ref)
);
create index ticket_classroom on tickets.ticket (classroom, state);
create index ticket_device on tickets.ticket (device);
create index ticket_policy on tickets.ticket (policy);
create index ticket_due on tickets.ticket (due_at) where state = 'OPEN';
create index ticket_opened on tickets.ticket (opened_at);
create index ticket_solved on tickets.ticket (solved_at);
grant select, insert, update on tickets.ticket to green_app;

-- What happened to the time of a ticket. Never changed: what was learned late is written now with an
-- earlier moment, and must make sense there.
create table tickets.event (
  event          bigint      generated always as identity primary key,
  ticket         bigint      not null references tickets.ticket (ticket),
  nth            int         not null check (nth > 0),
  kind           text        not null check (kind in ('START', 'PAUSE', 'RESUME', 'SOLVE', 'REOPEN', 'CLOSE', 'POLICY', 'ACKNOWLEDGE')),
  at             timestamptz not null,
  reason         text        check (reason in ('SCHOOL', 'PARTS', 'ROAD', 'SPONSOR')), -- of a pause
  policy         bigint      references tickets.policy (policy), -- of a start and a change of rule
  severity       text        check (severity in ('SAFETY', 'ROOM_DOWN', 'DEVICE', 'QUESTION')), -- the same
  target_seconds bigint,     -- the same
  counting       text        check (counting in ('WORKING', 'SCHOOL')), -- the same
  words          text        check (words <> ''), -- null: nothing was said
  recorded_at    timestamptz not null,
  recorded_by    bigint      not null,
  key            uuid        not null unique,
  unique (ticket, nth),
  unique (ticket, at),
  check ((kind = 'PAUSE') = (reason is not null)),
  check ((kind in ('START', 'POLICY')) = (target_seconds is not null)),
  check ((target_seconds is null) = (counting is null)),
  check ((target_seconds is null) = (severity is null)),
  check ((target_seconds is null) = (policy is null))
);
create index event_policy on tickets.event (policy);
grant select, insert on tickets.event to green_app;

create function tickets.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the clock of a ticket is not changed: % on %.% is refused',
    tg_op, tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger event_is_kept before update or delete on tickets.event
  for each row execute function tickets.refuse_change();
create trigger event_is_not_emptied before truncate on tickets.event
  for each statement execute function tickets.refuse_change();

-- What people say of it.
create table tickets.remark (
  remark     bigint      generated always as identity primary key,
  key        uuid        not null unique,
  ticket     bigint      not null references tickets.ticket (ticket),
  words      text        not null,
  inside     boolean     not null, -- for the programme only, not for the school
  written_at timestamptz not null,
  written_by bigint      not null
);
create index remark_ticket on tickets.remark (ticket);
grant select, insert on tickets.remark to green_app;

create table tickets.photo (
  photo  bigint generated always as identity primary key,
  remark bigint not null references tickets.remark (remark),
  file   text   not null references frame.file (sha256)
);
create index photo_remark on tickets.photo (remark);
create index photo_file on tickets.photo (file);
grant select, insert on tickets.photo to green_app;

-- What somebody at the school saw when asked step by step. A later answer stands beside an earlier one.
create table tickets.answer (
  answer      bigint      generated always as identity primary key,
  ticket      bigint      not null references tickets.ticket (ticket),
  question    text        not null check (question in ('POWER', 'SOCKET', 'CABLE', 'MONITOR', 'LIGHT', 'START', 'SYSTEM', 'OTHERS')),
  said        text        not null check (said in ('YES', 'NO', 'UNKNOWN')),
  answered_at timestamptz not null,
  answered_by bigint      not null
);
create index answer_ticket on tickets.answer (ticket, question, answer);
grant select, insert on tickets.answer to green_app;

-- What to bring when somebody goes there next.
create table tickets.carry (
  ticket bigint not null references tickets.ticket (ticket),
  part   text   not null check (part in ('BATTERY', 'SCREEN', 'KEYBOARD', 'MOUSE', 'MEMORY', 'DISK', 'FAN', 'POWER_SUPPLY', 'MAINBOARD', 'WIRELESS', 'HINGE', 'CABLE', 'CASE', 'CMOS_BATTERY', 'CAMERA', 'SOUND', 'HEADSET', 'NETWORK_SWITCH', 'SOCKET', 'PROJECTOR', 'SYSTEM', 'OTHER')),
  pieces int    not null check (pieces between 1 and 500),
  primary key (ticket, part)
);
grant select, insert, delete on tickets.carry to green_app;

-- Which device stands where another stood, as the book says.
create table tickets.replacement (
  ticket   bigint      primary key references tickets.ticket (ticket),
  went     bigint      not null references custody.device (device),
  came     bigint      not null references custody.device (device),
  noted_at timestamptz not null,
  noted_by bigint      not null,
  check (went <> came)
);
create index replacement_went on tickets.replacement (went);
create index replacement_came on tickets.replacement (came);
grant select, insert on tickets.replacement to green_app;
