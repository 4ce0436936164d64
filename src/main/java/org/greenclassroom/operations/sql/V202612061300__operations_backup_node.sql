-- Which machine wrote a backup: with several, its file may lie there only. Backups before this day do not say.
alter table operations.backup
  add column node text check (node <> ''); -- as the machine calls itself; null before, or when it has no name
