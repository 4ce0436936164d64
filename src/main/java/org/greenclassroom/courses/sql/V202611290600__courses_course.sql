create schema courses;
grant usage on schema courses to green_app;

create table courses.course (
  course     bigint      generated always as identity primary key,
  code       text        not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  retired_at timestamptz, -- null: it is offered
  key        uuid        not null unique
);
grant select, insert, update on courses.course to green_app;

-- What a course is. What was published stays as it is: timetables and lessons name it.
create table courses.version (
  version       bigint       generated always as identity primary key,
  course        bigint       not null references courses.course (course),
  number        integer      not null check (number > 0),
  state         text         not null default 'DRAFT' check (state in ('DRAFT', 'PUBLISHED')),
  title_en      text         not null,
  title_zh      text         not null,
  title_fr      text         not null,
  about_en      text         not null default '',
  about_zh      text         not null default '',
  about_fr      text         not null default '',
  cn_modules    text[]       not null default '{}',
  dlgf          text[]       not null default '{}',
  competencies  text[]       not null default '{}',
  grade_from    integer      not null check (grade_from between 1 and 12),
  grade_to      integer      not null check (grade_to between 1 and 12),
  software      text         not null default '',
  offline       boolean      not null,
  screen_reader text         not null check (screen_reader in ('YES', 'PARTLY', 'NO')),
  blocks_only   boolean      not null,
  hours         numeric(5,1) not null check (hours > 0 and hours <= 400),
  instead       text[]       not null default '{}', -- codes of courses for a room where this one cannot be used
  made_at       timestamptz  not null,
  made_by       bigint       not null,
  published_at  timestamptz, -- null: a draft, as published_by
  published_by  bigint,      -- null: a draft
  unique (course, number),
  check (grade_from <= grade_to),
  check (not (blocks_only and screen_reader = 'YES')),
  check ((state = 'DRAFT') = (published_at is null))
);
create unique index version_one_draft on courses.version (course) where state = 'DRAFT';
grant select, insert, update, delete on courses.version to green_app;

create table courses.unit (
  version  bigint  not null references courses.version (version),
  nth      integer not null check (nth > 0),
  title_en text    not null,
  title_zh text    not null,
  title_fr text    not null,
  primary key (version, nth)
);
grant select, insert, update, delete on courses.unit to green_app;

create function courses.refuse_change() returns trigger language plpgsql as $$
begin
  if old.state = 'PUBLISHED' then
    raise exception 'a published course is not changed: % on version % is refused', tg_op, old.version
      using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$$;
create function courses.refuse_unit_change() returns trigger language plpgsql as $$
begin
  if exists (select from courses.version v
              where v.version = case when tg_op = 'DELETE' then old.version else new.version end
                and v.state = 'PUBLISHED') then
    raise exception 'a published course is not changed: % on courses.unit is refused', tg_op
      using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$$;
create trigger version_is_kept before update or delete on courses.version
  for each row execute function courses.refuse_change();
create trigger unit_is_kept before insert or update or delete on courses.unit
  for each row execute function courses.refuse_unit_change();

-- Files for a USB stick. Sealed before it leaves; a change is a new number under the same name.
create table courses.pack (
  pack      bigint      generated always as identity primary key,
  version   bigint      not null references courses.version (version),
  name      text        not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'),
  number    integer     not null check (number > 0),
  made_at   timestamptz not null,
  made_by   bigint      not null,
  sealed_at timestamptz, -- null: files may be added and taken out, as sha256
  sha256    text        check (sha256 ~ '^[0-9a-f]{64}$'), -- of its manifest; null: not sealed
  key       uuid        not null unique,
  unique (name, number),
  check ((sealed_at is null) = (sha256 is null))
);
create index pack_version on courses.pack (version);
create index pack_sha256 on courses.pack (sha256);
grant select, insert, update on courses.pack to green_app;

create table courses.pack_file (
  pack   bigint not null references courses.pack (pack),
  path   text   not null check (path <> '' and length(path) <= 200),
  sha256 text   not null,
  bytes  bigint not null check (bytes >= 0),
  primary key (pack, path)
);
grant select, insert, update, delete on courses.pack_file to green_app;
