-- When a document turns out to speak of another device, what was read from it about drives goes too.
grant delete on wiping.sighting to green_app;
-- Samples that wait are few among all.
create index sample_waiting on wiping.sample (device) where result is null;
-- The certificates of one donor, newest first.
create index certificate_donor on wiping.certificate (donor, certificate);
