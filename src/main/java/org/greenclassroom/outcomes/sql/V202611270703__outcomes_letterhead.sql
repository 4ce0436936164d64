-- Numbers by entity: what was issued before has none and keeps its own.
alter table outcomes.paper_count add column prefix text not null default '';
alter table outcomes.paper_count drop constraint paper_count_pkey, add primary key (prefix, kind, year);
alter table outcomes.paper add column letterhead text references frame.file (sha256); -- null: the house's plain one
create index paper_letterhead on outcomes.paper (letterhead);
