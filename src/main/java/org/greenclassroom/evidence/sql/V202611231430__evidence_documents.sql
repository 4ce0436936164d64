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
  host_maker  text,       -- null: not said, or a placeholder
  host_model  text,       -- null: not said, or a placeholder
  host_serial text,       -- null: not said, or a placeholder
  host_uuid   text,       -- null: not said, or a placeholder
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
-- What waits for a person is a small part of all documents: the queue and its tray read only that.
create index document_waiting on evidence.document (document) where outcome <> 'MATCHED';

-- What the document says of one drive in one run.
create table evidence.reading (
  reading         bigint    generated always as identity primary key,
  document        bigint    not null references evidence.document (document),
  nth             int       not null,
  name            text      not null,
  bus             text,     -- null: not said
  model           text,     -- null: not said
  bytes           bigint,   -- null: not said
  serial          text,     -- null: it says none, or one that cannot be trusted
  method          text,     -- null: not said
  verify          text,     -- null: not said
  rounds          int       not null,
  passes          int       not null,
  passes_finished int       not null,
  blanked         boolean   not null,
  written         bigint    not null,
  read            bigint    not null,
  errors          bigint    not null,
  started         text,     -- null: never began. The wiped computer's own clock, zone unknown
  ended           text,     -- null: never began. The same clock: a text, for it is no moment
  status          text,     -- null: no result table
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
  why       text        -- null: no person decided, a machine found it
                        check (why in ('READ_ON_THE_BOX', 'BOARD_CHANGED', 'LIST_WAS_WRONG')),
  linked_at timestamptz not null,
  linked_by bigint      not null,
  check ((how = 'PERSON') = (why is not null))
);
create index link_device on evidence.link (device);
create index link_linked_at on evidence.link (linked_at);

-- A document that somebody put aside.
create table evidence.dismissal (
  document     bigint      primary key references evidence.document (document),
  why          text        not null check (why in ('NOT_OURS', 'TEST_RUN', 'BETTER_ONE_KEPT')),
  dismissed_at timestamptz not null,
  dismissed_by bigint      not null
);
create index dismissal_dismissed_at on evidence.dismissal (dismissed_at);

grant select, insert on evidence.document, evidence.reading, evidence.link, evidence.dismissal
  to green_app;
