-- The lot goes down to donations (pick-ups and drives speak of it, too), the lists to a room of
-- their own. Rows, keys and grants move with their tables.
create schema donations;
grant usage on schema donations to green_app;
alter table intake.lot set schema donations;

create schema lists;
grant usage on schema lists to green_app;
alter table intake.import set schema lists;
alter table intake.import_row set schema lists;
