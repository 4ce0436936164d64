-- Images with the end of support as it was last recorded.
create or replace view repair.images as
select i.image, i.name, i.version, i.language, i.sha256, i.released,
       (select s.ends from repair.support s where s.image = i.image order by s.support desc limit 1) as support_ends,
       (select x.superseded_at from repair.supersession x where x.image = i.image) as superseded_at
  from repair.image i;

-- What runs on each device: its last installation.
create or replace view repair.systems as
select distinct on (device) device, image, installed_at, installed_by
  from repair.installation
 order by device, installed_at desc, installation desc;

grant select on repair.images, repair.systems to green_app;
