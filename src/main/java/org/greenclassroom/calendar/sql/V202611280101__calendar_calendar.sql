create schema calendar;
grant usage on schema calendar to green_app;

-- Whose days: a territory's, a division's (the first digits of GB/T 2260), or one school's. What a
-- nearer one does not say, its parent says.
create table calendar.calendar (
  calendar   bigint      generated always as identity primary key,
  level      text        not null check (level in ('TERRITORY', 'DIVISION', 'SCHOOL')),
  parent     bigint      references calendar.calendar (calendar), -- null: a territory has none
  territory  text        not null check (territory in ('CN', 'HK', 'VN', 'OTHER')),
  division   text        check (division ~ '^[1-9][0-9]{1,5}$'), -- null: not a division's
  school     bigint      references partners.partner (partner), -- null: not a school's
  name       text        not null check (name <> ''),
  zone       text        not null check (zone <> ''),
  begun_at   timestamptz not null default now(),
  begun_by   bigint      not null default 0,
  key        uuid        not null unique default gen_random_uuid(),
  check ((level = 'TERRITORY') = (parent is null)),
  check ((level = 'DIVISION') = (division is not null)),
  check ((level = 'SCHOOL') = (school is not null))
);
create unique index calendar_territory on calendar.calendar (territory) where level = 'TERRITORY';
create unique index calendar_division on calendar.calendar (territory, division) where level = 'DIVISION';
create unique index calendar_school on calendar.calendar (school);
create index calendar_parent on calendar.calendar (parent);
grant select, insert on calendar.calendar to green_app;

-- When the office of a territory works, on every working day.
create table calendar.office_hour (
  office_hour bigint generated always as identity primary key,
  territory   text   not null check (territory in ('CN', 'HK', 'VN', 'OTHER')),
  opens       time   not null,
  closes      time   not null,
  check (opens < closes)
);
create index office_hour_territory on calendar.office_hour (territory, opens);
grant select, insert, delete on calendar.office_hour to green_app;

-- What is known of days. HOLIDAY: nobody works. MAKEUP: a weekend day that is worked. BREAK: work, but
-- no lessons. TEACHING: lessons after all, where a parent says break or exam. EXAM: school is open,
-- nobody visits.
create table calendar.span (
  span       bigint      generated always as identity primary key,
  calendar   bigint      not null references calendar.calendar (calendar),
  first_day  date        not null,
  last_day   date        not null,
  kind       text        not null check (kind in ('HOLIDAY', 'MAKEUP', 'BREAK', 'TEACHING', 'EXAM')),
  note       text        not null,
  standing   text        not null check (standing in ('PUBLISHED', 'EXPECTED', 'LOCAL')),
  source     text        not null,
  entered_at timestamptz not null default now(),
  entered_by bigint      not null default 0,
  check (first_day between '2020-01-01' and '2099-12-31'),
  check (last_day between first_day and first_day + 366)
);
create index span_calendar on calendar.span (calendar, first_day);
grant select, insert, delete on calendar.span to green_app;

-- Every change, for ever.
create table calendar.change (
  change     bigint      generated always as identity primary key,
  calendar   bigint      not null references calendar.calendar (calendar),
  what       text        not null check (what in ('BEGUN', 'ADDED', 'REMOVED', 'IMPORTED', 'HOURS')),
  before     text,       -- null: there was nothing
  after      text,       -- null: there is nothing any more
  changed_at timestamptz not null,
  changed_by bigint      not null,
  key        uuid        not null
);
create index change_calendar on calendar.change (calendar, change);
create index change_key on calendar.change (key);
grant select, insert on calendar.change to green_app;

create function calendar.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was changed in a calendar is not changed: % on %.% is refused',
    tg_op, tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger change_is_kept before update or delete on calendar.change
  for each row execute function calendar.refuse_change();
create trigger change_is_not_emptied before truncate on calendar.change
  for each statement execute function calendar.refuse_change();

-- One row per calendar and day, made of the spans of the calendar and its parents. The counts are
-- those of all days before it.
create table calendar.day (
  calendar        bigint  not null references calendar.calendar (calendar),
  day             date    not null,
  kind            text    not null check (kind in ('TEACHING', 'HOLIDAY', 'WEEKEND', 'MAKEUP', 'EXAM')),
  lessons_off     boolean not null, -- it lies in a break
  standing        text    not null check (standing in ('PUBLISHED', 'EXPECTED', 'LOCAL', 'WEEK')),
  teaching        boolean not null,
  working         boolean not null,
  teaching_before int     not null,
  working_before  int     not null,
  primary key (calendar, day)
);
create index day_teaching on calendar.day (calendar, teaching_before) where teaching;
create index day_working on calendar.day (calendar, working_before) where working;
grant select, insert, update on calendar.day to green_app;

-- Writes the days of these calendars and of all below them anew, from the span of years on. Of two
-- spans that cover a day the nearer calendar's counts, then the shorter one, then the newer one. Only
-- what differs is written.
create function calendar.rebuild(whose bigint[]) returns void language sql as $$
  with recursive touched as (
    select c.calendar from calendar.calendar c where c.calendar = any(whose)
    union
    select c.calendar from calendar.calendar c join touched t on c.parent = t.calendar),
  chain as (
    select t.calendar, t.calendar as said_by, 0 as distance from touched t
    union all
    select h.calendar, c.parent, h.distance + 1
      from chain h join calendar.calendar c on c.calendar = h.said_by where c.parent is not null),
  covered as (
    select h.calendar, h.distance, s.span, s.kind, s.standing, s.last_day - s.first_day as length,
           d::date as day
      from chain h join calendar.span s on s.calendar = h.said_by,
           generate_series(s.first_day, s.last_day, interval '1 day') d),
  work as (
    select distinct on (calendar, day) calendar, day, kind, standing from covered
     where kind in ('HOLIDAY', 'MAKEUP') order by calendar, day, distance, length, span desc),
  term as (
    select distinct on (calendar, day) calendar, day, kind, standing from covered
     where kind in ('BREAK', 'TEACHING', 'EXAM') order by calendar, day, distance, length, span desc),
  every as (
    select t.calendar, d::date as day, w.kind as work, m.kind as term,
           extract(isodow from d) > 5 as weekend,
           case when w.kind is not null then w.standing
                when extract(isodow from d) > 5 then 'WEEK'
                else coalesce(m.standing, 'WEEK') end as standing,
           case when w.kind is not null then w.kind = 'MAKEUP'
                else extract(isodow from d) <= 5 end as working
      from touched t
     cross join generate_series('2020-01-01'::date,
             greatest('2033-12-31'::date, (date_trunc('year', now()) + interval '8 years - 1 day')::date),
             interval '1 day') d
      left join work w on w.calendar = t.calendar and w.day = d::date
      left join term m on m.calendar = t.calendar and m.day = d::date),
  judged as (
    select calendar, day, standing, working,
           coalesce(term = 'BREAK', false) as lessons_off,
           working and coalesce(term <> 'BREAK', true) as teaching,
           case when work = 'HOLIDAY' then 'HOLIDAY'
                when work = 'MAKEUP' then 'MAKEUP'
                when weekend then 'WEEKEND'
                when term = 'BREAK' then 'HOLIDAY'
                when term = 'EXAM' then 'EXAM'
                else 'TEACHING' end as kind
      from every),
  counted as (
    select calendar, day, kind, lessons_off, standing, teaching, working,
           (count(*) filter (where teaching) over (partition by calendar order by day))::int
             - teaching::int as teaching_before,
           (count(*) filter (where working) over (partition by calendar order by day))::int
             - working::int as working_before
      from judged)
  insert into calendar.day as known (calendar, day, kind, lessons_off, standing, teaching, working,
                                     teaching_before, working_before)
  select calendar, day, kind, lessons_off, standing, teaching, working, teaching_before, working_before
    from counted order by calendar, day
  on conflict (calendar, day) do update
     set kind = excluded.kind, lessons_off = excluded.lessons_off, standing = excluded.standing,
         teaching = excluded.teaching, working = excluded.working,
         teaching_before = excluded.teaching_before, working_before = excluded.working_before
   where (known.kind, known.lessons_off, known.standing, known.teaching, known.working,
          known.teaching_before, known.working_before)
         is distinct from (excluded.kind, excluded.lessons_off, excluded.standing, excluded.teaching,
          excluded.working, excluded.teaching_before, excluded.working_before)
$$;
grant execute on function calendar.rebuild(bigint[]) to green_app;
