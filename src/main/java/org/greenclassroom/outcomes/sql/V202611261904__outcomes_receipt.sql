-- The right of an organisation to issue donation receipts. Never edited: a new one is entered, an
-- old one withdrawn.
create table outcomes.entitlement (
  entitlement  bigint      generated always as identity primary key,
  key          uuid        not null unique,
  partner      bigint      not null references partners.partner (partner),
  document     text        not null check (document <> ''), -- what says so
  number       text        not null check (number <> ''),
  territory    text        not null check (territory in ('CN', 'HK', 'VN', 'OTHER')),
  valid_from   date        not null,
  valid_to     date        not null check (valid_to >= valid_from),
  evidence     text        not null references frame.file (sha256),
  entered_at   timestamptz not null,
  entered_by   bigint      not null,
  withdrawn_at timestamptz -- null: it stands
);
create index entitlement_partner on outcomes.entitlement (partner);
create index entitlement_evidence on outcomes.entitlement (evidence);
grant select, insert, update on outcomes.entitlement to green_app;

-- A donation receipt that an entitled organisation issued; we keep it and print none.
create table outcomes.receipt (
  receipt     bigint      generated always as identity primary key,
  key         uuid        not null unique,
  lot         bigint      not null references donations.lot (lot),
  entitlement bigint      not null references outcomes.entitlement (entitlement),
  number      text        not null check (number <> ''), -- the issuer's own
  issued_on   date        not null,
  cents       bigint      check (cents > 0), -- null: it states no value
  currency    text        check (currency in ('CNY', 'HKD', 'VND', 'EUR', 'USD')), -- null: the same
  valuation   text        references frame.file (sha256), -- null: the same. The issuer's own valuation
  scan        text        not null references frame.file (sha256),
  entered_at  timestamptz not null,
  entered_by  bigint      not null,
  struck_at   timestamptz, -- null: it stands
  struck_by   bigint,      -- null: the same
  check ((cents is null) = (currency is null) and (cents is null) = (valuation is null)),
  check ((struck_at is null) = (struck_by is null))
);
create index receipt_lot on outcomes.receipt (lot);
create index receipt_entitlement on outcomes.receipt (entitlement);
create index receipt_valuation on outcomes.receipt (valuation);
create index receipt_scan on outcomes.receipt (scan);
create unique index receipt_number on outcomes.receipt (entitlement, number) where struck_at is null;
grant select, insert, update on outcomes.receipt to green_app;
