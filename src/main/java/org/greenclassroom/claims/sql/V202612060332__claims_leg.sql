-- Of how many devices the way from the donor, and the way to the plant, is known by a tour that was driven; written anew
-- by each reckoning. Of the others nobody wrote down how far it was.
create table claims.leg (
  leg     text   not null check (leg in ('FROM_DONOR', 'TO_PLANT')),
  year    int    not null, -- in which they were received, or handed over to the plant
  devices bigint not null,
  known   bigint not null check (known between 0 and devices),
  primary key (leg, year)
);
grant select, insert, delete on claims.leg to green_app;
