-- What was done to an account, and by whom: its rights, its password, its closing. Nobody changes a line.
create table people.happening (
  happening bigint      generated always as identity primary key,
  account   bigint      not null references people.account (account),
  what      text        not null check (what in ('OPENED', 'CLOSED', 'REOPENED', 'ROLE_GIVEN', 'ROLE_TAKEN', 'PASSWORD',
                                                 'LINKED', 'PARTED')),
  role      text, -- null: it is not of a role, as are these two
  partner   bigint, -- null: as role
  place     text, -- a code of an administrative division; empty: everywhere
  at        timestamptz not null,
  by        bigint      not null, -- an account, or 0 for the house
  check ((role is null) = (what not in ('ROLE_GIVEN', 'ROLE_TAKEN'))),
  check ((role is null) = (partner is null) and (role is null) = (place is null))
);
create index happening_account on people.happening (account, happening);

grant select, insert on people.happening to green_app;
