-- Surveys that were ordered; survey: the first that came of it.
create or replace view surveys.errands as
select e.errand, e.school, e.site, e.room, e.seats, e.until, e.reference, e.engineer, e.ordered_at,
       e.called_off_at, (select min(s.survey) from surveys.survey s where s.errand = e.errand) as survey
  from surveys.errand e;
grant select on surveys.errands to green_app;
