-- Several may pay for a room in a year. Of one the column sponsor stays as it was.
create function claims.total(parts int[]) returns bigint language sql immutable parallel safe as
  'select coalesce(sum(p), 0) from unnest(parts) p';

alter table claims.claim
  add column sponsors      bigint[], -- null: one or none, see sponsor
  add column sponsor_parts int[],    -- their parts of sponsor_share, in the same order; null: the same
  add constraint claim_sponsors check (
    sponsors is null and sponsor_parts is null
    or sponsor is null and cardinality(sponsors) > 1 and cardinality(sponsors) = cardinality(sponsor_parts)
       and claims.total(sponsor_parts) = sponsor_share and 0 <= all (sponsor_parts)) not valid;
alter table claims.draft add column sponsors bigint[], add column sponsor_parts int[]; -- null: as in claims.claim
alter table claims.fresh add column sponsors bigint[], add column sponsor_parts int[]; -- null: as in claims.claim

-- Whose a claim is, from share to share: one after the other they make ten thousand.
create function claims.parties(donor bigint, sponsor bigint, sponsors bigint[], sponsor_parts int[], school bigint,
                               donor_share int, sponsor_share int, programme_share int)
returns table (kind text, party bigint, low int, high int) language sql immutable parallel safe as $$
  select p.kind, p.party, p.low, p.high
    from (select v.kind, v.party, v.low, v.high
            from (values
              ('DONOR', donor, 0, donor_share),
              ('SPONSOR', sponsor, donor_share, case when sponsors is null then donor_share + sponsor_share else donor_share end),
              ('SCHOOL', school, donor_share + sponsor_share, 10000 - programme_share),
              ('PROGRAMME', 1::bigint, 10000 - programme_share, 10000)) v (kind, party, low, high)
          union all
          select 'SPONSOR', s.party, donor_share + (sum(s.part) over w)::int - s.part, donor_share + (sum(s.part) over w)::int
            from unnest(sponsors, sponsor_parts) with ordinality s (party, part, nth)
           where sponsors is not null
          window w as (order by s.nth)) p
   where p.high > p.low
$$;
