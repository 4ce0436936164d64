-- Reconstructed days of reports that stand; for who wants to tell them apart from counted ones.
create or replace view engagement.old_days as
select d.old_day, d.report, r.source, d.page, d.day, d.kind, d.title, d.company, d.partner, d.school, d.place,
       d.volunteers, d.minutes, d.pupils, d.quality
  from engagement.old_day d join engagement.report r using (report)
 where r.struck_at is null;
grant select on engagement.old_days to green_app;
