create schema keys;
comment on schema keys is 'Wrapped keys of customerships';
create table keys.wrapped_key (
  customership uuid primary key,
  epoch integer not null check (epoch > 0),
  wrapped bytea not null check (octet_length(wrapped) between 60 and 200),
  made_at timestamptz not null
);
comment on table keys.wrapped_key is 'Data key and log key of one customership, wrapped by the key-encryption key of an epoch. Deleting the row makes the file unreadable everywhere.';
create index wrapped_key_epoch on keys.wrapped_key (epoch);
alter table keys.wrapped_key enable row level security;
alter table keys.wrapped_key force row level security;
create policy service on keys.wrapped_key to tym_key_app using (true) with check (true);
grant usage on schema keys to tym_key_app;
grant select, insert, update, delete on keys.wrapped_key to tym_key_app;
