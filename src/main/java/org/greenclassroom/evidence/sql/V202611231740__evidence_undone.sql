-- A document that was taken for one of this device, and was not: what was believed, and who undid it.
create table evidence.unlink (
  unlink    bigint      generated always as identity primary key,
  document  bigint      not null references evidence.document (document),
  device    bigint      not null references custody.device (device),
  how       text        not null,
  why       text,       -- null: no person had decided
  linked_at timestamptz not null,
  linked_by bigint      not null,
  undone    text        not null check (undone in ('OTHER_COMPUTER', 'PART_MOVED', 'WRONG_TAG')),
  undone_at timestamptz not null,
  undone_by bigint      not null
);
create index unlink_document on evidence.unlink (document);
create index unlink_device on evidence.unlink (device);
grant select, insert on evidence.unlink to green_app;
grant delete on evidence.link to green_app; -- only together with its row in unlink: one statement

alter table evidence.link drop constraint link_how_check;
alter table evidence.link add constraint link_how_check
  check (how in ('NAMED', 'LABEL', 'SERIAL', 'UUID', 'SEVERAL', 'DRIVES', 'PERSON', 'NEW'));
alter table evidence.link drop constraint link_check;
alter table evidence.link add constraint link_check check ((how = 'PERSON') = (why is not null));
