create schema attendance;
grant usage on schema attendance to green_app;

-- One person at one place. Drawn from the entries below; the row exists from the first of them, so that
-- two telephones that bring the same person wait for each other.
create table attendance.presence (
  presence  bigint      generated always as identity primary key,
  activity  bigint      not null references activities.activity (activity),
  slot      bigint      not null references activities.slot (slot),
  volunteer bigint      not null references volunteers.volunteer (volunteer),
  came_at   timestamptz, -- null: only seen leaving, or all that was said of them was struck
  left_at   timestamptz, -- null: not seen leaving
  via       text        not null check (via in ('QR', 'NAME', 'WALK_IN', 'OFFICE')),
  unique (slot, volunteer)
);
create index presence_activity on attendance.presence (activity, presence);
create index presence_volunteer on attendance.presence (volunteer, presence desc);
grant select, insert, update on attendance.presence to green_app;

-- One thing said at the desk. Never changed: what was wrong is struck by another entry.
create table attendance.entry (
  nth        bigint      generated always as identity primary key,
  id         uuid        not null unique, -- made by the telephone: the same twice is once
  presence   bigint      not null references attendance.presence (presence),
  kind       text        not null check (kind in ('IN', 'OUT', 'STRUCK')),
  via        text        not null check (via in ('QR', 'NAME', 'WALK_IN', 'OFFICE')),
  word       text        check (word <> '' and length(word) <= 300), -- a coordinator's; null: none was needed
  doubt      text        check (doubt in ('REVOKED', 'CLOCK', 'LACKS')), -- null: nothing is odd about it
  phone      uuid,       -- null: no telephone, a page
  listed_at  timestamptz, -- of which time the list was that the desk looked at; null: the present one
  said_at    timestamptz not null,
  arrived_at timestamptz not null,
  told_by    bigint      not null
);
create index entry_presence on attendance.entry (presence, nth);
grant select, insert on attendance.entry to green_app;

create function attendance.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'attendance: % is never changed', tg_table_name;
end $$;
create trigger entry_stays before update or delete or truncate on attendance.entry
  execute function attendance.refuse_change();

-- Time that was given. One that counts for a person at a place; one that was refused stays beside it.
create table attendance.hour (
  hour        bigint      generated always as identity primary key,
  key         uuid        not null unique,
  activity    bigint      not null references activities.activity (activity),
  slot        bigint      not null references activities.slot (slot),
  volunteer   bigint      not null references volunteers.volunteer (volunteer),
  partner     bigint      references partners.partner (partner), -- for whose team; null: for nobody's
  day         date        not null,
  planned_min int         not null check (planned_min >= 0),
  actual_min  int         not null check (actual_min between 1 and 1440),
  words       text        not null default '' check (length(words) <= 500),
  state       text        not null default 'LOGGED' check (state in ('LOGGED', 'CONFIRMED', 'REFUSED')),
  logged_at   timestamptz not null,
  logged_by   bigint      not null,
  decided_at  timestamptz, -- null: nobody has looked at it yet, like the next
  decided_by  bigint,      -- null likewise
  reason      text        check (reason <> '' and length(reason) <= 500), -- why it was refused; null: it was not
  check ((state = 'LOGGED') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state = 'REFUSED') = (reason is not null)),
  check (decided_by <> logged_by)
);
create unique index hour_once on attendance.hour (slot, volunteer) where state <> 'REFUSED';
create index hour_activity on attendance.hour (activity, hour);
create index hour_volunteer on attendance.hour (volunteer, day);
create index hour_partner on attendance.hour (partner, day);
create index hour_waiting on attendance.hour (hour desc) where state = 'LOGGED';
grant select, insert, update on attendance.hour to green_app;

create table attendance.certificate_count (
  prefix text not null,
  year   int  not null,
  last   int  not null,
  primary key (prefix, year)
);
grant select, insert, update on attendance.certificate_count to green_app;

-- A numbered paper about hours. It says nothing of a document of identity: what is typed for the print is not kept.
create table attendance.certificate (
  certificate bigint      generated always as identity primary key,
  key         uuid        not null unique,
  number      text        not null unique,
  secret      text        not null,
  volunteer   bigint      not null references volunteers.volunteer (volunteer),
  from_day    date        not null,
  until_day   date        not null,
  minutes     int         not null check (minutes > 0),
  letterhead  text        references frame.file (sha256), -- null: the plain one
  supersedes  bigint      unique references attendance.certificate (certificate), -- null: a first one
  issued_at   timestamptz not null,
  issued_by   bigint      not null,
  state       text        not null default 'VALID' check (state in ('VALID', 'VOID', 'SUPERSEDED')),
  ended_at    timestamptz, -- null: it stands, like the next two
  ended_by    bigint,      -- null likewise
  reason      text        check (reason <> '' and length(reason) <= 500), -- null likewise
  check (from_day <= until_day),
  check ((state = 'VALID') = (ended_at is null)),
  check ((ended_at is null) = (ended_by is null)),
  check ((ended_at is null) = (reason is null))
);
create index certificate_volunteer on attendance.certificate (volunteer, certificate desc);
create index certificate_letterhead on attendance.certificate (letterhead);
create unique index certificate_once on attendance.certificate (volunteer, from_day, until_day) where state = 'VALID';
grant select, insert, update on attendance.certificate to green_app;

-- What it is made of, as it was on the day of issue.
create table attendance.certificate_line (
  certificate bigint not null references attendance.certificate (certificate),
  hour        bigint not null references attendance.hour (hour),
  day         date   not null,
  title       text   not null,
  place       text   not null,
  kind        text   not null,
  minutes     int    not null,
  primary key (certificate, hour)
);
create index certificate_line_hour on attendance.certificate_line (hour);
grant select, insert on attendance.certificate_line to green_app;
create trigger certificate_line_stays before update or delete or truncate on attendance.certificate_line
  execute function attendance.refuse_change();

-- Who was written to after a day; that is all that is known of a person here.
create table attendance.asked (
  activity  bigint      not null references activities.activity (activity),
  audience  text        not null check (audience in ('VOLUNTEER', 'SCHOOL', 'COMPANY')),
  address   text        not null, -- a hash of it
  asked_at  timestamptz not null,
  primary key (activity, audience, address)
);
grant select, insert on attendance.asked to green_app;

-- An empty sheet. Nothing says to whom it went, and nothing says when.
create table attendance.sheet (
  secret   text    primary key, -- a hash of what stands in the link
  activity bigint  not null references activities.activity (activity),
  audience text    not null check (audience in ('VOLUNTEER', 'SCHOOL', 'COMPANY')),
  used     boolean not null default false
);
create index sheet_activity on attendance.sheet (activity, audience);
grant select, insert, update on attendance.sheet to green_app;

-- How often each answer was given. No answer of one person is kept.
create table attendance.answer (
  activity bigint   not null references activities.activity (activity),
  audience text     not null check (audience in ('VOLUNTEER', 'SCHOOL', 'COMPANY')),
  question text     not null check (question in ('PREPARED', 'USEFUL', 'SAFE', 'AGAIN')),
  choice   smallint not null check (choice between 1 and 5),
  given    int      not null default 0 check (given >= 0),
  primary key (activity, audience, question, choice)
);
grant select, insert, update on attendance.answer to green_app;
