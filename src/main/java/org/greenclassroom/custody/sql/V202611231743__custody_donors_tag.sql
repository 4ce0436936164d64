-- A donor's own number is scanned at the bench; a million devices are not read through for it.
create index device_state_donors_tag on custody.device_state (lower(donors_tag))
 where donors_tag is not null;
