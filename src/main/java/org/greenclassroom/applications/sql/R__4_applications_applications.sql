-- Applications, without the person who wrote them.
create or replace view applications.applications as
select application, 'A-' || lpad(application::text, greatest(5, length(application::text)), '0') as number, sent_at, name, code, territory,
       kinds, seats, language, state, points, school, classroom
  from applications.application;

grant select on applications.applications to green_app;
