-- Where the bytes of a file lie: here, or outside in a folder or a bucket, under the same hash.
alter table frame.file
  alter column bytes drop not null, -- null: they lie outside
  add column place text not null default 'DATABASE' check (place in ('DATABASE', 'OUTSIDE')),
  add constraint file_lies_in_one_place check ((place = 'DATABASE') = (bytes is not null));
create index file_place on frame.file (sha256) where place = 'DATABASE';
-- moved out, never changed: the hash stays and is checked at each reading
grant update (place, bytes) on frame.file to green_app;
