-- A link that was taken away: an address alone does not make it again, its owner may.
create table federation.parted (
  account bigint      not null references people.account (account),
  issuer  text        not null check (issuer <> ''),
  at      timestamptz not null,
  primary key (account, issuer)
);
grant select, insert, delete on federation.parted to green_app;
