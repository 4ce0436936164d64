-- Hours of a year are logged, else planned by the timetable of the room, else the coefficient stands.
alter table claims.claim
  drop constraint claim_logged,
  add constraint claim_logged check (coverage is null or hours is not null);
comment on column claims.claim.hours is 'a year, as logged in its room, or as planned in its timetable; null: the coefficient stands';
comment on column claims.claim.coverage is 'of a log, per cent of the days lent; null: hours are planned, or there are none';
alter table claims.year_sum add column planned_days bigint not null default 0; -- of days, those with planned hours
