create table keys.canary (id text primary key);
comment on table keys.canary is 'What a scan plants to find it: a scan that does not is blind, and certifies no deletion. Empty outside a scan.';
alter table keys.canary enable row level security;
alter table keys.canary force row level security;
create policy planted on keys.canary to tym_key_scanner using (true) with check (true);
grant usage on schema keys to tym_key_scanner;
grant select, insert, delete on keys.canary to tym_key_scanner;
