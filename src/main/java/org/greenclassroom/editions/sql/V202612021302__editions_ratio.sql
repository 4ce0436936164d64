-- How many of one there are for one of another, in hundredths.
alter table editions.figure
  drop constraint figure_unit_check,
  add constraint figure_unit_check
    check (unit in ('PIECES', 'GRAMS', 'DAYS', 'MINUTES', 'PUPILS', 'PEOPLE', 'CENTS', 'GRAMS_CO2E', 'RATIO'));
