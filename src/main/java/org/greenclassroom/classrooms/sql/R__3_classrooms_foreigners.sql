-- Computers of others in our rooms, as long as they stand there.
create or replace view classrooms.foreigners as
select foreigner, classroom, owner, kind, pieces, model, serial, own_number, since
  from classrooms.foreigner where until is null;
grant select on classrooms.foreigners to green_app;
