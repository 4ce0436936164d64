-- What others may count: entries by code, without titles, without works.
create or replace view contests.editions as
select edition, key, title, state, deadline, delete_on, sponsor, awarded_at from contests.edition;

create or replace view contests.entries as
select e.entry, b.edition, b.school, e.code, c.name as category, g.from_grade, g.to_grade,
       e.entered_at, e.withdrawn_at is not null as withdrawn, w.deleted_at is not null as deleted
  from contests.entry e
  join contests.batch b using (batch)
  join contests.category c using (category)
  join contests.band g using (band)
  join contests.work w using (entry);

create or replace view contests.awards as
select a.award, a.entry, b.edition, b.school, l.name as level, l.special, a.decided_at
  from contests.award a
  join contests.level l using (level)
  join contests.entry e using (entry)
  join contests.batch b using (batch)
 where a.dropped_at is null and a.decided_at is not null;

grant select on contests.editions, contests.entries, contests.awards to green_app;
