-- Who pays for a room besides the sponsor that signs its agreement: a grant, a second sponsor, work
-- or goods given. A funder who leaves is ended, never removed.
create table classrooms.funder (
  funder     bigint      generated always as identity primary key,
  classroom  bigint      not null references classrooms.classroom (classroom),
  partner    bigint      not null references partners.partner (partner),
  way        text        not null check (way in ('SPONSORSHIP', 'GRANT', 'IN_KIND')),
  since      date        not null,
  until      date        check (until >= since), -- null: still does
  entered_at timestamptz not null,
  entered_by bigint      not null,
  key        uuid        not null unique
);
create unique index funder_once on classrooms.funder (classroom, partner, way) where until is null;
create index funder_partner on classrooms.funder (partner);
grant select, insert, update on classrooms.funder to green_app;
