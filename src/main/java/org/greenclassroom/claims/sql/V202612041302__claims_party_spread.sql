-- How sure a party's share of a year is, kg CO2e; drawn with the year's own range. Party 0: all of its kind.
create table claims.party_spread (
  party_kind text    not null check (party_kind in ('DONOR', 'SPONSOR', 'PROGRAMME', 'SCHOOL')),
  party      bigint  not null,
  year       int     not null,
  net_a_low  numeric not null,
  net_a_high numeric not null,
  net_b_low  numeric not null,
  net_b_high numeric not null,
  primary key (party_kind, party, year)
);
grant select, insert, delete on claims.party_spread to green_app;
