-- An adult who judges, by a link of which only the hash is kept.
create table contests.juror (
  juror       bigint      generated always as identity primary key,
  edition     bigint      not null references contests.edition (edition),
  name        text        not null check (name <> ''),  -- a dash: forgotten with the works
  email       text        not null check (email <> ''), -- the number of the juror: forgotten
  language    text        not null check (language in ('en', 'zh', 'fr')),
  company     bigint      references partners.partner (partner), -- null: of no company we deal with
  secret      text        not null unique, -- SHA-256
  invited_at  timestamptz not null,
  invited_by  bigint      not null,
  declared_at timestamptz, -- null: has not said yet whom to stay away from
  ended_at    timestamptz, -- null: judges
  forgotten_at timestamptz, -- null: it is known who it was
  unique (edition, email)
);
create index juror_company on contests.juror (company);
grant select, insert, update on contests.juror to green_app;

-- Whom a juror stays away from: a school, or the schools a company stands behind.
create table contests.conflict (
  juror       bigint      not null references contests.juror (juror),
  partner     bigint      not null references partners.partner (partner),
  declared_at timestamptz not null,
  primary key (juror, partner)
);
create index conflict_partner on contests.conflict (partner);
grant select, insert on contests.conflict to green_app;

create table contests.score (
  juror     bigint      not null references contests.juror (juror),
  entry     bigint      not null references contests.entry (entry),
  criterion bigint      not null references contests.criterion (criterion),
  points    smallint    not null check (points >= 0),
  scored_at timestamptz not null,
  primary key (juror, entry, criterion)
);
create index score_entry on contests.score (entry);
create index score_criterion on contests.score (criterion);
grant select, insert, update on contests.score to green_app;

-- One proposes, another decides.
create table contests.award (
  award        bigint      generated always as identity primary key,
  entry        bigint      not null references contests.entry (entry),
  level        bigint      not null references contests.level (level),
  proposed_at  timestamptz not null,
  proposed_by  bigint      not null,
  decided_at   timestamptz, -- null: only proposed
  decided_by   bigint      check (decided_by <> proposed_by), -- null: only proposed
  dropped_at   timestamptz, -- null: it stands
  check ((decided_at is null) = (decided_by is null))
);
create unique index award_once on contests.award (entry, level) where dropped_at is null;
create index award_level on contests.award (level);
grant select, insert, update on contests.award to green_app;
