-- A tour that drives was changed on its way: a stop that nobody visited yet came to another place in it, or waits again.
create table tours.change (
  change     bigint      generated always as identity primary key,
  tour       bigint      not null references tours.tour (tour),
  call       int         not null, -- of the tour's plan
  name       text        not null check (name <> ''),
  what       text        not null check (what in ('MOVED', 'REMOVED')),
  arrives_at timestamptz not null, -- as it was before
  leaves_at  timestamptz not null, -- likewise
  reason     text        not null check (reason <> '' and length(reason) <= 300), -- no names
  told       boolean     not null, -- whether a letter went to the driver
  changed_at timestamptz not null,
  changed_by bigint      not null
);
create index change_tour on tours.change (tour, change);
grant select, insert on tours.change to green_app;

grant update (position, arrives_at, begins_at, leaves_at, metres, driven, rest) on tours.stop to green_app;
