-- Whoever had it is no officer any more: it is all officers' again.
alter table doubt.step drop constraint step_kind_check;
alter table doubt.step add constraint step_kind_check
  check (kind in ('OPENED', 'REOPENED', 'NOTED', 'GIVEN', 'CLOSED', 'GONE', 'LEFT'));
