-- A tag that was pressed and printed before anybody knows which device will wear it. Its number is
-- one of custody.device's own, so that no other device can ever get it. Never changed: it is used
-- once custody.device has a row of this number.
create table custody.pressed_tag (
  device     bigint      primary key,
  tag        text        not null unique check (tag ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  key        uuid        not null, -- the client's own, one for each order of many
  pressed_at timestamptz not null,
  pressed_by bigint      not null
);
create index pressed_tag_key on custody.pressed_tag (key);
grant select, insert on custody.pressed_tag to green_app;
