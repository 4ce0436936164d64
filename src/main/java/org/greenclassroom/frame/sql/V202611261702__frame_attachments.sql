-- Files on their way from a browser's queue, part by part, before the post they belong to. What a room
-- takes it keeps in frame.file; what nobody took is swept after a month.
create table frame.attachment (
  account  bigint      not null, -- below zero: a guest
  sha256   text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size     bigint      not null check (size between 1 and 20971520),
  begun_at timestamptz not null,
  whole    boolean     not null default false,
  primary key (account, sha256)
);
create index attachment_begun on frame.attachment (begun_at);
grant select, insert, update, delete on frame.attachment to green_app;

create table frame.attachment_part (
  account bigint not null,
  sha256  text   not null,
  start   bigint not null check (start >= 0),
  bytes   bytea  not null,
  primary key (account, sha256, start),
  foreign key (account, sha256) references frame.attachment (account, sha256) on delete cascade
);
grant select, insert, update, delete on frame.attachment_part to green_app;
