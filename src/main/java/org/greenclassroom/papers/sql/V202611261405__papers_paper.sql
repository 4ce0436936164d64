create schema if not exists papers;
grant usage on schema papers to green_app;

-- The last number given, by series and year.
create table papers.series (
  series text not null,
  year   int  not null,
  last   int  not null check (last > 0),
  primary key (series, year)
);

-- One version of the text of a kind of paper. Its words are never changed: a better text is a new version.
create table papers.text (
  text        bigint      generated always as identity primary key,
  kind        text        not null,
  version     int         not null check (version > 0),
  prevails    text        not null check (prevails in ('zh', 'en', 'fr')), -- the language whose words decide
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  valid_from  date        not null,
  shipped     boolean     not null, -- came with the program: usable at once, read by no lawyer
  note        text        not null, -- what is new in it
  written_at  timestamptz not null,
  written_by  bigint      not null, -- 0: it was shipped
  approved_at timestamptz, -- null: not to be used yet, unless shipped
  approved_by bigint,      -- null: the same
  key         uuid        not null unique,
  unique (kind, version),
  check ((approved_at is null) = (approved_by is null)),
  check (approved_by <> written_by), -- four eyes
  check (not shipped or approved_at is null)
);
create unique index text_shipped on papers.text (kind, sha256) where shipped;

create table papers.wording (
  text     bigint not null references papers.text (text),
  language text   not null check (language in ('zh', 'en', 'fr')),
  words    text   not null,
  primary key (text, language)
);

-- A paper as it was drawn. Only where it stands is ever changed.
create table papers.paper (
  paper      bigint      generated always as identity primary key,
  text       bigint      not null references papers.text (text),
  number     text        not null unique,
  secret     text        not null check (length(secret) = 20), -- makes its public address unguessable
  sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'), -- over the form of decision 31
  annex      text        references frame.file (sha256), -- null: none
  annex_rows bigint      not null check (annex_rows >= 0),
  drawn_at   timestamptz not null,
  drawn_by   bigint      not null,
  replaces   bigint      references papers.paper (paper), -- null: a first one
  state      text        not null check (state in ('DRAFTED', 'SIGNED', 'REPLACED', 'VOID')),
  signed_at  timestamptz, -- null: somebody has still to sign
  key        uuid        not null unique,
  check ((annex is null) = (annex_rows = 0)),
  check (state <> 'SIGNED' or signed_at is not null)
);
create index paper_text on papers.paper (text);
create index paper_annex on papers.paper (annex);
create index paper_replaces on papers.paper (replaces);

-- Its exact words.
create table papers.frozen_text (
  paper    bigint not null references papers.paper (paper),
  language text   not null check (language in ('zh', 'en', 'fr')),
  nth      int    not null,
  words    text   not null,
  primary key (paper, language)
);

-- Who agrees. What they are called lies apart; the hash knows a seal of it.
create table papers.party (
  paper     bigint not null references papers.paper (paper),
  role      text   not null,
  nth       int    not null,
  partner   bigint, -- null: no partner of ours. Partners' own number
  name_seal text   not null check (name_seal ~ '^[0-9a-f]{64}$'),
  primary key (paper, role)
);
create index party_partner on papers.party (partner);

-- May be removed, so that a person can be forgotten.
create table papers.party_name (
  paper bigint not null,
  role  text   not null,
  name  text   not null,
  salt  text   not null check (salt ~ '^[0-9a-f]{32}$'),
  primary key (paper, role),
  foreign key (paper, role) references papers.party (paper, role)
);

-- A paper signed by hand. Its bytes may be removed, its hash stays.
create table papers.scan (
  scan        bigint      generated always as identity primary key,
  paper       bigint      not null references papers.paper (paper),
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type  text        not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes       bytea,      -- null: forgotten
  uploaded_at timestamptz not null,
  uploaded_by bigint      not null
);
create index scan_paper on papers.scan (paper);

-- A link that signs once.
create table papers.invitation (
  invitation   bigint      generated always as identity primary key,
  paper        bigint      not null,
  role         text        not null,
  secret_hash  text        not null unique,
  address      text,       -- null: forgotten
  language     text        not null check (language in ('zh', 'en', 'fr')),
  sent_at      timestamptz not null,
  sent_by      bigint      not null,
  expires_at   timestamptz not null,
  used_at      timestamptz, -- null: nobody signed with it
  withdrawn_at timestamptz, -- null: it stands
  key          uuid        not null unique,
  foreign key (paper, role) references papers.party (paper, role)
);
create index invitation_party on papers.invitation (paper, role);

create table papers.signature (
  signature   bigint      generated always as identity primary key,
  paper       bigint      not null,
  role        text        not null,
  how         text        not null check (how in ('SCREEN', 'LINK', 'SCAN')),
  signed_at   timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by bigint,     -- null: by a link, nobody was signed in
  paper_hash  text        not null, -- what was signed
  seal        text        not null, -- of name and picture
  scan        bigint      references papers.scan (scan),             -- null: not by a scan
  invitation  bigint      references papers.invitation (invitation), -- null: not by a link
  key         uuid        not null,
  unique (paper, role),
  foreign key (paper, role) references papers.party (paper, role),
  check ((how = 'SCAN') = (scan is not null)),
  check ((how = 'LINK') = (invitation is not null)),
  check ((how = 'LINK') = (recorded_by is null))
);
create index signature_scan on papers.signature (scan);
create index signature_invitation on papers.signature (invitation);

-- Who signed. May be removed, so that a person can be forgotten.
create table papers.signer (
  signature  bigint primary key references papers.signature (signature),
  name       text   not null,
  salt       text   not null check (salt ~ '^[0-9a-f]{32}$'),
  image      bytea, -- null: the typed name, or a scan
  media_type text,  -- null: the same
  check ((image is null) = (media_type is null))
);

-- Void: proposed by one officer, agreed by another.
create table papers.ending (
  ending       bigint      generated always as identity primary key,
  paper        bigint      not null references papers.paper (paper),
  reason       text        not null,
  proposed_at  timestamptz not null,
  proposed_by  bigint      not null,
  withdrawn_at timestamptz, -- null: it stands
  agreed_at    timestamptz, -- null: waits for a second officer
  agreed_by    bigint,      -- null: the same
  key          uuid        not null unique,
  check ((agreed_at is null) = (agreed_by is null)),
  check (agreed_by <> proposed_by) -- four eyes
);
create unique index ending_paper on papers.ending (paper) where withdrawn_at is null;

-- A PDF that was given out, as it stood then. Its bytes may be removed, its hash stays.
create table papers.print (
  paper    bigint      not null references papers.paper (paper),
  language text        not null check (language in ('zh', 'en', 'fr')),
  stage    text        not null, -- state and number of signatures
  sha256   text        not null,
  bytes    bytea,      -- null: forgotten
  made_at  timestamptz not null,
  primary key (paper, language, stage)
);
create index print_sha256 on papers.print (sha256);

grant select, insert on papers.text, papers.wording, papers.paper, papers.frozen_text, papers.party,
  papers.signature to green_app;
grant update (approved_at, approved_by) on papers.text to green_app;
grant update (state, signed_at) on papers.paper to green_app;
grant select, insert, update on papers.series, papers.scan, papers.invitation, papers.ending, papers.print to green_app;
grant select, insert, delete on papers.party_name, papers.signer to green_app;
