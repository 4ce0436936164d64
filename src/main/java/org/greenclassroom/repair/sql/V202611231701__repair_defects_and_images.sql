-- The look for hazardous substances that Annex VI of the EU directive 2012/19 asks for.
-- What was typed at a test of its system (image, image_version, supported_until) is typed there no longer:
-- images are kept below. The columns stay for the tests that have them.
alter table repair.test
  add column hazards text check (hazards in ('NONE', 'FOUND')); -- null: nobody looked

-- What is wrong with a device. Never deleted: it is closed by a row of its own.
create table repair.defect (
  defect   bigint      generated always as identity primary key,
  key      uuid        not null unique,
  device   bigint      not null references custody.device (device),
  code     text        not null check (code in ('SCREEN_CRACKED', 'SCREEN_DARK', 'SCREEN_LINES', 'SCREEN_FLICKERS', 'DEAD_PIXELS', 'SCREEN_SPOTS',
    'KEYS_DEAD', 'KEYS_STICK', 'KEYS_MISSING', 'KEYS_FADED', 'TOUCHPAD_DEAD', 'TOUCHPAD_WORN', 'HINGE_BROKEN',
    'HINGE_LOOSE', 'CASING_OPEN', 'CASING_CRACKED', 'CASING_SCRATCHED', 'CASING_SOILED', 'SCREWS_MISSING',
    'POWER_SOCKET_LOOSE', 'USB_DEAD', 'VIDEO_DEAD', 'PORT_BENT', 'BATTERY_SWOLLEN', 'BATTERY_LEAKS',
    'BATTERY_WEAK', 'BATTERY_MISSING', 'FAN_DEAD', 'OVERHEATS', 'FAN_LOUD', 'DRIVE_FAILING', 'DRIVE_MISSING',
    'DRIVE_SLOW', 'MEMORY_ERRORS', 'MEMORY_SLOT_DEAD', 'NO_START', 'FIRMWARE_LOCKED', 'LIQUID', 'CLOCK_LOST',
    'NO_POWER', 'SHUTS_DOWN', 'ADAPTER_MISSING', 'CAMERA_DEAD', 'SPEAKER_DEAD', 'AUDIO_JACK_DEAD',
    'MICROPHONE_DEAD', 'WIRELESS_DEAD', 'CABLE_NETWORK_DEAD', 'PLUG_UNSAFE', 'PLUG_FOREIGN', 'OTHER_DEFECT')),
  zone     text        not null check (zone in ('SCREEN', 'KEYBOARD', 'TOUCHPAD', 'HINGE', 'CASING', 'PORT', 'BATTERY', 'FAN', 'DRIVE',
    'MEMORY', 'BOARD', 'POWER', 'CAMERA', 'SOUND', 'NETWORK', 'PLUG', 'OTHER')), -- the code's; kept for counting
  severity text        not null check (severity in ('COSMETIC', 'LIMITING', 'BLOCKING')),
  note     text,       -- null: the code says it all
  found_at timestamptz not null,
  found_by bigint      not null
);
create index defect_device on repair.defect (device, found_at);
create index defect_severity on repair.defect (severity, device);
grant select, insert on repair.defect to green_app;

-- How a defect ended.
create table repair.mending (
  defect    bigint      primary key references repair.defect (defect),
  key       uuid        not null unique,
  how       text        not null check (how in ('MENDED', 'WAIVED')),
  reason    text,       -- null: it was mended, and there was nothing to say
  closed_at timestamptz not null,
  closed_by bigint      not null,
  check (how = 'MENDED' or reason is not null)
);
grant select, insert on repair.mending to green_app;

-- An operating-system image that may be put on a device.
create table repair.image (
  image       bigint      generated always as identity primary key,
  key         uuid        not null unique,
  name        text        not null,
  version     text        not null,
  language    text        not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'), -- BCP 47; mul: several
  sha256      text        check (sha256 ~ '^[0-9a-f]{64}$'), -- null: typed at a test before images were kept
  released    date,       -- null: unknown
  recorded_at timestamptz not null,
  recorded_by bigint      not null,
  unique (name, version, language)
);
grant select, insert on repair.image to green_app;

-- Until when an image gets security updates. Its maker may change its mind: the last row counts.
create table repair.support (
  support     bigint      generated always as identity primary key,
  key         uuid        not null unique,
  image       bigint      not null references repair.image (image),
  ends        date        not null,
  recorded_at timestamptz not null,
  recorded_by bigint      not null
);
create index support_image on repair.support (image, support desc);
grant select, insert on repair.support to green_app;

-- Not to be installed any more.
create table repair.supersession (
  image         bigint      primary key references repair.image (image),
  key           uuid        not null unique,
  superseded_at timestamptz not null,
  superseded_by bigint      not null
);
grant select, insert on repair.supersession to green_app;

-- Who put which image on which device.
create table repair.installation (
  installation bigint      generated always as identity primary key,
  key          uuid        not null unique,
  device       bigint      not null references custody.device (device),
  image        bigint      not null references repair.image (image),
  installed_at timestamptz not null,
  installed_by bigint      not null
);
create index installation_device on repair.installation (device, installed_at desc, installation desc);
create index installation_image on repair.installation (image);
grant select, insert on repair.installation to green_app;

-- What was typed at tests becomes images and installations.
insert into repair.image (key, name, version, language, recorded_at, recorded_by)
select gen_random_uuid(), image, coalesce(image_version, '-'), 'mul', min(tested_at), min(tested_by)
  from repair.test where image is not null and supported_until is not null
 group by image, coalesce(image_version, '-');
insert into repair.support (key, image, ends, recorded_at, recorded_by)
select gen_random_uuid(), i.image, min(t.supported_until), i.recorded_at, i.recorded_by
  from repair.image i
  join repair.test t on t.image = i.name and coalesce(t.image_version, '-') = i.version
 where t.supported_until is not null
 group by i.image, i.recorded_at, i.recorded_by;
insert into repair.installation (key, device, image, installed_at, installed_by)
select gen_random_uuid(), t.device, i.image, t.tested_at, t.tested_by
  from repair.test t
  join repair.image i on i.name = t.image and i.version = coalesce(t.image_version, '-')
 where t.supported_until is not null
 order by t.tested_at;

-- The four from which a grade follows, as they were when the device left. A grade is not typed any more.
alter table repair.grade
  add column function text check (function in ('A', 'B', 'C')), -- null: graded before there were four, like those that follow
  add column looks    text check (looks in ('A', 'B', 'C')),
  add column battery  text check (battery in ('A', 'B', 'C')),
  add column data     text check (data in ('A', 'B', 'C'));
