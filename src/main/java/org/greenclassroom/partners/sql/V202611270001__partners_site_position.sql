-- Where a site stands. Given in whatever datum somebody had it; kept in WGS-84 as well, converted.
alter table partners.site
  add column territory       text check (territory in ('CN', 'HK', 'VN', 'OTHER')), -- null: that of its partner
  add column latitude        double precision check (latitude between -90 and 90),     -- WGS-84; null: unknown
  add column longitude       double precision check (longitude between -180 and 180), -- likewise
  add column datum           text check (datum in ('WGS84', 'GCJ02', 'BD09')), -- of the given ones; null: unknown
  add column given_latitude  double precision, -- as it was given; null: unknown
  add column given_longitude double precision, -- likewise
  add constraint site_position_whole check (
    num_nulls(latitude, longitude, datum, given_latitude, given_longitude) in (0, 5));
