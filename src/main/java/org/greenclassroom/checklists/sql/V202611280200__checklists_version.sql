create schema checklists;
grant usage on schema checklists to green_app;

create table checklists.checklist (
  checklist bigint generated always as identity primary key,
  code      text   not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  use       text   not null check (use in ('VISIT', 'CHECKIN', 'INVENTORY', 'QUESTIONNAIRE_PRINCIPAL',
                                           'QUESTIONNAIRE_TEACHER', 'QUESTIONNAIRE_PUPILS'))
);
grant select, insert, update on checklists.checklist to green_app;

-- What is asked, as one document: a title and items, each in three languages.
create table checklists.version (
  version      bigint      generated always as identity primary key,
  checklist    bigint      not null references checklists.checklist (checklist),
  n            integer     not null check (n > 0),
  state        text        not null default 'DRAFT' check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
  content      jsonb       not null check (jsonb_typeof(content -> 'items') = 'array'),
  made_at      timestamptz not null,
  made_by      bigint      not null,
  published_at timestamptz, -- null while it is a draft, as published_by
  published_by bigint,      -- null while it is a draft
  retired_at   timestamptz, -- null until another takes its place, as retired_by
  retired_by   bigint,      -- null until another takes its place
  unique (checklist, n),
  check ((state = 'DRAFT') = (published_at is null)), -- null: a draft
  check ((state = 'RETIRED') = (retired_at is not null))
);
create index version_checklist on checklists.version (checklist);
create unique index version_one_draft on checklists.version (checklist) where state = 'DRAFT';
create unique index version_one_published on checklists.version (checklist) where state = 'PUBLISHED';
grant select, insert, update, delete on checklists.version to green_app;

-- Whoever filled in a form offline used these very words and codes: what was published stays as it is.
create function checklists.refuse_change() returns trigger language plpgsql as $$
begin
  if old.state = 'DRAFT' then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.state = 'PUBLISHED' and new.state = 'RETIRED'
     and (new.version, new.checklist, new.n, new.content, new.made_at, new.made_by, new.published_at, new.published_by)
         is not distinct from
         (old.version, old.checklist, old.n, old.content, old.made_at, old.made_by, old.published_at, old.published_by) then
    return new;
  end if;
  raise exception 'a published checklist is not changed: % on version % is refused', tg_op, old.version
    using errcode = 'restrict_violation';
end
$$;
create trigger version_is_kept before update or delete on checklists.version
  for each row execute function checklists.refuse_change();
