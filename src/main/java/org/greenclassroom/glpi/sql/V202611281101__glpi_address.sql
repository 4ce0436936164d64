create schema glpi;
grant usage on schema glpi to green_app;

-- An address that a classroom's computers report to by themselves. Its secret is shown once.
create table glpi.address (
  address   bigint      generated always as identity primary key,
  classroom bigint      not null references classrooms.classroom (classroom),
  secret    text        not null unique check (secret ~ '^[0-9a-f]{64}$'), -- SHA-256
  most      int         not null check (most between 1 and 1000), -- computers that may knock here
  made_at   timestamptz not null,
  made_by   bigint      not null,
  key       uuid        not null unique,
  ended_at  timestamptz -- null: it stands
);
create index address_classroom on glpi.address (classroom);
grant select, insert, update on glpi.address to green_app;

-- A computer that has knocked. Two computers made from one disk image have one agent between them:
-- they are told apart by what the machine says of itself. No host name, no user, no network address.
create table glpi.computer (
  computer   bigint      generated always as identity primary key,
  address    bigint      not null references glpi.address (address),
  agent      uuid        not null,
  machine    text        not null, -- its serial number, or its UUID; '': no inventory came yet
  device     bigint      references custody.device (device),     -- null: nobody knows which one it is
  document   bigint      references evidence.document (document), -- null: no inventory came yet
  doubt      text, -- null: nothing speaks against the device
  version    text, -- null: the agent did not say
  first_seen timestamptz not null,
  last_seen  timestamptz not null,
  unique (address, agent, machine)
);
create index computer_device on glpi.computer (device);
create index computer_document on glpi.computer (document);
grant select, insert, update on glpi.computer to green_app;

-- On which days it knocked. told: usage has it as a sign of life of a device.
create table glpi.knock (
  computer bigint  not null references glpi.computer (computer),
  day      date    not null,
  times    int     not null check (times > 0),
  told     boolean not null,
  primary key (computer, day)
);
create index knock_untold on glpi.knock (computer) where not told;
grant select, insert, update on glpi.knock to green_app;
