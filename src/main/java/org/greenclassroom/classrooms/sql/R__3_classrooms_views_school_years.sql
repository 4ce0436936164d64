-- Pupils with IT lessons by school year: rooms that were counted, and the sum of the latest counts. Sum the rows of
-- a year, never years.
create or replace view classrooms.school_years as
select school_year, rooms, pupils from classrooms.school_year
union all
select school_year, rooms, pupils from classrooms.school_year_delta;
grant select on classrooms.school_years to green_app;
