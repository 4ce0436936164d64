-- Large donors are known one by one, so that a small one is not taken for a large one (decision 0131).
alter table custody.device_state alter column donor set statistics 1000;
analyze custody.device_state (donor);
