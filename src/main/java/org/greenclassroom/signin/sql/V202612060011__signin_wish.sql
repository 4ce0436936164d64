-- Somebody wants letters at another address and has not proved yet that they read them there. One wish an
-- account, the last; the link's secret is kept nowhere, only its hash.
create table signin.wish (
  account    bigint      primary key references people.account (account),
  address    text        not null check (address <> ''),
  language   text        not null check (language in ('en', 'zh', 'fr')),
  hash       text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
  sent_at    timestamptz not null,
  expires_at timestamptz not null check (expires_at > sent_at)
);
grant select, insert, update, delete on signin.wish to green_app;

alter table signin.change drop constraint change_what_check,
  add constraint change_what_check check (what in (
    'CODES_ON', 'CODES_OFF', 'RECOVERY_CODES_NEW', 'RECOVERY_CODE_USED', 'PASSKEY_ADDED', 'PASSKEY_REMOVED',
    'RESET', 'GRACE', 'ASKED', 'NOT_ASKED', 'ENDED', 'ADDRESS', 'ADDRESS_CONFIRMED', 'RECOVERY_ASKED',
    'RECOVERED'));
