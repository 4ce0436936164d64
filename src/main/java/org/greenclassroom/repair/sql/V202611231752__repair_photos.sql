-- A photograph of a device or of one of its defects: shrunk, without anything the camera wrote into it.
create table repair.photo (
  photo    bigint      generated always as identity primary key,
  key      uuid        not null unique,
  device   bigint      not null references custody.device (device),
  defect   bigint      references repair.defect (defect), -- null: of the device as a whole
  file     text        not null references frame.file (sha256),
  words    text        not null check (length(words) between 1 and 300), -- what is to be seen, for who does not see it
  width    int         not null check (width > 0),
  height   int         not null check (height > 0),
  taken_at timestamptz not null,
  taken_by bigint      not null
);
create index photo_device on repair.photo (device, photo);
create index photo_defect on repair.photo (defect);
create index photo_file on repair.photo (file);
grant select, insert on repair.photo to green_app;
