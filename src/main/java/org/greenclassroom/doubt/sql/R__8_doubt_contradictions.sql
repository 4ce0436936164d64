-- What cannot both be true. `what`: the figures and names of its sentence; no person. closed_at null: open.
create or replace view doubt.contradictions as
select c.contradiction, c.kind,
       (select string_agg(regexp_replace(regexp_replace(t.told, '^n:(\d+)$', '\1'), '^g:(\d+)$', '\1 g'), ' · '
                          order by t.nth)
          from unnest(c.told) with ordinality as t (told, nth)) as what,
       c.found_at, c.owner, c.closed_at, c.reason, c.device, c.classroom, c.gone_on, c.times, c.path
  from doubt.contradiction c;

grant select on doubt.contradictions to green_app;
