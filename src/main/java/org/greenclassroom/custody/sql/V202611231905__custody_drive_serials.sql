-- The serial numbers of the drives a device is listed with, in the spelling in which they are compared.
create function custody.drive_serials(drives json) returns text[]
  language sql immutable parallel safe
  return (select array_agg(upper(regexp_replace(drive ->> 'serial', '[^[:alnum:]]', '', 'g')))
            from json_array_elements(drives) drive
           where drive ->> 'serial' is not null);

-- Documents ask which device in the house holds a drive.
create index device_state_drives on custody.device_state using gin (custody.drive_serials(drives))
 where stage in ('TO_INSPECT', 'TO_WIPE', 'TO_DISMANTLE') and drives is not null;
