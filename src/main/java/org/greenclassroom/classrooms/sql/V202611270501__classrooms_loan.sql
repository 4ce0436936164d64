-- A loan agreement is drawn and signed as a paper. One that was signed by hand before, here or
-- elsewhere, keeps its file: those of the first version their words, others the scan.
alter table classrooms.agreement
  alter column text drop not null,
  add column paper bigint unique references papers.paper (paper), -- null: it has a file
  add check (num_nonnulls(text, paper) = 1);

-- The papers of a loan: its agreement, and what was added to it. Who has signed, the papers say.
create table classrooms.loan_paper (
  paper      bigint      primary key references papers.paper (paper),
  classroom  bigint      not null references classrooms.classroom (classroom),
  purpose    text        not null check (purpose in (
    'LOAN', 'EXTENSION', 'OWNERSHIP', 'RELOCATION', 'SPONSORSHIP')),
  due_on     date,       -- of an extension only: the new day
  partner    bigint      references partners.partner (partner), -- the next school or sponsor; null: neither
  from_on    date,       -- from which day it is the next one; null likewise
  drawn_at   timestamptz not null,
  drawn_by   bigint      not null,
  settled_at  timestamptz, -- null: not all have signed, or it never took effect
  proposed_by bigint,      -- of ownership: the first of two who let the devices go; null: nobody yet
  carried_out_at timestamptz, -- of relocation and ownership: it was done, too; null: not yet
  check ((purpose = 'EXTENSION') = (due_on is not null)),
  check ((purpose in ('RELOCATION', 'SPONSORSHIP')) = (partner is not null)),
  check ((partner is null) = (from_on is null))
);
create index loan_paper_classroom on classrooms.loan_paper (classroom);
create index loan_paper_partner on classrooms.loan_paper (partner);
grant select, insert, update on classrooms.loan_paper to green_app;

-- The devices that an addendum of ownership leaves to the school.
create table classrooms.left_device (
  paper  bigint not null references classrooms.loan_paper (paper),
  device bigint not null references custody.device (device),
  primary key (paper, device)
);
create index left_device_device on classrooms.left_device (device);
grant select, insert on classrooms.left_device to green_app;

-- The day on which a loan is due, each time it was set; the latest is the classroom's own.
create table classrooms.term (
  term      bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  due_on    date        not null,
  why       text        not null check (why in ('ACCEPTED', 'EXTENDED', 'ENDED_EARLY')),
  reason    text,       -- why it ends early, in a word of ours; null otherwise
  paper     bigint      references papers.paper (paper), -- the addendum; null: none was needed
  set_at    timestamptz not null,
  set_by    bigint      not null,
  check ((why = 'ENDED_EARLY') = (reason is not null))
);
create index term_classroom on classrooms.term (classroom);
create index term_paper on classrooms.term (paper);
grant select, insert on classrooms.term to green_app;

insert into classrooms.term (classroom, due_on, why, set_at, set_by)
select classroom, due_on, 'ACCEPTED', planned_at, 0 from classrooms.classroom where due_on is not null;

-- What somebody must do for a room by a day. A person does it, and says so.
create table classrooms.milestone (
  milestone bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  kind      text        not null check (kind in (
    'CALL', 'VISIT', 'INVENTORY', 'ANNIVERSARY', 'DECISION', 'LETTERS', 'PLAN', 'COLLECTION')),
  month     int         not null check (month between 0 and 240), -- after the acceptance
  due_on    date        not null,
  done_on   date,       -- null: not yet
  done_at   timestamptz, -- when that was written; null likewise
  done_by   bigint,     -- null likewise
  note      text,       -- null: nothing to add
  file      text        references frame.file (sha256), -- null: no paper
  file_name text,       -- null likewise
  unique (classroom, kind, due_on),
  check ((done_on is null) = (done_at is null) and (done_on is null) = (done_by is null)),
  check ((file is null) = (file_name is null))
);
create index milestone_open on classrooms.milestone (due_on, milestone) where done_on is null;
create index milestone_file on classrooms.milestone (file);
grant select, insert, update, delete on classrooms.milestone to green_app;

-- Loans that run already: what lies ahead. What is past was not kept, and nobody is asked for it now.
insert into classrooms.milestone (classroom, kind, month, due_on)
select c.classroom, m.kind, m.month,
       (case when m.month >= 27 then c.due_on - make_interval(months => 36 - m.month)
             else c.accepted_on + make_interval(months => m.month) end)::date
  from classrooms.classroom c
  cross join (values ('CALL', 1), ('VISIT', 3), ('INVENTORY', 6), ('ANNIVERSARY', 12),
                     ('INVENTORY', 18), ('ANNIVERSARY', 24), ('DECISION', 27), ('LETTERS', 30),
                     ('PLAN', 33), ('COLLECTION', 36)) m (kind, month)
 where c.accepted_on is not null and c.ended_on is null
   and (case when m.month >= 27 then c.due_on - make_interval(months => 36 - m.month)
             else c.accepted_on + make_interval(months => m.month) end)::date >= current_date;

-- Who looks after a room, and who stands in: grown-ups, by name, so that we know whom to call. The
-- name is the only thing kept of them, and can be forgotten.
create table classrooms.keeper (
  keeper   bigint      generated always as identity primary key,
  classroom bigint     not null references classrooms.classroom (classroom),
  duty     text        not null check (duty in ('MANAGER', 'DEPUTY')),
  name     text,       -- null: forgotten
  since    date        not null,
  until    date        check (until >= since), -- null: still does
  told_at  timestamptz not null,
  told_by  bigint      not null,
  noted_at timestamptz, -- when an officer took notice; null: not yet
  noted_by bigint,     -- null likewise
  key      uuid        not null unique,
  check ((noted_at is null) = (noted_by is null))
);
create unique index keeper_now on classrooms.keeper (classroom, duty) where until is null;
create index keeper_new on classrooms.keeper (told_at) where noted_at is null;
grant select, insert, update on classrooms.keeper to green_app;

-- A room that follows another: a new loan after an old one, or one more room beside it.
create table classrooms.succession (
  classroom bigint      primary key references classrooms.classroom (classroom),
  before    bigint      not null references classrooms.classroom (classroom),
  how       text        not null check (how in ('RENEWAL', 'SECOND_ROOM')),
  linked_at timestamptz not null,
  linked_by bigint      not null,
  check (before <> classroom)
);
create index succession_before on classrooms.succession (before);
grant select, insert on classrooms.succession to green_app;

-- Which school had a room before the present one, and until when.
create table classrooms.former_school (
  classroom bigint      not null references classrooms.classroom (classroom),
  school    bigint      not null references partners.partner (partner),
  site      bigint      not null references partners.site (site),
  until     date        not null,
  paper     bigint      not null references papers.paper (paper),
  slip      bigint      references custody.slip (slip), -- null: nothing stood there
  primary key (classroom, paper)
);
create index former_school_school on classrooms.former_school (school);
create index former_school_site on classrooms.former_school (site);
create index former_school_paper on classrooms.former_school (paper);
create index former_school_slip on classrooms.former_school (slip);
grant select, insert on classrooms.former_school to green_app;

-- Since when the present sponsor pays, where there was another before.
alter table classrooms.classroom
  add column sponsor_since date; -- null: from the agreement on
