-- Three months before the end the officers are told that the day is to be planned.
alter table endings.notice drop constraint notice_kind_check;
alter table endings.notice add constraint notice_kind_check check (kind in (
  'ASKED', 'REMINDED', 'ESCALATED', 'REFUSED', 'DECIDED', 'LETTER', 'PLAN', 'PLAN_DUE', 'BY_HAND'));
