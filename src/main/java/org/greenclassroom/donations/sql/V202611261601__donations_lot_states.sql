create function donations.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was said stays: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;

alter table donations.lot
  add column state     text   not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  add column closed_at timestamptz, -- null while open
  add column offer     bigint, -- null: nobody wrote an offer down
  add column entity    bigint not null default 1 references partners.partner (partner),
  add constraint lot_closed_with_day check ((state = 'CLOSED') = (closed_at is not null));
create index lot_entity on donations.lot (entity);
create unique index lot_offer on donations.lot (offer) where offer is not null;

-- Each opening and closing of a lot. Never changed.
create table donations.lot_state (
  number     bigint      generated always as identity primary key,
  lot        bigint      not null references donations.lot (lot),
  state      text        not null check (state in ('OPEN', 'CLOSED')),
  at         timestamptz not null,
  by_account bigint      not null -- 0 is the house itself
);
create index lot_state_lot on donations.lot_state (lot, number);
create trigger lot_state_is_kept before update or delete on donations.lot_state
  for each row execute function donations.refuse_change();
create trigger lot_state_is_not_emptied before truncate on donations.lot_state
  for each statement execute function donations.refuse_change();
grant select, insert on donations.lot_state to green_app;
insert into donations.lot_state (lot, state, at, by_account)
select lot, 'OPEN', opened_at, opened_by from donations.lot order by lot;

-- What was promised, by kind.
create table donations.pledge (
  lot    bigint not null references donations.lot (lot),
  kind   text   not null check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN',
    'PHONE', 'PRINTER', 'KEYBOARD', 'MOUSE', 'CABLE', 'CAMERA', 'OTHER')),
  pieces int    not null check (pieces > 0),
  primary key (lot, kind)
);
grant select, insert on donations.pledge to green_app;

-- Who pays for a lot; there may be several. The donor gives, a funder pays: other parties.
create table donations.funder (
  funder     bigint      generated always as identity primary key,
  lot        bigint      not null references donations.lot (lot),
  partner    bigint      not null references partners.partner (partner),
  share      int         check (share between 1 and 100), -- per cent; null: not agreed
  note       text        not null,
  since      timestamptz not null,
  entered_by bigint      not null,
  ended_at   timestamptz -- null: still pays
);
create unique index funder_pays_once on donations.funder (lot, partner) where ended_at is null;
create index funder_partner on donations.funder (partner);
grant select, insert, update on donations.funder to green_app;

-- Which paper says whose the things of a lot are. A new one supersedes the one before.
create table donations.agreement (
  paper     bigint      primary key,
  lot       bigint      not null references donations.lot (lot),
  entity    bigint      not null references partners.partner (partner),
  drawn_at  timestamptz not null,
  drawn_by  bigint      not null,
  signed_at timestamptz, -- null until both parties signed
  ended_at  timestamptz  -- null: stands; set when another is drawn instead
);
create index agreement_lot on donations.agreement (lot);
create index agreement_entity on donations.agreement (entity);
create unique index agreement_stands on donations.agreement (lot) where ended_at is null;
grant select, insert, update on donations.agreement to green_app;
