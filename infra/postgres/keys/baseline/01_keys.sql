create table keys.wrapped_key (
  customership uuid primary key,
  epoch integer not null check (epoch > 0),
  wrapped bytea not null check (octet_length(wrapped) between 60 and 200),
  made_at timestamptz not null
);
comment on table keys.wrapped_key is 'Data key and log key of one customership, wrapped by the key-encryption key of an epoch. Deleting the row makes the file unreadable everywhere.';
create index wrapped_key_epoch on keys.wrapped_key (epoch);
alter table keys.wrapped_key enable row level security, force row level security;
create policy service on keys.wrapped_key to tym_key_app using (true) with check (true);
-- The worker opens what it delivers, and makes, changes or destroys no key.
create policy worker_reads on keys.wrapped_key for select to tym_key_worker using (true);
-- Deletion destroys the keys of files, and makes and destroys those of what outlives a file for a while. It changes none.
create policy eraser on keys.wrapped_key for select to tym_key_eraser using (true);
create policy eraser_makes on keys.wrapped_key for insert to tym_key_eraser with check (true);
create policy eraser_destroys on keys.wrapped_key for delete to tym_key_eraser using (true);
grant select, insert, update, delete on keys.wrapped_key to tym_key_app;
grant select on keys.wrapped_key to tym_key_worker;
grant select, insert, delete on keys.wrapped_key to tym_key_eraser;

create table keys.canary (id text primary key);
comment on table keys.canary is 'What a scan plants to find it: a scan that does not is blind, and certifies no deletion. Empty outside a scan.';
alter table keys.canary enable row level security, force row level security;
create policy planted on keys.canary to tym_key_scanner using (true) with check (true);
grant select, insert, delete on keys.canary to tym_key_scanner;
