-- A story can be told again in another language; each language once while it stands on the site.
alter table site.story add column translates bigint references site.story (story); -- null: it was told first
create index story_translates on site.story (translates);
create unique index story_told_once on site.story (coalesce(translates, story), language) where ended_at is null;
