-- How alike two names are, from 0 to 1, wherever the extension lives.
do $$
begin
  execute (
    select format(
      'create function applications.likeness(one text, other text) returns real language sql immutable strict parallel safe as %L',
      format('select %I.similarity(one, other)', n.nspname))
      from pg_extension e join pg_namespace n on n.oid = e.extnamespace
     where e.extname = 'pg_trgm');
end
$$;
