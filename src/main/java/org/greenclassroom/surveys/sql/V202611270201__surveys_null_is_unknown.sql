-- What is null in a survey is unknown, neither zero nor no; but an empty sheet is no survey, and what
-- contradicts itself is none.
alter table surveys.survey
  add constraint survey_knows_something check (num_nonnulls(
    power, volts, sockets, breaker_amperes, earthing, earth_ohms, -- null: nobody knew
    lockable, bars, damp, storey, length_m, width_m,              -- null: nobody knew
    internet, down_mbps, up_mbps, tables, chairs,                 -- null: nobody knew
    tenure, rented_until, closure, requisition, merger,           -- null: nobody knew
    teacher_hours, deputy, foreign_computers, foreign_owner,      -- null: nobody knew
    foreign_youngest_years, foreign_oldest_years, note) > 0),     -- null: nobody knew
  add constraint survey_rent check (rented_until is null or tenure = 'RENTED'),
  add constraint survey_earth check (earth_ohms is null or earthing is distinct from false),
  add constraint survey_line check (internet <> 'NONE' or num_nonnulls(down_mbps, up_mbps) = 0);

alter table surveys.errand
  add constraint errand_called_off_after check (called_off_at >= ordered_at); -- called_off_at and called_off_by are null while it waits
