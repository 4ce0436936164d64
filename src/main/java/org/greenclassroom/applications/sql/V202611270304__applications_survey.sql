-- The survey that was ordered of the room; null: none yet.
alter table applications.application add column errand bigint references surveys.errand (errand);
create index application_errand on applications.application (errand);
