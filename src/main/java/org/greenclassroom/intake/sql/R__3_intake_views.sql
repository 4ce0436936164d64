-- difference: the confirmed one that settles an item which did not come. An item is awaited as long
-- as it has neither a device nor a difference.
create or replace view intake.items as
select item, lot, line, kind, maker, model, serial, donors_tag, device, receipt, difference, extra
  from intake.item;

-- counted: the session in which it was written is closed, so both sides signed with it.
create or replace view intake.differences as
select d.difference, d.lot, d.session, d.item, d.kind, d.reason, d.remark, d.recorded_at, d.recorded_by,
       d.confirmed_at, d.confirmed_by, d.arrived_at, s.closed_at is not null as counted
  from intake.difference d join intake.session s using (session);

create or replace view intake.receipts as
select receipt, lot, slip, pieces, total_grams, received_at, received_by from intake.receipt;

create or replace view intake.sessions as
select session, lot, opened_at, opened_by, everything, closed_at, closed_by, receipt from intake.session;

grant select on intake.items, intake.differences, intake.receipts, intake.sessions to green_app;
