-- Whether who was issued a token had shown two proofs: with one it is refused while two are asked of its
-- account, so that no days of grace become a year without a second factor.
alter table people.token add column twofold boolean; -- null: issued before this was written down
