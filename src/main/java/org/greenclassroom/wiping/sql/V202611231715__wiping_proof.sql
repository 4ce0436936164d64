-- A person judged that what became of a drive is enough for what was on it, or that it is not.
create table wiping.validation (
  validation   bigint      generated always as identity primary key,
  device       bigint      not null references custody.device (device),
  drive        bigint      references wiping.drive (drive), -- null: it holds no drive at all
  reading      bigint,     -- null: no tool did it. Evidence's own number
  removal      bigint      references wiping.removal (removal), -- null: a tool did it
  sensitivity  text        not null check (sensitivity in ('ORDINARY', 'CONFIDENTIAL')),
  enough       boolean     not null,
  reason       text        not null,
  validated_at timestamptz not null,
  validated_by bigint      not null,
  key          uuid        not null unique,
  check ((reading is null) <> (removal is null))
);
create index validation_device on wiping.validation (device);
create index validation_drive on wiping.validation (drive);
create index validation_removal on wiping.validation (removal);

-- Which cleared devices of a lot are read again: anybody can repeat the draw from seed and candidates.
create table wiping.draw (
  draw       bigint      generated always as identity primary key,
  lot        bigint      not null, -- custody's number of the donation lot
  seed       text        not null check (seed ~ '^[0-9a-f]{32}$'),
  candidates text[]      not null,
  cleared    int         not null,
  drawn_at   timestamptz not null,
  drawn_by   bigint      not null,
  key        uuid        not null unique
);
create index draw_lot on wiping.draw (lot);

create table wiping.sample (
  sample   bigint      generated always as identity primary key,
  draw     bigint      not null references wiping.draw (draw),
  lot      bigint      not null,
  device   bigint      not null references custody.device (device),
  drawn_at timestamptz not null,
  result   text        check (result in ('NOTHING_READABLE', 'DATA_FOUND', 'CANNOT_BE_READ')), -- null: not read yet
  note     text,       -- null: nothing more to say
  read_at  timestamptz, -- null: not read yet
  read_by  bigint,      -- null: the same
  unique (draw, device),
  check ((result is null) = (read_at is null) and (read_at is null) = (read_by is null))
);
create index sample_lot on wiping.sample (lot);
create index sample_device on wiping.sample (device);

-- A lot in whose sample data was found: nothing of it goes on until an officer releases it.
create table wiping.hold (
  hold        bigint      generated always as identity primary key,
  lot         bigint      not null,
  sample      bigint      not null unique references wiping.sample (sample),
  held_at     timestamptz not null,
  held_by     bigint      not null,
  released_at timestamptz, -- null: it holds
  released_by bigint,      -- null: the same
  reason      text,        -- null: the same
  check ((released_at is null) = (released_by is null) and (released_at is null) = (reason is null))
);
create index hold_lot on wiping.hold (lot);

-- Numbers without a gap: the last one given, by kind and year.
create table wiping.certificate_count (
  kind text not null check (kind in ('DRIVE', 'COMPUTER', 'LOT')),
  year int  not null,
  last int  not null check (last > 0),
  primary key (kind, year)
);

-- A certificate as it was issued. Never changed: what became of it lies in ending.
create table wiping.certificate (
  certificate bigint      generated always as identity primary key,
  kind        text        not null check (kind in ('DRIVE', 'COMPUTER', 'LOT')),
  number      text        not null unique,
  version     int         not null check (version > 0),
  secret      text        not null check (length(secret) = 20), -- makes its public address unguessable
  device      bigint      references custody.device (device), -- null: of a lot
  drive       bigint      references wiping.drive (drive),    -- null: of a computer or a lot
  lot         bigint,     -- null: the device came in no lot
  donor       bigint,     -- null: nobody knows the donor. Partners' own number
  stay        timestamptz, -- when the device was received; null: of a lot
  subject     text        not null,
  record      text        not null references frame.file (sha256),
  supersedes  bigint      unique references wiping.certificate (certificate), -- null: the first
  issued_at   timestamptz not null,
  issued_by   bigint      not null,
  key         uuid        not null unique,
  check ((kind = 'LOT') = (device is null)),
  check ((kind = 'DRIVE') = (drive is not null))
);
create index certificate_device on wiping.certificate (device);
create index certificate_drive on wiping.certificate (drive);
create index certificate_lot on wiping.certificate (lot);
create index certificate_record on wiping.certificate (record);

create table wiping.certificate_file (
  certificate bigint not null references wiping.certificate (certificate),
  language    text   not null check (language in ('en', 'zh', 'fr')),
  sha256      text   not null references frame.file (sha256),
  primary key (certificate, language)
);
create index certificate_file_sha256 on wiping.certificate_file (sha256);

-- Void, or superseded by a better one: proposed by one officer, agreed by another.
create table wiping.ending (
  ending       bigint      generated always as identity primary key,
  certificate  bigint      not null references wiping.certificate (certificate),
  how          text        not null check (how in ('VOID', 'SUPERSEDED')),
  reason       text        not null,
  proposed_at  timestamptz not null,
  proposed_by  bigint      not null,
  withdrawn_at timestamptz, -- null: it stands
  agreed_at    timestamptz, -- null: waits for a second officer
  agreed_by    bigint,      -- null: the same
  key          uuid        not null unique,
  check ((agreed_at is null) = (agreed_by is null)),
  check (agreed_by <> proposed_by) -- four eyes
);
create unique index ending_certificate on wiping.ending (certificate) where withdrawn_at is null;

-- An address to which a wiping computer sends its log, once.
create table wiping.upload_address (
  address     bigint      generated always as identity primary key,
  device      bigint      not null references custody.device (device),
  secret_hash text        not null unique,
  made_at     timestamptz not null,
  made_by     bigint      not null,
  expires_at  timestamptz not null,
  used_at     timestamptz, -- null: nothing came yet
  document    bigint,      -- null: the same. Evidence's own number
  answer      text,        -- null: the same
  check ((used_at is null) = (document is null) and (used_at is null) = (answer is null))
);
create index upload_address_device on wiping.upload_address (device);

grant select, insert on wiping.validation, wiping.draw, wiping.certificate, wiping.certificate_file
  to green_app;
grant select, insert, update on wiping.sample, wiping.hold, wiping.certificate_count, wiping.ending,
  wiping.upload_address to green_app;
