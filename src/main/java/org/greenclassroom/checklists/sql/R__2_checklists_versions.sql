-- The versions of all checklists.
create or replace view checklists.versions as
select v.version, v.checklist, c.code, c.use, v.n, v.state,
       v.content -> 'title' ->> 'en' as title_en, v.content -> 'title' ->> 'zh' as title_zh,
       v.content -> 'title' ->> 'fr' as title_fr, jsonb_array_length(v.content -> 'items') as items,
       v.published_at, v.retired_at
  from checklists.version v
  join checklists.checklist c using (checklist);
grant select on checklists.versions to green_app;

-- Each item of each version, in its place.
create or replace view checklists.items as
select v.version, i.place, i.item ->> 'name' as item, i.item ->> 'type' as type,
       coalesce((i.item ->> 'required')::boolean, false) as required,
       i.item -> 'label' ->> 'en' as label_en, i.item -> 'label' ->> 'zh' as label_zh,
       i.item -> 'label' ->> 'fr' as label_fr
  from checklists.version v
 cross join jsonb_array_elements(v.content -> 'items') with ordinality as i (item, place);
grant select on checklists.items to green_app;

-- The options of items where one or several are chosen.
create or replace view checklists.options as
select v.version, i.item ->> 'name' as item, o.place, o.option ->> 'code' as code,
       o.option -> 'label' ->> 'en' as label_en, o.option -> 'label' ->> 'zh' as label_zh,
       o.option -> 'label' ->> 'fr' as label_fr
  from checklists.version v
 cross join jsonb_array_elements(v.content -> 'items') as i (item)
 cross join jsonb_array_elements(i.item -> 'options') with ordinality as o (option, place)
 where jsonb_typeof(i.item -> 'options') = 'array';
grant select on checklists.options to green_app;
