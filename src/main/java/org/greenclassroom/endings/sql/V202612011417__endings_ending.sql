create schema endings;
grant usage on schema endings to green_app;

-- The end of one loan: begun nine months before its day, over when everything is home, when the day has
-- moved, or when the room went to another school. Of a room one is open.
create table endings.ending (
  ending     bigint      generated always as identity primary key,
  classroom  bigint      not null references classrooms.classroom (classroom),
  school     bigint      not null references partners.partner (partner), -- whose room it was when it began
  due_on     date        not null,
  began_on   date        not null,
  ask_on     date        not null, -- the first school day from the beginning on
  letters_on date        not null, -- the last school day by six months before the end
  plan_on    date        not null, -- the last school day by three months before the end
  state      text        not null check (state in ('OPEN', 'PROPOSED', 'DECIDED', 'CARRIED', 'SETTLED')),
  turned_at  timestamptz not null, -- since when it is in this state: reminders count from here
  decision   text        -- null: not decided yet
    check (decision in ('COLLECT', 'RENEW', 'EXTEND', 'LEAVE_PART', 'TRANSFER', 'EARLY_END')),
  decided_at timestamptz, -- null likewise
  carried_at timestamptz, -- null: what follows from it was not set going yet
  letters_at timestamptz, -- null: the letters at six months did not go out yet
  plan_at    timestamptz, -- null: nobody planned the day yet
  collect_on date,        -- null likewise
  plan_words text        not null default '', -- of the plan; no names
  settled_at timestamptz, -- null: it is open
  outcome    text        check (outcome in ('HOME', 'MOVED', 'HANDED_ON')), -- null likewise
  check ((decision is null) = (decided_at is null)),
  check ((plan_at is null) = (collect_on is null)),
  check ((state = 'SETTLED') = (settled_at is not null)),
  check ((settled_at is null) = (outcome is null))
);
create unique index ending_open on endings.ending (classroom) where settled_at is null;
create index ending_classroom on endings.ending (classroom, ending);
create index ending_school on endings.ending (school);
create index ending_due on endings.ending (due_on, ending) where settled_at is null;
grant select, insert, update on endings.ending to green_app;

-- How it shall end, as one side said it. All sides answer; the newest one counts.
create table endings.proposal (
  proposal    bigint      generated always as identity primary key,
  ending      bigint      not null references endings.ending (ending),
  decision    text        not null check (decision in (
    'COLLECT', 'RENEW', 'EXTEND', 'LEAVE_PART', 'TRANSFER', 'EARLY_END')),
  until_on    date,       -- extended until, ending early on, the next school's from; null: none of these
  why         text        check (why in ('SCHOOL_CLOSES', 'SCHOOL_MERGES', 'ROOM_IS_LOST', 'NO_TEACHER', 'NOT_USED',
                                         'BREACH', 'SCHOOL_ASKS', 'SPONSOR_LEAVES')), -- of an early end only
  next_school bigint      references partners.partner (partner), -- of a transfer only
  room_name   text        check (room_name <> ''), -- of a renewal only: the room that follows
  seats       int         check (seats between 1 and 500), -- likewise
  kind        text        check (kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET', 'SCREEN', 'OTHER')), -- likewise
  words       text        not null, -- why; no names
  side        text        not null check (side in ('SCHOOL', 'PROGRAMME', 'SPONSOR')),
  proposed_at timestamptz not null,
  proposed_by bigint      not null, -- 0: by a link
  state       text        not null check (state in ('OPEN', 'AGREED', 'REFUSED', 'WITHDRAWN')),
  settled_at  timestamptz, -- null: it is open
  key         uuid        not null unique,
  check ((state = 'OPEN') = (settled_at is null)),
  check ((decision in ('EXTEND', 'TRANSFER', 'EARLY_END')) = (until_on is not null)),
  check ((decision = 'EARLY_END') = (why is not null)),
  check ((decision = 'TRANSFER') = (next_school is not null)),
  check ((decision = 'RENEW') = (room_name is not null) and (decision = 'RENEW') = (seats is not null)
         and (decision = 'RENEW') = (kind is not null))
);
create unique index proposal_open on endings.proposal (ending) where state = 'OPEN';
create index proposal_ending on endings.proposal (ending, proposal);
create index proposal_next_school on endings.proposal (next_school);
grant select, insert, update on endings.proposal to green_app;

-- The computers that stay with the school's teachers when a proposal is agreed to.
create table endings.kept (
  proposal bigint not null references endings.proposal (proposal),
  device   bigint not null references custody.device (device),
  primary key (proposal, device)
);
create index kept_device on endings.kept (device);
grant select, insert on endings.kept to green_app;

-- What each side said of a proposal. Whoever proposes says yes with it. SILENT: it never answered, and
-- an officer who did not propose says why it is decided without it.
create table endings.voice (
  proposal bigint      not null references endings.proposal (proposal),
  side     text        not null check (side in ('SCHOOL', 'PROGRAMME', 'SPONSOR')),
  answer   text        not null check (answer in ('YES', 'NO', 'SILENT')),
  words    text        not null, -- why not, or why without it
  name     text        check (name <> ''), -- of whoever answered by a link; null: by account, or forgotten
  account  bigint,     -- null: by a link
  said_at  timestamptz not null,
  primary key (proposal, side)
);
grant select, insert, update on endings.voice to green_app;

-- What a proposal that all said yes to set going. Opened again, it stays with that proposal: the next
-- decision has papers of its own.
create table endings.consequence (
  proposal bigint      not null references endings.proposal (proposal),
  what     text        not null check (what in ('EXTENSION', 'OWNERSHIP', 'RELOCATION', 'ROOM', 'DAY', 'RECALL')),
  ref      bigint      not null, -- of a paper, a room, a recall; of a day: the room's own
  at       timestamptz not null,
  primary key (proposal, what)
);
grant select, insert on endings.consequence to green_app;

-- Where letters about endings go besides the accounts: to a school, a sponsor, and whoever is above them.
-- Gone 180 days after the last ending they were needed for.
create table endings.contact (
  contact    bigint      generated always as identity primary key,
  partner    bigint      not null references partners.partner (partner),
  step       int         not null check (step in (1, 2)), -- 2: only when the first did not answer
  address    text        not null check (address <> ''),
  language   text        not null check (language in ('en', 'zh', 'fr')),
  entered_at timestamptz not null,
  entered_by bigint      not null
);
create unique index contact_once on endings.contact (partner, lower(address));
grant select, insert, delete on endings.contact to green_app;

-- Opens an ending for one side without an account; kept as a hash.
create table endings.link (
  link       bigint      generated always as identity primary key,
  ending     bigint      not null references endings.ending (ending),
  side       text        not null check (side in ('SCHOOL', 'SPONSOR')),
  hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz -- null: it is good
);
create index link_ending on endings.link (ending, side);
grant select, insert, update on endings.link to green_app;

-- That a side was written to, and by how many letters. None: nobody knows an address there.
create table endings.notice (
  notice     bigint      generated always as identity primary key,
  ending     bigint      not null references endings.ending (ending),
  side       text        not null check (side in ('SCHOOL', 'PROGRAMME', 'SPONSOR')),
  kind       text        not null check (kind in (
    'ASKED', 'REMINDED', 'ESCALATED', 'REFUSED', 'DECIDED', 'LETTER', 'PLAN', 'BY_HAND')),
  letters    int         not null check (letters >= 0),
  written_at timestamptz not null
);
create index notice_ending on endings.notice (ending, side, written_at);
grant select, insert on endings.notice to green_app;

-- What somebody says of a loan that is past its day. The newest one counts.
create table endings.remark (
  remark    bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  words     text        not null check (words <> ''), -- no names
  until_on  date,       -- by when it should be solved; null: nobody knows
  said_at   timestamptz not null,
  said_by   bigint      not null,
  key       uuid        not null unique
);
create index remark_classroom on endings.remark (classroom, remark);
grant select, insert on endings.remark to green_app;
