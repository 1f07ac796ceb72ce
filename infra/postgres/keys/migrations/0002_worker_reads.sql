-- The worker opens what it delivers, and makes, changes or destroys no key.
create policy worker_reads on keys.wrapped_key for select to tym_key_worker using (true);
grant usage on schema keys to tym_key_worker;
grant select on keys.wrapped_key to tym_key_worker;
