-- When a day really began, if the room above that saw it begin said so when it was held.
alter table activities.activity add column begun_at timestamptz; -- null: nobody said
