create schema checkins;
grant usage on schema checkins to green_app;

-- What a room is called on paper and in an SMS.
create table checkins.room (
  classroom bigint primary key references classrooms.classroom (classroom),
  code      text   not null unique check (code ~ '^[2-9A-HJ-NP-Z]{4}$')
);
grant select, insert, update on checkins.room to green_app;

-- The address of a room's form. It is kept as it is, because it is printed again and again.
create table checkins.link (
  link       bigint      generated always as identity primary key,
  classroom  bigint      not null references classrooms.classroom (classroom),
  secret     text        not null unique check (secret ~ '^[0-9a-z]{32}$'),
  made_at    timestamptz not null,
  made_by    bigint      not null,
  revoked_at timestamptz -- null: it is good
);
create index link_classroom on checkins.link (classroom);
create unique index link_good on checkins.link (classroom) where revoked_at is null;
grant select, insert, update on checkins.link to green_app;

-- What a school said of a period. A later word is a new revision; none is ever changed.
create table checkins.report (
  report      bigint      generated always as identity primary key,
  uid         uuid        not null unique, -- made when the form was opened
  hash        text        not null,        -- of what it says
  classroom   bigint      not null references classrooms.classroom (classroom),
  kind        text        not null check (kind in ('CHECKIN', 'INVENTORY', 'PRINCIPAL', 'TEACHER', 'PUPILS')),
  period      date        not null check (extract(day from period) = 1),
  revision    integer     not null check (revision > 0),
  version     bigint      not null references checklists.version (version),
  via         text        not null check (via in ('LINK', 'SMS', 'PAPER', 'OFFICE')),
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by bigint      not null, -- 0: the school itself, by its link
  working     integer     check (working >= 0),         -- null: not said, as the next four
  faulty      integer     check (faulty >= 0),          -- null: not said
  missing     integer     check (missing >= 0),         -- null: not said
  foreign_devices integer check (foreign_devices >= 0), -- null: not said
  room_state  text        check (room_state in ('OPEN', 'PARTLY', 'DOWN')), -- null: not said
  sms         text,       -- null: it came another way
  task        bigint      references followup.task (task), -- null: none waited for it
  check ((via = 'SMS') = (sms is not null))
);
create index report_room on checkins.report (classroom, kind, period, revision);
create unique index report_revision on checkins.report (classroom, kind, period, revision)
  where kind in ('CHECKIN', 'INVENTORY');
create index report_version on checkins.report (version);
create index report_task on checkins.report (task);
create index report_period on checkins.report (kind, period);
create index report_sms on checkins.report (sms) where sms is not null;
grant select, insert on checkins.report to green_app;

create table checkins.answer (
  report  bigint  not null references checkins.report (report),
  item    text    not null check (item <> ''),
  value   text    check (value <> ''),  -- null: there is none, and the reason says why
  reason  text    check (reason <> ''), -- null: no remark
  starred boolean not null,
  primary key (report, item)
);
grant select, insert on checkins.answer to green_app;

-- What an inventory says of each computer on its list.
create table checkins.roll (
  report bigint not null references checkins.report (report),
  device bigint not null references custody.device (device),
  state  text   not null check (state in ('WORKING', 'FAULTY', 'MISSING', 'MOVED')),
  primary key (report, device)
);
create index roll_device on checkins.roll (device);
grant select, insert on checkins.roll to green_app;

create function checkins.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what a school said stays: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;
create trigger report_is_kept before update or delete on checkins.report
  for each row execute function checkins.refuse_change();
create trigger answer_is_kept before update or delete on checkins.answer
  for each row execute function checkins.refuse_change();
create trigger roll_is_kept before update or delete on checkins.roll
  for each row execute function checkins.refuse_change();
