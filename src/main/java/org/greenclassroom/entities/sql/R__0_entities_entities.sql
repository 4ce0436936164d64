-- Each entity as its newest version says, whether that is valid already or not.
create or replace view entities.entities as
select distinct on (v.entity)
       v.entity, v.version, e.prefix, e.partner, v.valid_from, v.name_zh, v.name_en, v.name_fr, v.number,
       v.territory, v.law, v.prevails, v.founded, v.ended
  from entities.version v join entities.entity e using (entity)
 order by v.entity, v.version desc;

-- Which entity acts where, from which day on.
create or replace view entities.rules as
select rule, territory, entity, valid_from from entities.rule;

grant select on entities.entities, entities.rules to green_app;
