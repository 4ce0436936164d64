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

grant select on claims.claims, claims.attributions, claims.uncounteds to green_app;
