create schema editions;
grant usage on schema editions to green_app;

-- A report as it was drawn up: from this moment its figures, rows and words are frozen. Nothing in this schema is
-- ever changed: that somebody published it, put it away or corrected it are rows of their own.
create table editions.edition (
  edition      bigint      generated always as identity primary key,
  kind         text        not null check (kind in ('DONOR_LOT', 'DONOR_YEAR', 'SPONSOR', 'FINAL', 'PROGRAMME', 'GRI306', 'GRI413')),
  party        bigint      references partners.partner (partner), -- whose: donor or sponsor; null: the programme's, or a room without sponsor
  lot          bigint      references donations.lot (lot),        -- null: not of one lot
  classroom    bigint      references classrooms.classroom (classroom), -- null: not of one room
  subject      text        not null, -- kind, whose, which and when in one word: one published edition each, and its corrections
  since        date        not null,
  until        date        not null check (since <= until),
  method       text        not null,
  set_version  text        not null,
  set_hash     text        not null check (set_hash ~ '^[0-9a-f]{64}$'),
  seed         bigint      not null,
  runs         int         not null check (runs > 0),
  code_version text        not null,
  corrects     bigint      references editions.edition (edition), -- null: the first; then reason is null too
  reason       text        check (reason <> ''),
  drawn_at     timestamptz not null,
  drawn_by     bigint      not null,
  key          uuid        not null unique,
  check ((corrects is null) = (reason is null)),
  unique (edition, drawn_by)
);
create index edition_party on editions.edition (party);
create index edition_lot on editions.edition (lot);
create index edition_classroom on editions.edition (classroom);
create index edition_corrects on editions.edition (corrects);
grant select, insert on editions.edition to green_app;

-- What a figure is. Its worth is the sum of its lines, see total.
create table editions.figure (
  figure  bigint generated always as identity primary key,
  edition bigint not null references editions.edition (edition),
  nth     int    not null check (nth > 0),
  chapter text   not null,
  code    text   not null,
  part    text   not null, -- a school year, a material, a stage; '': whole
  unit    text   not null check (unit in ('PIECES', 'GRAMS', 'DAYS', 'MINUTES', 'PUPILS', 'PEOPLE', 'CENTS', 'GRAMS_CO2E')),
  basis   text   not null check (basis in ('COUNTED', 'WEIGHED', 'ESTIMATED', 'DECLARED', 'RECKONED')),
  columns text[] not null,
  sums    boolean not null, -- may be added to others' of its name
  listed  boolean not null, -- its lines stand in the report
  charted boolean not null,
  low     bigint,           -- the 5th percentile; null: not uncertain, like the 95th
  high    bigint,
  unique (edition, nth),
  unique (edition, chapter, code, part),
  check ((low is null) = (high is null) and low <= high)
);
grant select, insert on editions.figure to green_app;

-- The rows behind a figure. hash: SHA-256 of position, tag, amount and cells.
create table editions.line (
  figure   bigint not null references editions.figure (figure),
  position bigint not null check (position > 0),
  tag      text,   -- of the device of which it tells; null: of none
  amount   bigint not null,
  cells    text[] not null,
  hash     bytea  not null,
  primary key (figure, position)
);
grant select, insert on editions.line to green_app;

-- sha256: over the hashes of the lines in their order
create table editions.total (
  figure bigint primary key references editions.figure (figure),
  amount bigint not null,
  lines  bigint not null check (lines >= 0),
  sha256 text   not null check (sha256 ~ '^[0-9a-f]{64}$')
);
grant select, insert on editions.total to green_app;

-- What the edition says, in each language.
create table editions.passage (
  edition  bigint not null references editions.edition (edition),
  language text   not null check (language in ('en', 'zh', 'fr')),
  place    text   not null,
  words    text   not null,
  primary key (edition, language, place)
);
grant select, insert on editions.passage to green_app;

-- SHA-256 over the canonical text of all of it.
create table editions.seal (
  edition bigint primary key references editions.edition (edition),
  sha256  text   not null check (sha256 ~ '^[0-9a-f]{64}$')
);
create index seal_sha256 on editions.seal (sha256);
grant select, insert on editions.seal to green_app;

-- Numbers without a gap.
create table editions.publication_count (
  year int primary key,
  last int not null check (last > 0)
);
grant select, insert, update on editions.publication_count to green_app;

create table editions.publication (
  edition      bigint      primary key,
  drawn_by     bigint      not null,
  number       text        not null unique,
  secret       text        not null check (length(secret) = 20), -- makes its public address unguessable
  open         boolean     not null, -- everybody may read it
  subject      text        not null,
  corrects     bigint      unique references editions.publication (edition), -- each is corrected once: the newest is
  published_at timestamptz not null,
  published_by bigint      not null,
  key          uuid        not null unique,
  foreign key (edition, drawn_by) references editions.edition (edition, drawn_by),
  check (published_by <> drawn_by) -- four eyes
);
create unique index publication_first on editions.publication (subject) where corrects is null;
create index publication_open on editions.publication (edition) where open;
create index publication_drawn on editions.publication (edition, drawn_by);
grant select, insert on editions.publication to green_app;

create table editions.paper (
  edition  bigint not null references editions.publication (edition),
  language text   not null check (language in ('en', 'zh', 'fr')),
  sha256   text   not null references frame.file (sha256),
  primary key (edition, language)
);
create index paper_sha256 on editions.paper (sha256);
grant select, insert on editions.paper to green_app;

-- A draft that nobody publishes.
create table editions.withdrawal (
  edition      bigint      primary key references editions.edition (edition),
  withdrawn_at timestamptz not null,
  withdrawn_by bigint      not null
);
grant select, insert on editions.withdrawal to green_app;

create function editions.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was frozen stays: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end
$$;
do $$
declare t text;
begin
  foreach t in array array['edition', 'figure', 'line', 'total', 'passage', 'seal', 'publication', 'paper', 'withdrawal'] loop
    execute format('create trigger %I before update or delete or truncate on editions.%I for each statement execute function editions.refuse_change()',
                   t || '_stays', t);
  end loop;
end
$$;
