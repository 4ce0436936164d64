create schema epcis;
grant usage on schema epcis to green_app;

-- How far the book was told to those who hear events: one row. Numbers of facts are given out before their
-- transactions end, so that a lower number may appear after a higher one. Hence two marks: what lies up to mark is
-- complete as soon as every transaction is over that ran when it was set.
create table epcis.progress (
  one     boolean primary key default true check (one),
  told    bigint  not null, -- the last fact that was told, or that nobody wanted to hear
  mark    bigint  not null check (mark >= told),
  horizon xid8    not null  -- the first transaction that had not begun when mark was set
);
grant select, update on epcis.progress to green_app;

-- From the beginning: as long as nobody listens, the first round passes over everything that was before.
insert into epcis.progress (told, mark, horizon) values (0, 0, '0');
