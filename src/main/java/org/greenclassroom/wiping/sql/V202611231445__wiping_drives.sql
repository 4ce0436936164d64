create schema wiping;
grant usage on schema wiping to green_app;

-- A drive that a device is known to hold or to have held. What people or lists said and what a
-- machine read lie apart; a worse reading never replaces a better one.
create table wiping.drive (
  drive       bigint      generated always as identity primary key,
  device      bigint      not null references custody.device (device),
  nth         int         not null check (nth > 0),
  origin      text        not null check (origin in ('LIST', 'HAND', 'SEEN')),
  serial      text,       -- null: nobody knows it
  model       text,       -- null: nobody knows it
  bytes       bigint      check (bytes > 0), -- null: nobody knows it
  seen_serial text,       -- null: no machine read it
  seen_model  text,       -- null: no machine read it
  seen_bytes  bigint,     -- null: no machine read it
  added_at    timestamptz not null,
  added_by    bigint      not null,
  key         uuid        not null unique, -- the same posting twice is one drive
  unique (device, nth)
);

-- This reading is about this drive.
create table wiping.sighting (
  reading bigint not null primary key, -- evidence's own number; its table is its own matter
  drive   bigint not null references wiping.drive (drive)
);
create index sighting_drive on wiping.sighting (drive);

-- A drive that is gone: destroyed before a witness, or looked for by two and not there.
create table wiping.removal (
  removal      bigint      generated always as identity primary key,
  device       bigint      not null references custody.device (device),
  drive        bigint      references wiping.drive (drive), -- null: the device holds no drive at all
  kind         text        not null check (kind in ('DESTROYED', 'ABSENT')),
  method       text        check (method in ('DRILLED', 'CRUSHED', 'SHREDDED', 'MELTED')), -- null: absent
  serial       text,       -- as read from the drive's label; null: it has none, or is absent
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null,
  key          uuid        not null unique,
  withdrawn_at timestamptz, -- null: it stands
  witnessed_at timestamptz, -- null: waits for a second person
  witnessed_by bigint,      -- null: the same
  check ((kind = 'DESTROYED') = (method is not null)),
  check ((witnessed_at is null) = (witnessed_by is null)),
  check (witnessed_by <> recorded_by) -- two people
);
create index removal_device on wiping.removal (device);
create unique index removal_drive on wiping.removal (drive)
  where drive is not null and withdrawn_at is null;

-- Somebody watched a run on a computer whose clock was wrong.
create table wiping.vouching (
  reading    bigint      primary key, -- evidence's own number
  vouched_at timestamptz not null,
  vouched_by bigint      not null
);

grant select, insert, update on wiping.drive, wiping.removal to green_app;
grant select, insert on wiping.sighting, wiping.vouching to green_app;
