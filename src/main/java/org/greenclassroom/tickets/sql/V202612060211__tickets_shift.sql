-- The calendar changed below a ticket: by when it was to be read and solved, and by when now. Written only.
create table tickets.shift (
  shift            bigint      generated always as identity primary key,
  ticket           bigint      not null references tickets.ticket (ticket),
  due_before       timestamptz, -- null: its time stood still
  due_after        timestamptz, -- null likewise
  read_before      timestamptz not null,
  read_after       timestamptz not null,
  shifted_at       timestamptz not null,
  check (due_before is distinct from due_after or read_before <> read_after)
);
create index shift_ticket on tickets.shift (ticket, shift);
grant select, insert on tickets.shift to green_app;
create trigger shift_is_kept before update or delete on tickets.shift
  for each row execute function tickets.refuse_change();
create trigger shift_is_not_emptied before truncate on tickets.shift
  for each statement execute function tickets.refuse_change();
