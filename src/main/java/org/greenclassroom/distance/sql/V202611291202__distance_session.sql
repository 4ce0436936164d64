-- One lesson by a line. Its day, hours and state are its activity's, who teaches it is in the signups;
-- here is how it is reached, and under which conditions a class may be reached at all.
create table distance.session (
  session          bigint      generated always as identity primary key,
  request          bigint      not null references distance.request (request),
  activity         bigint      not null unique references activities.activity (activity),
  approval         text,       -- the secret with which the school says yes to this day; null: it was asked otherwise
  platform         text        not null check (platform in (
    'TENCENT_MEETING', 'DINGTALK', 'BIGBLUEBUTTON', 'ZOOM', 'TELEPHONE')),
  link             text        not null, -- empty: not known yet; a number where it is by telephone
  pass_code        text        not null,
  backup           text        not null check (backup <> ''),
  host             text        not null check (host <> ''), -- the adult who opens the meeting
  recording        text        not null default 'FORBIDDEN' check (recording in ('FORBIDDEN', 'ALLOWED')),
  recording_reason text,       -- null unless it may be recorded
  recording_word   text,       -- by whom and when the school said yes; null unless it may be recorded
  recording_by     bigint,     -- null unless it may be recorded
  adult_name       text,       -- of the school, in the room; null: nobody is named; empty: forgotten
  adult_phone      text,       -- null: nobody is named
  ready_at         timestamptz, -- null: it is not ready
  ready_by         bigint,      -- null: it is not ready
  ready_for        timestamptz, -- the beginning for which it was called ready: moved, it is not; null: it is not ready
  overrule         text,        -- why it is ready without a good rehearsal; null: it had one, or is not ready
  begun_at         timestamptz, -- null: nobody said that it began
  eve_at           timestamptz, -- when both ends got the address; null: not yet
  held_at          timestamptz, -- null: it was not held
  check (recording = 'FORBIDDEN' and recording_reason is null and recording_word is null
      or recording = 'ALLOWED' and recording_reason <> '' and recording_word <> '' and recording_by is not null),
  check ((adult_name is null) = (adult_phone is null)),
  check ((ready_at is null) = (ready_by is null) and (ready_at is null) = (ready_for is null)),
  -- the condition under which a class is reached
  check (adult_name is not null or ready_at is null and begun_at is null and held_at is null)
);
create index session_request on distance.session (request);
grant select, insert, update on distance.session to green_app;

-- Each time the line was tried; the last one for its day counts.
create table distance.rehearsal (
  rehearsal bigint      generated always as identity primary key,
  key       uuid        not null unique,
  session   bigint      not null references distance.session (session),
  begins    timestamptz not null, -- the day for which it was tried: moved, it is tried anew
  at        timestamptz not null,
  down_kbit integer     check (down_kbit > 0), -- null: nobody measured
  up_kbit   integer     check (up_kbit > 0),   -- null: nobody measured
  picture   boolean     not null,
  sound     boolean     not null,
  good      boolean     not null,
  words     text        not null,
  tried_by  bigint      not null -- 0: the school, by its link
);
create index rehearsal_session on distance.rehearsal (session, rehearsal);
grant select, insert on distance.rehearsal to green_app;

-- What the teacher in the room says afterwards; a later word is a new row, the last one counts.
create table distance.told (
  told         bigint      generated always as identity primary key,
  key          uuid        not null unique,
  session      bigint      not null references distance.session (session),
  pupils       integer     not null check (pupils between 1 and 200),
  girls        integer     check (girls between 0 and pupils), -- null: not counted apart
  boys         integer     check (boys between 0 and pupils),  -- null: not counted apart
  line         text        not null check (line in ('GOOD', 'STUTTERING', 'LOST')),
  minutes_lost integer     not null check (minutes_lost >= 0),
  useful       smallint    check (useful between 1 and 5), -- null: not said
  words        text        not null,
  told_at      timestamptz not null,
  told_by      bigint      not null, -- 0: the school, by its link
  check (coalesce(girls, 0) + coalesce(boys, 0) <= pupils)
);
create index told_session on distance.told (session, told);
grant select, insert on distance.told to green_app;

-- What a platform's list of participants came to. Numbers only: its names were thrown away unread.
create table distance.connected (
  connected   bigint      generated always as identity primary key,
  key         uuid        not null unique,
  session     bigint      not null references distance.session (session),
  adults      integer     not null check (adults > 0),
  longest_min integer     not null check (longest_min >= 0),
  total_min   integer     not null check (total_min >= 0),
  read_at     timestamptz not null,
  read_by     bigint      not null
);
create index connected_session on distance.connected (session, connected);
grant select, insert on distance.connected to green_app;
