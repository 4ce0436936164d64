-- A closed account has no proved address: another account may prove it. Opened again, it proves it anew.
update people.mailbox m set confirmed_at = null
  from people.account a
 where a.account = m.account and a.disabled_at is not null and m.confirmed_at is not null;
