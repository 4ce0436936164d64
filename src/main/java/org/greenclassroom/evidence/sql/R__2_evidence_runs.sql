-- What a tool did to a drive, in numbers; one row per reading that is linked to a device.
create or replace view evidence.runs as
select r.reading, r.document, l.device, d.tool, d.version, d.received_by, r.method, r.verify, r.rounds,
       r.passes, r.passes_finished, r.blanked, r.written, r.read, r.errors, r.started, r.ended, r.status
  from evidence.reading r
  join evidence.document d using (document)
  join evidence.link l using (document);

grant select on evidence.runs to green_app;
