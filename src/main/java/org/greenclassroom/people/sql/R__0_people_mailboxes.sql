-- Where letters to those go who may still sign in.
create or replace view people.mailboxes as
select m.account, m.address, m.language
  from people.mailbox m join people.account a using (account)
 where a.disabled_at is null;

-- Who may be what in which organisation, once however many the places are.
create or replace view people.grants as
select distinct r.account, r.role, r.partner
  from people.role r join people.account a using (account)
 where a.disabled_at is null;

grant select on people.mailboxes, people.grants to green_app;
