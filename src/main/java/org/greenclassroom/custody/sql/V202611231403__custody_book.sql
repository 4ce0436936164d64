create schema custody;
grant usage on schema custody to green_app;

-- Makes this house's tags differ from every other house's; see TagPress.
create table custody.tag_secret (
  one    boolean primary key default true check (one),
  secret bigint  not null
);
insert into custody.tag_secret (secret)
values (('x' || substr(md5(gen_random_uuid()::text), 1, 16))::bit(64)::bigint);
grant select on custody.tag_secret to green_app;

-- An identity: the tag on its label. Never changed; foreign keys point here.
create table custody.device (
  device     bigint      generated always as identity primary key,
  tag        text        not null unique check (tag ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  first_seen timestamptz not null
);

-- A hand-over. The names lie apart, in custody.signature, so that a person can be forgotten.
create table custody.slip (
  slip         bigint      generated always as identity primary key,
  from_partner bigint      not null references partners.partner (partner),
  to_partner   bigint      not null references partners.partner (partner),
  place        bigint      references partners.site (site), -- null: on the road
  occurred_at  timestamptz not null,
  recorded_at  timestamptz not null,
  recorded_by  bigint      not null,
  key          uuid        not null unique,
  seal         text,       -- null: no seal
  giver_seal   text        check (giver_seal ~ '^[0-9a-f]{64}$'), -- null: one-sided
  taker_seal   text        check (taker_seal ~ '^[0-9a-f]{64}$')  -- null: one-sided
);
create index slip_from on custody.slip (from_partner);
create index slip_to on custody.slip (to_partner);
create index slip_place on custody.slip (place);

create table custody.signature (
  slip  bigint not null references custody.slip (slip),
  side  text   not null check (side in ('GIVER', 'TAKER')),
  name  text   not null check (name <> ''),
  file  text   references frame.file (sha256), -- null: only the name was given
  primary key (slip, side)
);
create index signature_file on custody.signature (file);

-- One thing that happened to one device. Never changed: see the triggers below.
create table custody.fact (
  number      bigint      generated always as identity primary key,
  device      bigint      not null references custody.device (device),
  nth         int         not null check (nth > 0),
  kind        text        not null check (kind in (
    'RECEIVED', 'INSPECTED', 'CLEARED', 'WIPE_FAILED', 'READIED', 'CONDEMNED', 'RESERVED',
    'RELEASED', 'DISPATCHED', 'INSTALLED', 'RECALLED', 'MISSED', 'FOUND', 'WRITTEN_OFF',
    'GIVEN_BACK', 'TRANSFERRED', 'SHIPPED', 'DISMANTLED', 'HANDED_OVER', 'CORRECTED')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by bigint      not null, -- an account's id: no names in the book
  key         uuid        not null unique, -- the client's own: a second posting is the same fact
  slip        bigint      references custody.slip (slip), -- null: nothing changed hands
  holder      bigint      references partners.partner (partner), -- null: the same as before
  place       bigint      references partners.site (site), -- null: the same, or not known
  voids       bigint      references custody.fact (number), -- null: it voids nothing
  detail      json        not null, -- json, not jsonb: the text is what was hashed
  hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
  unique (device, nth), -- the optimistic lock
  check ((slip is null) = (holder is null)), -- a holder never changes without a slip
  check ((kind = 'CORRECTED') = (voids is not null)),
  check (occurred_at <= recorded_at + interval '1 day')
);
create index fact_slip on custody.fact (slip) where slip is not null;
create index fact_voids on custody.fact (voids) where voids is not null;
create index fact_kind on custody.fact (kind, recorded_at);

-- The present. Nothing references it; it can be dropped and replayed from the facts.
create table custody.device_state (
  device            bigint      primary key,
  tag               text        not null unique,
  stage             text        not null check (stage in (
    'TO_INSPECT', 'TO_WIPE', 'TO_REPAIR', 'READY', 'RESERVED', 'ON_THE_WAY', 'IN_CLASS',
    'RETURNING', 'TO_DISMANTLE', 'SHIPPED', 'MISSING', 'DISMANTLED', 'LOST', 'WITH_DONOR',
    'WITH_SCHOOL')),
  stage_before      text,       -- null unless it is missing
  data              text        not null check (data in ('MAY_HOLD', 'CLEARED')),
  holder            bigint      not null,
  place             bigint,     -- null: only the holder is known
  classroom         bigint,     -- null: none
  kind              text        not null,
  maker             text,       -- null: unknown, like all that follows
  model             text,
  serial            text,
  donors_tag        text,
  grams             bigint      not null check (grams > 0),
  basis             text        not null check (basis in ('WEIGHED', 'SHARE_OF_WEIGHED', 'ESTIMATED')),
  donor             bigint,
  lot               bigint,
  drives            json,       -- null: nobody looked yet
  first_received_at timestamptz not null,
  received_at       timestamptz not null,
  changed_at        timestamptz not null,
  facts             int         not null,
  head              text        not null,
  check (stage not in ('READY', 'RESERVED', 'ON_THE_WAY', 'IN_CLASS', 'SHIPPED', 'DISMANTLED')
         or data = 'CLEARED') -- law 1, said once more by the database
);
create index device_state_stage on custody.device_state (stage, device);
create index device_state_serial on custody.device_state (lower(serial));
create index device_state_classroom on custody.device_state (classroom) where classroom is not null;
create index device_state_holder on custody.device_state (holder, device);
create index device_state_lot on custody.device_state (lot, device);
create index device_state_donor on custody.device_state (donor, device);

-- Two people give a device up: one proposes, another agrees.
create table custody.proposal (
  proposal    bigint      generated always as identity primary key,
  device      bigint      not null references custody.device (device),
  kind        text        not null check (kind in ('WRITTEN_OFF', 'TRANSFERRED')),
  proposed_by bigint      not null,
  proposed_at timestamptz not null,
  settled_at  timestamptz -- null: waits for a second person
);
create unique index proposal_open on custody.proposal (device, kind) where settled_at is null;
create index proposal_device on custody.proposal (device);

-- Once a day the heads of all chains are sealed and signed with a key that is not in the database.
create table custody.checkpoint (
  checkpoint bigint      generated always as identity primary key,
  sealed_at  timestamptz not null,
  last_fact  bigint      not null, -- 0: the book was empty
  devices    bigint      not null,
  root       text        not null check (root ~ '^[0-9a-f]{64}$'),
  previous   text        not null, -- root of the checkpoint before, so that none can be taken out
  signature  text        not null, -- Ed25519 over all of the above, base64
  public_key text        not null  -- base64
);

create table custody.sealed_head (
  checkpoint bigint not null references custody.checkpoint (checkpoint),
  device     bigint not null references custody.device (device),
  nth        int    not null,
  hash       text   not null,
  primary key (checkpoint, device)
);
create index sealed_head_device on custody.sealed_head (device);

create function custody.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the book is not changed: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;

create trigger fact_is_kept before update or delete on custody.fact
  for each row execute function custody.refuse_change();
create trigger fact_is_not_emptied before truncate on custody.fact
  for each statement execute function custody.refuse_change();
create trigger device_is_kept before update or delete on custody.device
  for each row execute function custody.refuse_change();
create trigger device_is_not_emptied before truncate on custody.device
  for each statement execute function custody.refuse_change();
create trigger slip_is_kept before update or delete on custody.slip
  for each row execute function custody.refuse_change();
create trigger slip_is_not_emptied before truncate on custody.slip
  for each statement execute function custody.refuse_change();
create trigger checkpoint_is_kept before update or delete on custody.checkpoint
  for each row execute function custody.refuse_change();
create trigger checkpoint_is_not_emptied before truncate on custody.checkpoint
  for each statement execute function custody.refuse_change();

create trigger sealed_head_is_kept before update or delete on custody.sealed_head
  for each row execute function custody.refuse_change();
create trigger sealed_head_is_not_emptied before truncate on custody.sealed_head
  for each statement execute function custody.refuse_change();

grant select, insert on custody.device, custody.fact, custody.slip, custody.checkpoint,
                        custody.sealed_head to green_app;

-- The seal waits for facts that are being written. The lock needs more rights than the application
-- has, so it gets the lock and not the rights.
create function custody.hold_the_book() returns void language plpgsql security definer
set search_path = pg_catalog as $$
begin
  lock table custody.fact in share mode;
end
$$;
revoke all on function custody.hold_the_book() from public;
grant execute on function custody.hold_the_book() to green_app;
grant usage on sequence custody.device_device_seq to green_app; -- tags are pressed from it
grant select, insert, delete on custody.signature to green_app;
grant select, insert, update, delete on custody.device_state to green_app;
grant select, insert, update on custody.proposal to green_app;
