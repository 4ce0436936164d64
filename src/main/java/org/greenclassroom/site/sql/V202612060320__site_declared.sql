-- What earlier years declare beside a figure. Never evidence, and never added to its value.
alter table site.figure add column declared numeric; -- null: nothing is declared
