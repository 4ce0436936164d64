-- Every drive that a document names: seen in a computer, or touched by a wiping tool.
create or replace view evidence.seen_drives as
select s.document, l.device, s.serial, s.model, s.bytes, s.bus, s.kind, d.received_at, s.maker,
       s.wwn, s.health
  from evidence.seen_drive s
  join evidence.document d using (document)
  left join evidence.link l using (document)
union all
select r.document, l.device, r.serial, r.model, r.bytes, r.bus, null, d.received_at, null, null, null
  from evidence.reading r
  join evidence.document d using (document)
  left join evidence.link l using (document);

-- The computers that documents speak of.
create or replace view evidence.machines as
select d.document, l.device, d.received_at, d.format, d.host_maker as maker, d.host_model as model,
       d.host_serial as serial, d.host_uuid as uuid, d.host_board as board,
       d.host_chassis as chassis, d.host_label as label, d.host_kind as kind, d.host_mac as mac,
       d.detail -> 'cpus' -> 0 ->> 'name' as cpu, (d.detail ->> 'memory')::bigint as memory,
       d.detail ->> 'system' as system, d.detail ->> 'systemVersion' as system_version,
       d.detail -> 'batteries' as batteries, d.detail -> 'screens' as screens,
       d.detail -> 'banks' as banks
  from evidence.document d
  left join evidence.link l using (document);

grant select on evidence.seen_drives, evidence.machines to green_app;
