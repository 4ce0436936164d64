-- The walls count for all public forms now; what was counted in the last hour may be forgotten.
drop table donations.attempt;
