-- What was answered to a post that carried the client's own key: the same key is answered alike.
create table frame.receipt (
  account      bigint      not null, -- an account's id; people stands above this floor
  key          text        not null check (key <> '' and length(key) <= 100),
  route        text        not null,
  request_hash text        not null check (request_hash ~ '^[0-9a-f]{64}$'),
  status       int         not null,
  answer       text        not null,
  created_at   timestamptz not null,
  primary key (account, key)
);
create index receipt_created_at on frame.receipt (created_at);
grant select, insert, delete on frame.receipt to green_app;

-- With this a browser locks what waits in it for one account. It is told to that account only.
create table frame.drawer_key (
  account    bigint      primary key,
  secret     bytea       not null check (length(secret) = 32),
  created_at timestamptz not null
);
grant select, insert on frame.drawer_key to green_app;
