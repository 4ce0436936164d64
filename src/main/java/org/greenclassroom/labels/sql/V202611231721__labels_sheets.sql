create schema if not exists labels;
grant usage on schema labels to green_app;

-- A geometry, in micrometres. Never changed: prints name it.
create table labels.sheet (
  sheet        bigint      generated always as identity primary key,
  partner      bigint      references partners.partner (partner), -- null: comes with the house
  name         text        not null check (name <> ''),
  width        int         not null check (width > 0),
  height       int         not null check (height > 0),
  left_edge    int         not null check (left_edge >= 0),
  top_edge     int         not null check (top_edge >= 0),
  label_width  int         not null check (label_width > 0),
  label_height int         not null check (label_height > 0),
  across       int         not null check (across >= 0),
  down         int         not null check (down >= 0),
  columns      int         not null check (columns > 0),
  rows         int         not null check (rows > 0),
  code         text        not null check (code in ('QR', 'DATA_MATRIX')),
  made_by      bigint,     -- null: comes with the house
  unique nulls not distinct (partner, name)
);

-- The makers' sheets lie in the middle of their page; a tape is printed inside its edges.
insert into labels.sheet (name, width, height, left_edge, top_edge, label_width, label_height,
                          across, down, columns, rows, code)
values
  ('70 × 37 mm × 24 (A4)',                 210000, 297000,     0,   500,  70000, 37000,  70000, 37000, 3,  8, 'QR'),
  ('25.4 × 10 mm × 189 (A4, L4731)',       210000, 297000,  8480, 13500,  25400, 10000,  27940, 10000, 7, 27, 'DATA_MATRIX'),
  ('38.1 × 21.2 mm × 65 (A4, L7651)',      210000, 297000,  4750, 10700,  38100, 21200,  40600, 21200, 5, 13, 'QR'),
  ('45.7 × 21.2 mm × 48 (A4, L4778)',      210000, 297000,  9700, 21300,  45700, 21200,  48300, 21200, 4, 12, 'QR'),
  ('63.5 × 38.1 mm × 21 (A4, L7160)',      210000, 297000,  7250, 15150,  63500, 38100,  66000, 38100, 3,  7, 'QR'),
  ('99.1 × 33.9 mm × 16 (A4, L7162)',      210000, 297000,  4650, 12900,  99100, 33900, 101600, 33900, 2,  8, 'QR'),
  ('99.1 × 38.1 mm × 14 (A4, L7163)',      210000, 297000,  4650, 15150,  99100, 38100, 101600, 38100, 2,  7, 'QR'),
  ('44.5 × 12.7 mm × 80 (Letter, 5267)',   215900, 279400,  7620, 12700,  44450, 12700,  52070, 12700, 4, 20, 'DATA_MATRIX'),
  ('66.7 × 25.4 mm × 30 (Letter, 5520)',   215900, 279400,  4762, 12700,  66675, 25400,  69850, 25400, 3, 10, 'QR'),
  ('62 × 29 mm (Brother DK)',               62000,  29000,  2000,  1000,  58000, 27000,      0,     0, 1,  1, 'QR'),
  ('12 mm (Brother TZe)',                   40000,  12000,  1000,  1000,  38000, 10000,      0,     0, 1,  1, 'DATA_MATRIX'),
  ('18 mm (Brother TZe)',                   48000,  18000,  1000,  1500,  46000, 15000,      0,     0, 1,  1, 'QR'),
  ('24 mm (Brother TZe)',                   54000,  24000,  1000,  3000,  52000, 18000,      0,     0, 1,  1, 'QR'),
  ('54 × 25 mm (Dymo)',                     54000,  25000,  1000,  1000,  52000, 23000,      0,     0, 1,  1, 'QR');
grant select, insert on labels.sheet to green_app;

-- Which tags are to be printed together. Never changed.
create table labels.batch (
  batch   bigint      generated always as identity primary key,
  key     uuid        not null unique,
  source  text        not null check (source in ('LOT', 'SLIP', 'FILTER', 'LIST', 'ROLL')),
  what    text        not null, -- the number of the lot or slip; empty where that says nothing
  tags    text[]      not null check (cardinality(tags) > 0),
  made_at timestamptz not null,
  made_by bigint      not null
);
grant select, insert on labels.batch to green_app;

-- One time that labels were printed: who, when, what, how many. Never changed.
create table labels.print (
  print      bigint      generated always as identity primary key,
  key        uuid        not null unique,
  batch      bigint      not null references labels.batch (batch),
  sheet      bigint      not null references labels.sheet (sheet),
  form       text        not null check (form in ('PDF', 'ZPL', 'CSV')),
  dots       int         check (dots in (203, 300, 600)), -- an inch; null: not for a thermal printer
  begins     int         not null check (begins > 0),
  copies     int         not null check (copies > 0),
  kit        boolean     not null,
  first_tag  int         not null check (first_tag > 0),
  devices    int         not null check (devices > 0),
  labels     int         not null check (labels > 0),
  printed_at timestamptz not null,
  printed_by bigint      not null,
  check ((form = 'ZPL') = (dots is not null))
);
create index print_batch on labels.print (batch);
create index print_sheet on labels.print (sheet);
create index print_printed_at on labels.print (printed_at desc);
grant select, insert on labels.print to green_app;
