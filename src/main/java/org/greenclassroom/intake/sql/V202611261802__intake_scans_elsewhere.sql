-- When a session is closed, also what was announced in another lot becomes an item of this one.
alter table intake.scan drop constraint scan_check1;
