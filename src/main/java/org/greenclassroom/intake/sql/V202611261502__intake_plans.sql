-- A list that is meant for a lot which is there already: what it would do to each item, before it
-- does it.
alter table intake.item add column maker_match text; -- null with maker, and for items of before
grant delete on intake.item to green_app;

create table intake.plan (
  import     bigint      primary key references lists.import (import),
  lot        bigint      not null references donations.lot (lot),
  seen       text        not null, -- what the lot's items were like when they were compared
  planned_at timestamptz not null
);
create index plan_lot on intake.plan (lot);
grant select, insert, update, delete on intake.plan to green_app;

-- Written only together with its plan; names items that may be withdrawn later, so without keys.
create table intake.plan_row (
  import      bigint   not null,
  line        bigint   not null,
  outcome     text     not null check (outcome in ('NEW', 'CHANGED', 'SAME', 'CAME', 'AMBIGUOUS')),
  by_key      text     check (by_key in ('SERIAL', 'TAG_AND_MODEL', 'TAG')), -- null: known by nothing
  item        bigint,  -- null: none, or several
  candidates  bigint[] not null,
  differences jsonb    not null,
  primary key (import, line),
  check ((outcome in ('CHANGED', 'SAME', 'CAME')) = (item is not null))
);
create index plan_row_outcome on intake.plan_row (import, outcome, line);
create index plan_row_item on intake.plan_row (import, item) where item is not null;
grant select, insert, delete on intake.plan_row to green_app;

-- Announced items that a new list does not name any more, and that somebody said are not to come.
create table intake.plan_withdrawal (
  import bigint not null,
  item   bigint not null,
  primary key (import, item)
);
grant select, insert, delete on intake.plan_withdrawal to green_app;

-- What a list did to items that were there before it: the whole item as it was. Undoing the list
-- puts it back. The item itself may be gone, so it is no key.
create table intake.item_change (
  change bigint generated always as identity primary key,
  import bigint not null references lists.import (import),
  item   bigint not null,
  line   bigint, -- of the list; null: withdrawn
  before jsonb  not null,
  unique (import, item)
);
create index item_change_item on intake.item_change (item);
grant select, insert on intake.item_change to green_app;
