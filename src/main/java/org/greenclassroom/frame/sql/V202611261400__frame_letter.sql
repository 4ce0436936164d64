-- Letters by e-mail: written in the caller's transaction, sent by a job. Address and body are personal: a letter loses
-- both half a year after it was sent or given up, a sealed one its body as soon as it was sent.
create table frame.letter (
  letter      bigint      generated always as identity primary key,
  key         uuid        not null unique, -- the same letter of the same act is written once
  address     text,       -- null once it was forgotten
  language    text        not null check (language in ('en', 'zh', 'fr')),
  subject     text        not null check (subject <> '' and subject !~ '[\r\n]'),
  body        text,       -- null once it was forgotten
  sealed      boolean     not null, -- carries a secret (a link for one person): not kept, never shown
  written_at  timestamptz not null,
  sent_at     timestamptz, -- null while it waits
  tries       int         not null default 0,
  next_try_at timestamptz, -- null once it was sent or given up
  trouble     text        check (trouble in ('UNREACHABLE', 'ADDRESS_REFUSED', 'LETTER_REFUSED')), -- null without any
  last_error  text,       -- null while nothing went wrong
  given_up_at timestamptz, -- null unless nobody tries any more
  check ((next_try_at is null) = (sent_at is not null or given_up_at is not null)),
  check (sent_at is null or given_up_at is null),
  check (address is not null or next_try_at is null)
);
create index letter_next_try_at on frame.letter (next_try_at) where next_try_at is not null;
create index letter_ended_at on frame.letter (coalesce(sent_at, given_up_at)) where address is not null;
create index letter_sent on frame.letter (letter) where sent_at is not null;
create index letter_given_up on frame.letter (letter) where given_up_at is not null;
grant select, insert, update on frame.letter to green_app;
