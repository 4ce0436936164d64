-- Which rows of the ledger an edition was drawn up of, in one word: whoever publishes it publishes these or none.
alter table editions.edition add column ledger text; -- null: it tells no CO2e, or was drawn up before this was kept
