-- Numbers without a gap: the last one given, by kind and year.
create table outcomes.paper_count (
  kind text not null check (kind in ('REPORT', 'APPRECIATION', 'WRITE_OFF')),
  year int  not null,
  last int  not null check (last > 0),
  primary key (kind, year)
);
grant select, insert, update on outcomes.paper_count to green_app;

-- A paper that was issued from a closing. It is revoked when the lot is opened again: that stands
-- with the closing.
create table outcomes.paper (
  paper     bigint      generated always as identity primary key,
  closing   bigint      not null references outcomes.closing (closing),
  kind      text        not null check (kind in ('REPORT', 'APPRECIATION', 'WRITE_OFF')),
  number    text        not null unique,
  secret    text        not null check (length(secret) = 20), -- makes its public address unguessable
  pieces    bigint      not null,
  weighed   bigint      not null,
  estimated bigint      not null,
  issued_at timestamptz not null,
  issued_by bigint      not null,
  key       uuid        not null unique,
  voided_at timestamptz, -- null: not voided
  voided_by bigint,      -- null: the same
  reason    text,        -- null: the same
  check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (reason is null)),
  check (voided_by <> issued_by) -- four eyes
);
create index paper_closing on outcomes.paper (closing);
create unique index paper_once on outcomes.paper (closing, kind) where voided_at is null;
grant select, insert, update on outcomes.paper to green_app;

create table outcomes.paper_file (
  paper    bigint not null references outcomes.paper (paper),
  language text   not null check (language in ('en', 'zh', 'fr')),
  sha256   text   not null references frame.file (sha256),
  primary key (paper, language)
);
create index paper_file_sha256 on outcomes.paper_file (sha256);
grant select, insert on outcomes.paper_file to green_app;
