-- A photograph of one shade all over: whoever reads the visit is told. Of those before nobody looked.
alter table visits.photograph add column blank boolean not null default false;
