-- The column is there since the migration before; what it may be null for is said here.
alter table applications.application
  add column if not exists errand bigint; -- null: no survey was ordered yet
