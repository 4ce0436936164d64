-- How often something was begun, sent or mailed from an address in the last hour, without an account.
create table frame.attempt (
  address text        not null,
  what    text        not null, -- room/what
  at      timestamptz not null
);
create index attempt_address on frame.attempt (address, what, at);
create index attempt_at on frame.attempt (at);
grant select, insert, delete on frame.attempt to green_app;
