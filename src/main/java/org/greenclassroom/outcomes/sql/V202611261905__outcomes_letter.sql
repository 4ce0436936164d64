-- At which milestones somebody wants a letter. The secret opens the page that stops all of them.
create table outcomes.letter_choice (
  account    bigint      primary key, -- people's own number
  milestones text[]      not null check (milestones <@ array['OFFER_ANSWERED', 'PICKUP_CONFIRMED',
    'RECEIVED', 'CLEARED', 'FIRST_CLASSROOM', 'LOT_CLOSED', 'YEARLY']),
  secret     text        not null unique check (length(secret) >= 20),
  changed_at timestamptz not null
);
grant select, insert, update on outcomes.letter_choice to green_app;

-- What somebody was told, once. What had happened before they asked counts as told.
create table outcomes.told (
  account   bigint      not null,
  milestone text        not null,
  about     text        not null check (about ~ '^(lot|year) \d+$'),
  told_at   timestamptz not null,
  primary key (account, milestone, about)
);
grant select, insert on outcomes.told to green_app;
