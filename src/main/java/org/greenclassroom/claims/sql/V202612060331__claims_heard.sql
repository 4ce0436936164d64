-- The last day on which a computer was heard of in its room before it was missed there. Kept here, because days go into
-- files and are forgotten two years after a loan; and once it is found, it is heard of anew.
create table claims.heard (
  missed   bigint not null primary key, -- the number of the fact
  last_day date   not null
);
grant select, insert, update on claims.heard to green_app;
