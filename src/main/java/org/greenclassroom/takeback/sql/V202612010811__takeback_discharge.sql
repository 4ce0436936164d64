create table takeback.discharge_count (
  prefix text not null,
  year   int  not null,
  last   int  not null,
  primary key (prefix, year)
);
grant select, insert, update on takeback.discharge_count to green_app;

-- The letter that frees a school of what it had borrowed. One stands for a recall; a wrong one is void.
create table takeback.discharge (
  discharge  bigint      generated always as identity primary key,
  recall     bigint      not null references takeback.recall (recall),
  number     text        not null unique,
  secret     text        not null,
  letterhead text        references frame.file (sha256), -- null: the plain one
  issued     int         not null check (issued >= 0), -- frozen, like the four below
  found      int         not null check (found >= 0),
  explained  int         not null check (explained >= 0),
  school     text        not null,
  room       text        not null,
  issued_at  timestamptz not null,
  issued_by  bigint      not null,
  ended_at   timestamptz, -- null: it stands
  ended_by   bigint,      -- null likewise
  reason     text        check (reason <> '' and length(reason) <= 500), -- null likewise
  key        uuid        not null unique,
  check (found + explained = issued),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (reason is null))
);
create unique index discharge_standing on takeback.discharge (recall) where ended_at is null;
create index discharge_recall on takeback.discharge (recall);
create index discharge_letterhead on takeback.discharge (letterhead);
grant select, insert, update on takeback.discharge to green_app;

-- Its lines, frozen: each computer of the list, and what was said of it.
create table takeback.discharge_line (
  discharge     bigint not null references takeback.discharge (discharge),
  device        bigint not null references custody.device (device),
  found         boolean not null,
  condition     text,   -- null: nobody said
  account       text check (account in ('STOLEN', 'BROKEN', 'MOVED', 'SETTLED', 'LEFT', 'LATER')), -- null: it was found
  police_report text   not null, -- empty: no theft
  primary key (discharge, device),
  check (found = (account is null))
);
create index discharge_line_device on takeback.discharge_line (device);
grant select, insert on takeback.discharge_line to green_app;

-- What else was lent, frozen too.
create table takeback.discharge_accessory (
  discharge bigint not null references takeback.discharge (discharge),
  accessory text   not null,
  issued    int    not null,
  found     int, -- null: nobody counted it
  primary key (discharge, accessory)
);
grant select, insert on takeback.discharge_accessory to green_app;
