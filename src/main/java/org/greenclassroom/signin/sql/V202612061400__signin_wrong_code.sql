-- Wrong codes of the last days: whoever types one knows the password. Counted by account and by browser,
-- where the account is known in it (a hash of its mark; empty: it is not).
create table signin.wrong_code (
  wrong   bigint      generated always as identity primary key,
  account bigint      not null references people.account (account),
  browser text        not null,
  at      timestamptz not null
);
create index wrong_code_account on signin.wrong_code (account, browser, at);
create index wrong_code_at on signin.wrong_code (at);
grant select, insert, delete on signin.wrong_code to green_app;

alter table signin.change drop constraint change_what_check,
  add constraint change_what_check check (what in (
    'CODES_ON', 'CODES_OFF', 'RECOVERY_CODES_NEW', 'RECOVERY_CODE_USED', 'PASSKEY_ADDED', 'PASSKEY_REMOVED',
    'RESET', 'GRACE', 'ASKED', 'NOT_ASKED', 'ENDED', 'ADDRESS', 'ADDRESS_CONFIRMED', 'RECOVERY_ASKED',
    'RECOVERED', 'CODES_GUESSED'));
