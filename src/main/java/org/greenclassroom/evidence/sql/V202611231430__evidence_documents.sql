create schema evidence;
grant usage on schema evidence to green_app;

-- A file that a tool wrote, as it was first read. Never changed: what it is taken for lies in link.
create table evidence.document (
  document    bigint      generated always as identity primary key,
  sha256      text        not null unique references frame.file (sha256),
  name        text        not null,
  format      text        not null,
  tool        text        not null,
  version     text,       -- null: the file does not say
  host_maker  text,       -- null: not said, or a placeholder; so are the next three
  host_model  text,
  host_serial text,
  host_uuid   text,
  findings    text[]      not null,
  outcome     text        not null check (outcome in ('MATCHED', 'REVIEW', 'UNMATCHED')),
  doubt       text,       -- null: nothing speaks against it
  named       bigint      references custody.device (device), -- null: nobody said which device
  received_at timestamptz not null,
  received_by bigint      not null,
  key         uuid        not null unique -- the same posting twice is answered as the first was
);
create index document_named on evidence.document (named);
create index document_host_uuid on evidence.document (host_uuid);

-- What the document says of one drive in one run.
create table evidence.reading (
  reading         bigint    generated always as identity primary key,
  document        bigint    not null references evidence.document (document),
  nth             int       not null,
  name            text      not null,
  bus             text,     -- null: not said; so are the next five
  model           text,
  bytes           bigint,
  serial          text,
  method          text,
  verify          text,
  rounds          int       not null,
  passes          int       not null,
  passes_finished int       not null,
  blanked         boolean   not null,
  written         bigint    not null,
  read            bigint    not null,
  errors          bigint    not null,
  started_at      timestamp, -- the wiped computer's own clock, zone unknown; null: never began
  ended_at        timestamp, -- the same
  status          text,      -- null: no result table
  verdict         text      not null check (verdict in ('PROVEN', 'NOT_PROVEN', 'FAILED')),
  reason          text      not null,
  findings        text[]    not null,
  unique (document, nth)
);
create index reading_serial on evidence.reading (upper(serial)) where serial is not null;

-- Which device a document speaks of, and why we think so.
create table evidence.link (
  document  bigint      primary key references evidence.document (document),
  device    bigint      not null references custody.device (device),
  how       text        not null check (how in ('NAMED', 'SERIAL', 'UUID', 'DRIVES', 'PERSON')),
  why       text        check (why in ('READ_ON_THE_BOX', 'BOARD_CHANGED', 'LIST_WAS_WRONG')),
  linked_at timestamptz not null,
  linked_by bigint      not null,
  check ((how = 'PERSON') = (why is not null)) -- null: a machine found it
);
create index link_device on evidence.link (device);

-- A document that somebody put aside.
create table evidence.dismissal (
  document     bigint      primary key references evidence.document (document),
  why          text        not null check (why in ('NOT_OURS', 'TEST_RUN', 'BETTER_ONE_KEPT')),
  dismissed_at timestamptz not null,
  dismissed_by bigint      not null
);

grant select, insert on evidence.document, evidence.reading, evidence.link, evidence.dismissal
  to green_app;
