-- Promises to pay, with what has come of them.
create or replace view funding.sponsorships as
select s.sponsorship, s.classroom, s.partner, s.kind, s.cents, s.currency, s.promised_on, s.ended_on, s.paper,
       coalesce((select sum(i.received_cents) from funding.instalment i
                  where i.sponsorship = s.sponsorship), 0)::bigint as received
  from funding.sponsorship s;

-- What was spent and counts.
create or replace view funding.costs as
select cost, classroom, kind, cents, currency, spent_on from funding.cost where struck is null;

create or replace view funding.rates as
select rate_id, currency, counter, day, rate, source from funding.rate;

grant select on funding.sponsorships, funding.costs, funding.rates to green_app;
