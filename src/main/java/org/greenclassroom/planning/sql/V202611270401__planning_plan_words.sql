-- Where a warehouse stands lies with the site, and is read there.
alter table planning.stock
  drop column latitude,
  drop column longitude;

-- What each of these says when it is null.
alter table planning.plan
  add column if not exists value         bigint, -- null until it is done, like the others of the result
  add column if not exists bound         bigint, -- null until it is done
  add column if not exists greedy        bigint, -- null until it is done
  add column if not exists stock         int,    -- null until it is done
  add column if not exists machines      int,    -- null until it is done
  add column if not exists rooms         int,    -- null until it is done
  add column if not exists children      bigint, -- null until it is done
  add column if not exists free_value    bigint, -- null: nobody decided anything
  add column if not exists free_machines int,    -- null: likewise
  add column if not exists free_rooms    int,    -- null: likewise
  add column if not exists free_children bigint; -- null: likewise

alter table planning.wish
  add column if not exists why text; -- null: it gets something
