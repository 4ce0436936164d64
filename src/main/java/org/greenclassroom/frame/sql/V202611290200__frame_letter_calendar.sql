-- A letter may bring a calendar file; it says whose day it is, so it goes when the body goes.
alter table frame.letter add column calendar text; -- null: none, or forgotten
