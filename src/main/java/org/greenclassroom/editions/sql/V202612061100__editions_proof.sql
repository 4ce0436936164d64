-- When the rows of a published edition were last read over, and whether they gave their hash. The one table of this
-- schema that changes: it says nothing of what was frozen.
create table editions.proof (
  edition   bigint      primary key references editions.publication (edition),
  proved_at timestamptz not null,
  whole     boolean     not null
);
grant select, insert, update on editions.proof to green_app;
-- Until now they were read at every look, and first by whoever published them.
insert into editions.proof (edition, proved_at, whole) select edition, published_at, true from editions.publication;
