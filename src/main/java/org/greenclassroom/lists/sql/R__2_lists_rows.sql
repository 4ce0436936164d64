create or replace view lists.rows as
select import, line, verdict, remarks, donors_tag, kind, maker, model, serial, serial_match, cpu,
       memory_mb, drives, grams, maker_match, left_out
  from lists.import_row;

create or replace view lists.imports as
select import, donor, sha256, name, state, previewed_at, committed_at, lot, into_lot, undone_at
  from lists.import;

grant select on lists.rows, lists.imports to green_app;
