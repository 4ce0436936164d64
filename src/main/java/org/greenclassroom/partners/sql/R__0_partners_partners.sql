create or replace view partners.partners as
select partner, name, kinds, territory, since from partners.partner;

create or replace view partners.sites as
select site, partner, name, kind, address from partners.site;

create or replace view partners.licences as
select licence, partner, number, categories, valid_from, valid_to, evidence, withdrawn_at
  from partners.licence;

grant select on partners.partners, partners.sites, partners.licences to green_app;
