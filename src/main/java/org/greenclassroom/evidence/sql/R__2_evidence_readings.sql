create or replace view evidence.readings as
select r.reading, r.document, r.nth, l.device, d.sha256, d.received_at, r.name, r.bus, r.model,
       r.bytes, r.serial, r.method, r.started, r.ended, r.verdict, r.reason, r.findings
  from evidence.reading r
  join evidence.document d using (document)
  join evidence.link l using (document);

create or replace view evidence.documents as
select d.document, d.sha256, d.name, d.format, d.tool, d.version, d.received_at, d.received_by,
       l.device, l.how, l.linked_at
  from evidence.document d
  left join evidence.link l using (document);

grant select on evidence.readings, evidence.documents to green_app;
