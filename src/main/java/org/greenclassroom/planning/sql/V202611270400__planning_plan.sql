create schema planning;
grant usage on schema planning to green_app;

-- One run: asked for, reckoned, and never changed afterwards. Another one is a new version.
create table planning.plan (
  plan          bigint      generated always as identity primary key,
  key           uuid        not null unique,
  based_on      bigint      references planning.plan (plan), -- null: nothing was decided before
  with_expected boolean     not null, -- whether machines count that are announced and not here yet
  asked_at      timestamptz not null,
  asked_by      bigint      not null,
  seconds       int         check (seconds > 0), -- how long it may take at most; null: not begun
  began_at      timestamptz, -- null: not begun
  ended_at      timestamptz, -- null: not done yet
  failed        boolean     not null default false,
  kilometre     bigint      not null, -- points of each machine and kilometre; the tariff of its day
  trip          bigint      not null, -- points of each place a room is supplied from
  model         bigint      not null, -- points of each model in a room after its first
  value         bigint, -- null until it is done, like the others of the result
  bound         bigint, -- no plan is worth more; null until it is done
  greedy        bigint, -- what the plainest plan would be worth; null until it is done
  stock         int,    -- machines that were ready (and expected, if these count); null until it is done
  machines      int,    -- null until it is done
  rooms         int,    -- that get something; null until it is done
  children      bigint, -- null until it is done
  free_value    bigint, -- the same without what people decided; null: nobody decided anything
  free_machines int,    -- null: likewise
  free_rooms    int,    -- null: likewise
  free_children bigint  -- null: likewise
);
create index plan_based_on on planning.plan (based_on);
grant select, insert, update on planning.plan to green_app;

create function planning.keep_plan() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then
    raise exception 'a plan that is done is never changed: ask for another' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_plan before update on planning.plan for each row execute function planning.keep_plan();

-- The stock as the plan saw it, in groups of interchangeable machines.
create table planning.stock (
  plan         bigint  not null references planning.plan (plan),
  grp          int     not null,
  signature    text    not null, -- the same group in another version of the plan
  kind         text    not null,
  model        text    not null, -- as it is read; empty: nobody knows
  site         bigint  not null, -- 0: nobody knows where
  site_name    text    not null,
  territory    text    not null,
  tier         int,  -- null: unknown, like all that follows
  generation   int,
  memory_gb    int,
  inches       int,  -- in tenths
  sound        boolean,
  support_ends date,
  expected     boolean not null,
  pieces       int     not null check (pieces > 0),
  primary key (plan, grp)
);
grant select, insert on planning.stock to green_app;

-- Every room that was looked at, and what came of it.
create table planning.wish (
  plan        bigint  not null references planning.plan (plan),
  classroom   bigint  not null,
  school      text    not null,
  name        text    not null,
  territory   text    not null,
  kind        text    not null,
  demand      int     not null, -- seats it lacked, and spares
  priority    int     not null,
  children    int,     -- null: unknown, reckoned as one each machine
  given       int     not null,
  worth       bigint  not null,
  kilometres  bigint,  -- of all its machines together; null: some place is nowhere
  why         text, -- null: it gets something
  hindrance   text,    -- null unless HINDERED: what most machines of its kind fail at
  fitting     int     not null, -- machines that meet its need
  left_over   int     not null, -- of these, machines that nobody got
  primary key (plan, classroom),
  check (why in ('PINNED', 'WINDOW', 'NO_KIND', 'OTHER_TERRITORY', 'HINDERED', 'TAKEN', 'HALF', 'FAR'))
);
create index wish_classroom on planning.wish (classroom, plan desc);
grant select, insert on planning.wish to green_app;

create table planning.given (
  plan       bigint not null,
  classroom  bigint not null,
  grp        int    not null,
  pieces     int    not null check (pieces > 0),
  kilometres bigint, -- null: one of the two places is nowhere
  primary key (plan, classroom, grp),
  foreign key (plan, classroom) references planning.wish (plan, classroom),
  foreign key (plan, grp) references planning.stock (plan, grp)
);
create index given_stock on planning.given (plan, grp);
grant select, insert on planning.given to green_app;

-- The very devices. No device is in a plan twice.
create table planning.pick (
  plan      bigint not null,
  device    bigint not null references custody.device (device),
  classroom bigint not null,
  grp       int    not null,
  primary key (plan, device),
  foreign key (plan, classroom, grp) references planning.given (plan, classroom, grp)
);
create index pick_room on planning.pick (plan, classroom, grp);
create index pick_device on planning.pick (device);
grant select, insert on planning.pick to green_app;

-- What a person decided for one room, and what that costs against the same plan without it.
create table planning.pin (
  plan          bigint not null references planning.plan (plan),
  classroom     bigint not null,
  what          text   not null check (what in ('NOTHING', 'ONLY', 'THESE')),
  model         text   check ((model is not null) = (what = 'ONLY')), -- null unless ONLY
  decided_by    bigint not null,
  primary key (plan, classroom)
);
create table planning.pin_piece (
  plan      bigint not null,
  classroom bigint not null,
  signature text   not null,
  pieces    int    not null check (pieces > 0),
  primary key (plan, classroom, signature),
  foreign key (plan, classroom) references planning.pin (plan, classroom)
);
create table planning.pin_cost (
  plan      bigint not null,
  classroom bigint not null,
  value     bigint not null,
  machines  int    not null,
  children  bigint not null,
  primary key (plan, classroom),
  foreign key (plan, classroom) references planning.pin (plan, classroom)
);
grant select, insert on planning.pin, planning.pin_piece, planning.pin_cost to green_app;

-- A plan is confirmed once, and then its machines are reserved: all of them.
create table planning.confirmation (
  plan         bigint      primary key references planning.plan (plan),
  key          uuid        not null unique,
  confirmed_at timestamptz not null,
  confirmed_by bigint      not null,
  devices      int         not null check (devices > 0)
);
grant select, insert on planning.confirmation to green_app;
