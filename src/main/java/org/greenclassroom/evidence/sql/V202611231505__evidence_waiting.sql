-- What waits for a person is a small part of all documents: the queue and its tray read only that.
create index document_waiting on evidence.document (document) where outcome <> 'MATCHED';
create index link_linked_at on evidence.link (linked_at);
create index dismissal_dismissed_at on evidence.dismissal (dismissed_at);
