-- When each recurring job was last done, and since when it is known: one that has not been done for two of its periods is overdue.
alter table outbox.schedule add column last_done_at timestamptz, add column known_since timestamptz;
alter table outbox.schedule no force row level security;
update outbox.schedule set last_done_at = last_finished_at where last_outcome = 'done';
alter table outbox.schedule force row level security;
