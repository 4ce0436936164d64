-- The application's own connections put on this role; the owner runs the migrations.
-- An external database whose user may not create roles needs it created beforehand.
do $$
begin
  if not exists (select from pg_roles where rolname = 'green_app') then
    create role green_app nologin;
  end if;
  -- from PostgreSQL 16 on, being a member is not yet being allowed to put the role on
  if not pg_has_role(current_user, 'green_app',
      case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
    execute format('grant green_app to %I', current_user);
  end if;
end
$$;

create schema if not exists frame;
grant usage on schema frame to green_app;

create table frame.file (
  sha256     text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  name       text        not null,
  media_type text        not null,
  bytes      bytea       not null,
  kept_at    timestamptz not null default now()
);
grant select, insert on frame.file to green_app;

-- Sessions: Spring Session's own layout.
create table frame.session (
  primary_id            char(36)     not null primary key,
  session_id            char(36)     not null unique,
  creation_time         bigint       not null,
  last_access_time      bigint       not null,
  max_inactive_interval int          not null,
  expiry_time           bigint       not null,
  principal_name        varchar(100) -- null until somebody signs in
);
create index session_expiry_time on frame.session (expiry_time);
create index session_principal_name on frame.session (principal_name);

create table frame.session_attributes (
  session_primary_id char(36)     not null references frame.session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on frame.session, frame.session_attributes to green_app;

-- Jobs: db-scheduler's own layout.
create table frame.scheduled_task (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,       -- null for a recurring job
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,        -- null while nobody runs it
  last_success         timestamptz, -- null before the first
  last_failure         timestamptz, -- null before the first
  consecutive_failures int,         -- null before the first
  last_heartbeat       timestamptz, -- null while nobody runs it
  version              bigint      not null,
  priority             smallint,    -- null: ordinary
  state                text,        -- null: ordinary
  primary key (task_name, task_instance)
);
create index scheduled_task_execution_time on frame.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on frame.scheduled_task (last_heartbeat);
grant select, insert, update, delete on frame.scheduled_task to green_app;
