-- A certificate takes effect when it is accepted; until then it is in doubt, or it is struck.
alter table dismantling.certificate
  add column whole       boolean     not null default false, -- it names the batch and not the devices
  add column accepted_at timestamptz, -- null: in doubt, or struck
  add column accepted_by bigint,      -- null: likewise
  add column struck_at   timestamptz, -- null: it stands
  add column struck_by   bigint,      -- null: it stands
  add column struck_why  text check (struck_why <> ''), -- null: it stands
  add constraint certificate_one_fate check (accepted_at is null or struck_at is null);
update dismantling.certificate set accepted_at = entered_at, accepted_by = entered_by;
alter table dismantling.certificate drop constraint certificate_batch_number_key;
create unique index certificate_number on dismantling.certificate (batch, number) where struck_at is null;
grant update on dismantling.certificate to green_app;

-- One line of a certificate as the plant wrote it, and which device it is.
create table dismantling.certificate_line (
  line        bigint      generated always as identity primary key,
  certificate bigint      not null references dismantling.certificate (certificate),
  nth         integer     not null check (nth > 0),
  typed       text        not null check (typed <> ''),
  answer      text        not null check (answer in ('MATCHED', 'DOUBLED', 'UNKNOWN', 'OTHER_BATCH')),
  device      bigint      references custody.device (device), -- null: unknown
  elsewhere   text, -- null: answered by this certificate alone; else the batch or certificate that has it
  settled     text        check (settled in ('PAIRED', 'LEFT_OUT')), -- null: matched, or not settled yet
  paired      bigint      references custody.device (device), -- null: not paired
  reason      text        check (reason <> ''), -- null: matched, or not settled yet
  settled_at  timestamptz, -- null: likewise
  settled_by  bigint,      -- null: likewise
  unique (certificate, nth),
  check (answer <> 'MATCHED' or (device is not null and settled is null)),
  check ((settled is null) = (reason is null)),
  check ((settled is null) = (settled_at is null)),
  check ((settled is not distinct from 'PAIRED') = (paired is not null))
);
create index certificate_line_device on dismantling.certificate_line (device);
create index certificate_line_paired on dismantling.certificate_line (paired);
grant select, insert, update on dismantling.certificate_line to green_app;

-- What became of the material that a certificate is about.
create table dismantling.output (
  output      bigint generated always as identity primary key,
  certificate bigint not null references dismantling.certificate (certificate),
  material    text   not null check (material in ('STEEL', 'ALUMINIUM', 'COPPER', 'OTHER_METAL', 'PLASTIC', 'GLASS', 'CRT_GLASS',
                                                  'CIRCUIT_BOARD', 'CABLE', 'BATTERY', 'COMPONENT', 'HAZARDOUS', 'OTHER')),
  grams       bigint not null check (grams > 0),
  route       text   not null check (route in ('REUSED', 'RECYCLED', 'RECOVERED_ENERGY', 'LANDFILLED', 'INCINERATED',
                                               'HAZARDOUS_TREATMENT'))
);
create index output_certificate on dismantling.output (certificate);
grant select, insert, delete on dismantling.output to green_app;

-- A batch that was reckoned up. Opened again, it is closed a second time by another row.
create table dismantling.closure (
  closure     bigint      generated always as identity primary key,
  key         uuid        not null unique,
  batch       bigint      not null references dismantling.batch (batch),
  grams_in    bigint      not null check (grams_in > 0),
  grams_out   bigint      not null check (grams_out > 0 and grams_out <= grams_in),
  explained   text        check (explained <> ''), -- null: within three in a hundred
  explained_by bigint,    -- who wrote it, and another closed it; null: within three in a hundred
  closed_at   timestamptz not null,
  closed_by   bigint      not null,
  reopened_at timestamptz, -- null: it stands
  reopened_by bigint,      -- null: it stands
  reason      text        check (reason <> ''), -- null: it stands
  check ((grams_in - grams_out) * 100 <= grams_in * 3
         or (explained is not null and explained_by is not null and explained_by <> closed_by)),
  check ((reopened_at is null) = (reason is null))
);
create unique index closure_stands on dismantling.closure (batch) where reopened_at is null;
create index closure_batch on dismantling.closure (batch);
grant select, insert, update on dismantling.closure to green_app;

-- Where missing kilograms went, as somebody wrote it. Another person agrees, and the batch is closed.
create table dismantling.explanation (
  explanation bigint      generated always as identity primary key,
  key         uuid        not null unique,
  batch       bigint      not null references dismantling.batch (batch),
  grams_in    bigint      not null check (grams_in > 0), -- as they were then
  grams_out   bigint      not null check (grams_out > 0 and grams_out <= grams_in),
  words       text        not null check (words <> ''),
  written_at  timestamptz not null,
  written_by  bigint      not null,
  agreed      boolean, -- null: it waits
  settled_at  timestamptz, -- null: it waits
  settled_by  bigint, -- null: it waits
  check ((agreed is null) = (settled_at is null)),
  check (agreed is not true or settled_by <> written_by)
);
create unique index explanation_waits on dismantling.explanation (batch) where settled_at is null;
create index explanation_batch on dismantling.explanation (batch);
grant select, insert, update on dismantling.explanation to green_app;

-- The number of the last voucher of a year in each entity's series.
create table dismantling.voucher_count (
  prefix text    not null,
  year   integer not null,
  last   integer not null,
  primary key (prefix, year)
);
grant select, insert, update on dismantling.voucher_count to green_app;

-- With it a donor strikes its devices off its books.
create table dismantling.voucher (
  voucher    bigint      generated always as identity primary key,
  number     text        not null unique,
  secret     text        not null,
  closure    bigint      not null references dismantling.closure (closure),
  donor      bigint      not null references partners.partner (partner),
  letterhead text        references frame.file (sha256), -- null: the plain one
  issued_on  date        not null,
  unique (closure, donor)
);
create index voucher_donor on dismantling.voucher (donor);
create index voucher_letterhead on dismantling.voucher (letterhead);
grant select, insert on dismantling.voucher to green_app;

-- Its kilograms, by how they are known: never one sum.
create table dismantling.voucher_weight (
  voucher bigint  not null references dismantling.voucher (voucher),
  basis   text    not null check (basis in ('WEIGHED', 'ESTIMATED')),
  devices integer not null check (devices > 0),
  grams   bigint  not null check (grams > 0),
  primary key (voucher, basis)
);
grant select, insert on dismantling.voucher_weight to green_app;
