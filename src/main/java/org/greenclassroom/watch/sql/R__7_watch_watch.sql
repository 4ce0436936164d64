-- How long nobody heard of a room, as of the last round. school_days: since the last signal; since
-- acceptance where never heard of (class UNKNOWN). outage: the silence is the county's line.
create or replace view watch.silences as
select classroom, school, county, last_signal_on, source, school_days, class, outage, as_of
  from watch.room;

-- What each room had when it was last reckoned: both denominators. working null: nobody verified it.
-- band: of its risk on that day.
create or replace view watch.rooms as
select m.classroom, m.school, m.county, m.as_of, m.delivered, m.working, m.working_on, m.missing, m.reporting,
       m.week_of, m.week_days, m.week_minutes, m.week_devices, r.band
  from watch.room m left join watch.risk r using (classroom);

create or replace view watch.alerts as
select alert, rule, subject, classroom, device, county, level, since, owner, action, opened_at, ticket, planned_on,
       closed_at, reason
  from watch.alert;

-- The risk of a room on a day; of a day that was reckoned twice the later one.
create or replace view watch.risks as
select distinct on (classroom, day) classroom, day, score, band, reasons
  from watch.snapshot order by classroom, day, snapshot desc;

-- Definitions, and values with their coverage. numerator null: withheld, fewer than ten pupils.
create or replace view watch.indicators as
select i.indicator, i.unit, i.better, i.threshold, i.owner, i.cadence, i.waits_for, m.month, m.scope, m.scope_key,
       m.numerator, m.denominator, m.median, m.reporting as n_reporting, m.expected as n_expected, m.withheld
  from watch.indicator i left join watch.measure m using (indicator);

grant select on watch.silences, watch.rooms, watch.alerts, watch.risks, watch.indicators to green_app;
