-- The schema of the key database. Idempotent; run before everything else as its owner.
create schema if not exists keys;
comment on schema keys is 'Wrapped keys of customerships';
grant usage on schema keys to tym_key_app, tym_key_worker, tym_key_eraser, tym_key_scanner;
