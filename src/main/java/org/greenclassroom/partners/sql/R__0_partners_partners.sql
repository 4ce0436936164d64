create or replace view partners.partners as
select partner, name, kinds, territory, since from partners.partner;

create or replace view partners.sites as
select s.site, s.partner, s.name, s.kind, s.address, coalesce(s.territory, p.territory) as territory,
       s.latitude, s.longitude
  from partners.site s join partners.partner p using (partner);

create or replace view partners.licences as
select licence, partner, number, categories, valid_from, valid_to, evidence, withdrawn_at, capacity_grams,
       checked_by, entered_at
  from partners.licence;

grant select on partners.partners, partners.sites, partners.licences to green_app;
