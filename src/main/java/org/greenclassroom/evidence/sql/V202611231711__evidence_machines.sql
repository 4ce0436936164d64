-- A document may speak of a whole computer, not only of runs of a wiping tool.
alter table evidence.document
  add column came         text,  -- hash of the bytes that came in; sha256 is that of the file that is kept
  add column host_board   text,  -- null: not said, or a placeholder
  add column host_chassis text,  -- null: not said, or a placeholder
  add column host_label   text,  -- null: not said, or a placeholder
  add column host_kind    text,  -- null: not said, or no kind of ours
  add column host_mac     text,  -- null: not said. A salted hash; the address itself is never kept
  add column detail       jsonb; -- null: the document speaks of wipe runs only
update evidence.document set came = sha256;
alter table evidence.document
  alter column came set not null,
  add constraint document_came_key unique (came);
create index document_host_serial on evidence.document (upper(host_serial)) where host_serial is not null;
create index document_host_board on evidence.document (upper(host_board)) where host_board is not null;
create index document_host_mac on evidence.document (host_mac) where host_mac is not null;

-- A drive as a document saw it, whether or not anybody wiped it.
create table evidence.seen_drive (
  seen_drive bigint generated always as identity primary key,
  document   bigint not null references evidence.document (document),
  nth        int    not null,
  name       text,   -- null: not said
  maker      text,   -- null: not said
  model      text,   -- null: not said
  serial     text,   -- null: it says none, or one that cannot be trusted
  bytes      bigint, -- null: not said
  bus        text,   -- null: not said
  kind       text    -- null: not said
                     check (kind in ('HDD', 'SSD', 'NVME', 'EMMC')),
  wwn        text,   -- null: not said
  health     jsonb,  -- null: the document does not speak of it
  unique (document, nth)
);
create index seen_drive_serial on evidence.seen_drive (upper(serial)) where serial is not null;

-- Made once in each house, so that a hash of a network address tells nobody else anything.
create table evidence.salt (
  one   boolean primary key default true check (one),
  bytes bytea   not null
);
insert into evidence.salt (bytes)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

grant select, insert on evidence.seen_drive to green_app;
grant select on evidence.salt to green_app;
