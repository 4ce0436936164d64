-- Who reads letters at an address proved it by a link in one. What was typed before and proved by nobody
-- stays an address for letters and is nothing more: nobody is known by it.
alter table people.mailbox add confirmed_at timestamptz; -- null: nobody proved it

update people.mailbox m set confirmed_at = i.used_at
  from (select account, lower(address) as address, max(used_at) as used_at
          from people.invitation where used_at is not null group by 1, 2) i
 where i.account = m.account and i.address = lower(m.address);

-- one proved address is one account's
create unique index mailbox_confirmed on people.mailbox (lower(address)) where confirmed_at is not null;
