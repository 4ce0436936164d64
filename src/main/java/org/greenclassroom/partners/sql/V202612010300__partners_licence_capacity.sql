-- What a plant may take in a calendar year under this licence.
alter table partners.licence
  add column capacity_grams bigint check (capacity_grams > 0); -- null: the licence states none
