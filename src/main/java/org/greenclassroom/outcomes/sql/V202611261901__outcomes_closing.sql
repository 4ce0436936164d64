create schema outcomes;
grant usage on schema outcomes to green_app;

-- A lot is closed: proposed by one officer, agreed by another. Opened again in the same way.
create table outcomes.closing (
  closing           bigint      generated always as identity primary key,
  lot               bigint      not null references donations.lot (lot),
  key               uuid        not null unique,
  proposed_at       timestamptz not null,
  proposed_by       bigint      not null,
  withdrawn_at      timestamptz, -- null: it stands
  agreed_at         timestamptz, -- null: waits for a second person
  agreed_by         bigint,      -- null: the same
  items             int,         -- null: the same, like the hash over the frozen items that follows
  sha256            text        check (sha256 ~ '^[0-9a-f]{64}$'),
  reopen_reason     text,        -- null: nobody wants it open again
  reopen_asked_at   timestamptz, -- null: the same
  reopen_asked_by   bigint,      -- null: the same
  reopened_at       timestamptz, -- null: closed, or a second person has not agreed yet
  reopened_by       bigint,      -- null: the same
  check ((agreed_at is null) = (agreed_by is null) and (agreed_at is null) = (sha256 is null)
     and (agreed_at is null) = (items is null)),
  check (agreed_by <> proposed_by), -- four eyes
  check (reopened_by <> reopen_asked_by), -- four eyes
  check (agreed_at is null or withdrawn_at is null),
  check ((reopen_asked_at is null) = (reopen_asked_by is null)
     and (reopen_asked_at is null) = (reopen_reason is null)),
  check (reopened_at is null or agreed_at is not null and reopen_asked_at is not null),
  check ((reopened_at is null) = (reopened_by is null))
);
create index closing_lot on outcomes.closing (lot);
create unique index closing_once on outcomes.closing (lot)
  where withdrawn_at is null and reopened_at is null;
create index closing_waiting on outcomes.closing (proposed_at)
  where withdrawn_at is null and agreed_at is null;
grant select, insert, update on outcomes.closing to green_app;

-- What had become of each item when the lot was closed. Never changed.
create table outcomes.closing_item (
  closing    bigint      not null references outcomes.closing (closing),
  nth        int         not null,
  announced  boolean     not null, -- it stood on a list
  device     bigint      references custody.device (device), -- null: it never came; what follows is null where nobody knows it
  tag        text,
  kind       text        not null,
  maker      text,       -- null: unknown, like all that follows of what it is
  model      text,
  serial     text,
  donors_tag text,
  grams      bigint,
  basis      text,
  outcome    text        not null,
  since      timestamptz, -- null: it never came
  fact       bigint,      -- null: the same. The line of the book that says so
  place      text,        -- null: no classroom has it
  slip       text,        -- null: it was not given back
  proof      text,        -- the plant's certificate, or why it did not come; null: neither, like the three that follow
  proof_on   date,
  plant      text,
  licence    text,
  primary key (closing, nth)
);
create index closing_item_device on outcomes.closing_item (device);
grant select, insert on outcomes.closing_item to green_app;

-- Figures of the lot as a whole on that day: drives by what became of them, what was pledged and collected.
create table outcomes.closing_figure (
  closing bigint not null references outcomes.closing (closing),
  name    text   not null,
  amount  bigint not null,
  primary key (closing, name)
);
grant select, insert on outcomes.closing_figure to green_app;

-- What was only counted, by class, and where it went.
create table outcomes.closing_thing (
  closing     bigint not null references outcomes.closing (closing),
  thing_class text   not null,
  nth         int    not null,
  pieces      bigint not null,
  weighed     bigint not null,
  estimated   bigint not null,
  reused      bigint not null,
  given_away  bigint not null,
  to_plant    bigint not null,
  primary key (closing, thing_class)
);
grant select, insert on outcomes.closing_thing to green_app;

create function outcomes.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was frozen stays: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;
create trigger closing_item_is_kept before update or delete on outcomes.closing_item
  for each row execute function outcomes.refuse_change();
create trigger closing_item_is_not_emptied before truncate on outcomes.closing_item
  for each statement execute function outcomes.refuse_change();
