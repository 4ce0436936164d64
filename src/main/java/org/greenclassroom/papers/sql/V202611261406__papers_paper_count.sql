-- The last number given, by series and year: named as a table is.
alter table papers.series rename to paper_count;
