-- What is declared of a kind in a year, added up when an import is taken or struck: figures are looked at more often.
create table past.total (
  kind      text    not null,
  year      integer, -- null: not known
  rows      bigint  not null,
  unsaid    bigint  not null, -- of them, how many say that there were some and not how many
  pieces    bigint, -- null: no row says a number
  grams     bigint, -- null: no row says a weight
  pupils    bigint, -- null: no row says it
  documents bigint  not null,
  unique nulls not distinct (kind, year)
);
grant select, insert, delete on past.total to green_app;
