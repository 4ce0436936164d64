-- A list may wait for a person to say what its columns mean; may be meant for a lot that is there
-- already; may be undone.
alter table lists.import
  add column into_lot  bigint references donations.lot (lot), -- null: a lot of its own
  add column undone_at timestamptz, -- null: it counts
  add column undone_by bigint,      -- null with undone_at
  drop constraint import_format_check,
  drop constraint import_state_check,
  drop constraint import_check;
alter table lists.import
  add constraint import_format_check check (format in ('CSV', 'XLSX', 'XLS', 'ODS')),
  add constraint import_state_check check (state in ('MAPPING', 'PREVIEWED', 'COMMITTED', 'UNDONE')),
  add constraint import_committed_check check ((state in ('COMMITTED', 'UNDONE'))
    = (committed_at is not null and committed_by is not null and lot is not null)),
  add constraint import_undone_check check ((state = 'UNDONE') = (undone_at is not null and undone_by is not null));
create index import_into_lot on lists.import (into_lot);

-- Rows are written only together with their list, by the one class that writes both; a key asked
-- once for every one of a hundred thousand rows cost a third of the staging.
alter table lists.import_row
  drop constraint import_row_import_fkey,
  add column left_out boolean not null default false; -- somebody said: not this one
create index import_row_left_out on lists.import_row (import, line) where left_out;
grant delete on lists.import_row to green_app;

-- The donor's file as it came, until somebody decides on the list: the columns may have to be read
-- otherwise. It may hold names of people, so it is gone with the decision.
create table lists.upload_part (
  import bigint not null references lists.import (import),
  part   int    not null,
  bytes  bytea  not null,
  primary key (import, part)
);
alter table lists.upload_part alter column bytes set storage external; -- workbooks are packed already
grant select, insert, delete on lists.upload_part to green_app;

-- What somebody said of the columns of a donor's list, for the next one.
create table lists.mapping (
  donor      bigint      not null references partners.partner (partner),
  signature  text        not null, -- the headings it was said of, in their order of letters
  sheet      text,                 -- null: a text, or the only one
  heading    int         not null check (heading >= 0),
  columns    jsonb       not null, -- by the key of each heading; null: left out
  for_all    jsonb       not null,
  decided_at timestamptz not null,
  decided_by bigint      not null,
  primary key (donor, signature)
);
grant select, insert, update on lists.mapping to green_app;
