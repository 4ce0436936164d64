-- What a room needs, so that a plan can say who gets what. The latest row counts; earlier ones are kept.
create table classrooms.need (
  need            bigint      generated always as identity primary key,
  classroom       bigint      not null references classrooms.classroom (classroom),
  tier            int         check (tier in (1, 3, 5, 7, 9)), -- of Intel Core or comparable; null: any processor
  generation      int         check (generation between 1 and 30), -- null with tier
  memory_mb       int         check (memory_mb between 256 and 1048576), -- null: any
  inches          numeric(4, 1) check (inches between 5 and 100), -- null: any screen
  spares          int         not null check (spares between 0 and 100), -- of the same model, beyond the seats
  teacher         boolean     not null, -- one more machine, the teacher's
  supported       boolean     not null, -- what runs on it must be supported until the day it is due
  priority        int         not null check (priority between 0 and 1000),
  reason          text        not null, -- where the priority is from; empty: nobody said
  children        int         check (children between 0 and 20000), -- a count; null: unknown
  wanted_from     date,       -- null: at any time
  wanted_until    date        check (wanted_until >= wanted_from), -- null: at any time
  features        text[]      not null check (features <@ array[
    'SCREEN_READER', 'VOICE', 'MAGNIFIER', 'BRAILLE_DISPLAY', 'HEADSET', 'KEY_STICKERS', 'SEAT_HEIGHT',
    'LARGE_SCREEN', 'SOUND', 'CAMERA']), -- of the room, never of a child
  recorded_at     timestamptz not null,
  recorded_by     bigint      not null,
  key             uuid        not null unique,
  check ((tier is null) = (generation is null))
);
create index need_classroom on classrooms.need (classroom, need);
grant select, insert on classrooms.need to green_app;
