-- A role may be limited to a place: the beginning of a division's code (GB/T 2260): 52 a province,
-- 5226 a prefecture, 522634 a county. Empty: everywhere. One person may have it in several places.
alter table people.role
  add column place text not null default '' check (place ~ '^([1-9][0-9]([0-9]{2}([0-9]{2})?)?)?$'),
  add check (place = '' or role in ('OFFICER', 'ENGINEER'));
alter table people.role drop constraint role_pkey;
alter table people.role add primary key (account, role, partner, place);
