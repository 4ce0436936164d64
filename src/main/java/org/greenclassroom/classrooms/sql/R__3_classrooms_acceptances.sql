-- What a school took over in one go, and on which slip.
create or replace view classrooms.acceptances as
select acceptance, classroom, accepted_on, slip, arrived, missed, recorded_at
  from classrooms.acceptance;
grant select on classrooms.acceptances to green_app;
