create or replace view people.accounts as
select account, name, disabled_at is not null as disabled, login
  from people.account;
grant select on people.accounts to green_app;
