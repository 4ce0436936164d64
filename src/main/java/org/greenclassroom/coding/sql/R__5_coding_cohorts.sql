-- What others may count.
create or replace view coding.programmes as
select programme, title, tool, course_version, partner, starts_on, ends_on from coding.programme;

create or replace view coding.cohorts as
select c.cohort, c.programme, p.partner, p.tool, c.classroom, r.school, c.grade, c.pupils, c.girls,
       c.boys, c.starts_on, c.ends_on, c.lessons,
       (select count(*) from coding.project j
         where j.cohort = c.cohort and j.withdrawn_at is null)::int as projects
  from coding.cohort c
  join coding.programme p using (programme)
  join classrooms.classrooms r using (classroom);

create or replace view coding.helpers as
select programme, volunteer, since, until from coding.helper;

-- Nothing of fewer than ten.
create or replace view coding.results as
select cohort, phase, tested, mean, quarters from coding.result where tested >= 10;

grant select on coding.programmes, coding.cohorts, coding.helpers, coding.results to green_app;
