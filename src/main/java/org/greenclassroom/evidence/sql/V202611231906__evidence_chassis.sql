create index document_host_chassis on evidence.document (upper(host_chassis)) where host_chassis is not null;
