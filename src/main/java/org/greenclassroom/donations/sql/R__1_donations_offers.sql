-- Offers, without the person who made them.
create or replace view donations.offers as
select offer, 'O-' || lpad(offer::text, greatest(5, length(offer::text)), '0') as number, sent_at, organisation, donor_type,
       territory, language, state
  from donations.offer;

grant select on donations.offers to green_app;
