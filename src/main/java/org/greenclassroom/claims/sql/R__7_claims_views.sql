-- One row per device, year, room and indicator, reversals and all, so that sums are right. DEVICE_DAYS has days and
-- no grams. used: it was told to somebody and stays.
create or replace view claims.claims as
select c.device, c.year, i.indicator, i.grams, c.set, c.donor, nullif(c.classroom, 0) as classroom, c.school,
       c.claim, i.days, c.sponsor, c.reverses
  from claims.claim c
  cross join lateral (values
    ('GROSS', c.gross, null::int), ('END_OF_LIFE', c.end_of_life, null), ('REFURBISHING', c.refurbishing, null),
    ('PARTS', c.parts_new, null), ('TRANSPORT', c.transport, null), ('USE_DISPLACED', c.use_displaced, null),
    ('USE_INDUCED', c.use_induced, null),
    ('NET_A', c.gross + c.end_of_life - c.refurbishing - c.parts_new - c.transport - c.use_displaced, null),
    ('NET_B', c.gross + c.end_of_life - c.refurbishing - c.parts_new - c.transport - c.use_displaced - c.use_induced, null),
    ('DEVICE_DAYS', null, c.days)) i (indicator, grams, days);

-- Shares of the parties: they add up to the programme's total, to the gram.
create or replace view claims.attributions as
select s.party_kind, s.party, s.year, i.indicator, i.grams, i.days
  from claims.party_sum s
  cross join lateral (values
    ('GROSS', s.gross, null::bigint), ('END_OF_LIFE', s.end_of_life, null), ('REFURBISHING', s.refurbishing, null),
    ('PARTS', s.parts_new, null), ('TRANSPORT', s.transport, null), ('USE_DISPLACED', s.use_displaced, null),
    ('USE_INDUCED', s.use_induced, null),
    ('NET_A', s.gross + s.end_of_life - s.refurbishing - s.parts_new - s.transport - s.use_displaced, null),
    ('NET_B', s.gross + s.end_of_life - s.refurbishing - s.parts_new - s.transport - s.use_displaced - s.use_induced, null),
    ('DEVICE_DAYS', null, s.days)) i (indicator, grams, days)
 where s.attributed;

-- What was not counted, and which coefficients it lacks (empty: it is a thing of no class).
create or replace view claims.uncounteds as
select device, year, nullif(classroom, 0) as classroom, days, lacking from claims.missing;

-- Every share row by row, reversals and all: of one indicator they add up over the parties to claims.claims.
create or replace view claims.shares as
select s.claim, s.device, s.year, s.classroom, s.school, s.donor, s.sponsor, s.party_kind, s.party, s.share, s.reverses,
       i.indicator, i.grams
  from (select c.claim, c.device, c.year, nullif(c.classroom, 0) as classroom, c.school, c.donor, c.sponsor,
               p.kind as party_kind, p.party, p.high - p.low as share, c.reverses,
               claims.cut(c.gross, p.low, p.high) as gross, claims.cut(c.end_of_life, p.low, p.high) as end_of_life,
               claims.cut(c.refurbishing, p.low, p.high) as refurbishing,
               claims.cut(c.parts_new, p.low, p.high) as parts_new, claims.cut(c.transport, p.low, p.high) as transport,
               claims.cut(c.use_displaced, p.low, p.high) as use_displaced,
               claims.cut(c.use_induced, p.low, p.high) as use_induced
          from claims.claim c
          cross join lateral claims.parties(c.donor, c.sponsor, c.sponsors, c.sponsor_parts, c.school, c.donor_share,
                                            c.sponsor_share, c.programme_share) p) s
  cross join lateral (values
    ('GROSS', s.gross),
    ('NET_A', s.gross + s.end_of_life - s.refurbishing - s.parts_new - s.transport - s.use_displaced),
    ('NET_B', s.gross + s.end_of_life - s.refurbishing - s.parts_new - s.transport - s.use_displaced - s.use_induced))
    i (indicator, grams);

-- What each lent device displaced by which answer, in ten thousandths; share null: the coefficient stands.
create or replace view claims.displacements as
select c.claim, c.device, c.year, nullif(c.classroom, 0) as classroom, c.school, c.donor, c.displacement as share, c.resale,
       (select e.evidence from claims.displacement e
         where e.school = c.school and e.year <= c.year and e.share = c.displacement
         order by e.year desc, e.displacement desc limit 1) as evidence
  from claims.claim c
 where c.days > 0 and c.reverses is null and not exists (select from claims.claim r where r.reverses = c.claim);

-- Who pays for a room from when to when (the first day on which they do not any more): the sponsor of its agreement,
-- other funders, and who promised money. cents: what was promised; null: nothing in money.
create or replace view claims.payers as
select f.classroom, f.partner, coalesce(f.since, '-infinity') as since, coalesce(f.until, 'infinity') as until,
       null::bigint as cents, null::text as currency
  from classrooms.funders f
union all
select p.classroom, p.partner, p.promised_on, coalesce(p.ended_on, 'infinity'), p.cents, p.currency
  from funding.sponsorships p;

grant select on claims.payers to green_app;
grant select on claims.claims, claims.attributions, claims.uncounteds, claims.shares, claims.displacements to green_app;
