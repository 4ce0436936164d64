-- A computer that stands in the room and is not ours: the school's own, or of the education bureau.
-- It gets no tag, is counted nowhere and collected by nobody. Either one with its numbers, or several
-- of which only the count is known.
create table classrooms.foreigner (
  foreigner  bigint      generated always as identity primary key,
  classroom  bigint      not null references classrooms.classroom (classroom),
  owner      text        not null check (owner <> ''), -- an organisation, never a person
  kind       text        not null check (kind in (
    'LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')),
  pieces     int         not null check (pieces between 1 and 500),
  model      text        not null, -- empty: not told, like the two that follow
  serial     text        not null,
  own_number text        not null,
  since      date        not null,
  until      date        check (until >= since), -- null: it still stands there
  entered_at timestamptz not null,
  entered_by bigint      not null,
  key        uuid        not null unique,
  check (pieces = 1 or (serial = '' and own_number = ''))
);
create index foreigner_classroom on classrooms.foreigner (classroom);
grant select, insert, update on classrooms.foreigner to green_app;

-- A seat is given to another device when one is swapped: the one that went has none any more.
grant delete on classrooms.seat to green_app;
