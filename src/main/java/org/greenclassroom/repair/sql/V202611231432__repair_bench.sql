create schema if not exists repair;
grant usage on schema repair to green_app;

-- What was found of one device at one sitting. Never changed: a new sitting is a new row.
create table repair.test (
  test            bigint      generated always as identity primary key,
  key             uuid        not null unique,
  device          bigint      not null references custody.device (device),
  tested_at       timestamptz not null,
  tested_by       bigint      not null,
  power           text        check (power in ('PASS', 'FAIL', 'NOT_APPLICABLE')), -- null: not tried, like all that follow
  screen          text        check (screen in ('PASS', 'FAIL', 'NOT_APPLICABLE')),
  keyboard        text        check (keyboard in ('PASS', 'FAIL', 'NOT_APPLICABLE')),
  network         text        check (network in ('PASS', 'FAIL', 'NOT_APPLICABLE')),
  sound           text        check (sound in ('PASS', 'FAIL', 'NOT_APPLICABLE')),
  battery         text        check (battery in ('PASS', 'FAIL', 'NOT_APPLICABLE')),
  disk            text        check (disk in ('PASS', 'FAIL', 'NOT_APPLICABLE')),
  looks           text        check (looks in ('GOOD', 'WORN', 'DAMAGED')), -- null: nobody looked
  battery_percent int         check (battery_percent between 0 and 150), -- null: not measured
  made_in         int         check (made_in between 1980 and 2100), -- null: unknown, like all that follow
  memory_mb       int         check (memory_mb > 0),
  disk_gb         int         check (disk_gb > 0),
  image           text,
  image_version   text,
  supported_until date
);
create index test_device on repair.test (device, tested_at desc, test desc);
grant select, insert on repair.test to green_app;

-- A part that was put in.
create table repair.part (
  part      bigint      generated always as identity primary key,
  key       uuid        not null unique,
  device    bigint      not null references custody.device (device),
  kind      text        not null check (kind in ('BATTERY', 'SCREEN', 'KEYBOARD', 'MEMORY', 'DISK',
    'FAN', 'POWER_SUPPLY', 'MAINBOARD', 'WIRELESS', 'HINGE', 'CABLE', 'CASE', 'CMOS_BATTERY', 'OTHER')),
  source    text        not null check (source in ('NEW', 'USED')),
  serial    text,       -- null: it has none, or nobody read it
  fitted_at timestamptz not null,
  fitted_by bigint      not null,
  check (not (kind = 'DISK' and source = 'USED')) -- a used drive is cleared inside a device first
);
create index part_device on repair.part (device, fitted_at desc);
grant select, insert on repair.part to green_app;

-- The grade under which a device left the bench, and why it differs from the computed one.
create table repair.grade (
  grade     bigint      generated always as identity primary key,
  key       uuid        not null unique,
  device    bigint      not null references custody.device (device),
  test      bigint      not null references repair.test (test),
  computed  text        not null check (computed in ('A', 'B', 'C')),
  given     text        not null check (given in ('A', 'B', 'C')),
  reason    text,       -- null: it is the computed one
  graded_at timestamptz not null,
  graded_by bigint      not null,
  check ((computed = given) = (reason is null))
);
create index grade_device on repair.grade (device);
create index grade_test on repair.grade (test);
create index grade_graded_at on repair.grade (graded_at);
grant select, insert on repair.grade to green_app;
