-- Letters that wait, and those that nobody tries any more and whose address is still known.
create or replace view frame.waitings as
select count(*) filter (where next_try_at is not null) as waiting,
       min(written_at) filter (where next_try_at is not null) as oldest,
       count(*) filter (where given_up_at is not null) as given_up
  from frame.letter where next_try_at is not null or given_up_at is not null;
grant select on frame.waitings to green_app;
