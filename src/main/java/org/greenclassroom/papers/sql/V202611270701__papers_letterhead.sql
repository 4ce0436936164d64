-- In whose name a paper was drawn. Null in all that were drawn before there were letterheads: they keep their hash.
alter table papers.paper
  add column letterhead text references frame.file (sha256), -- null: the house's plain one
  add column law        text, -- null: the text says so itself
  add column prevails   text check (prevails in ('zh', 'en', 'fr')), -- null: the text's
  add check ((letterhead is null) = (law is null) and (letterhead is null) = (prevails is null));
create index paper_letterhead on papers.paper (letterhead);
