-- Deletion destroys the keys of files, and makes and destroys those of what outlives a file for a while. It changes none.
create policy eraser on keys.wrapped_key for select to tym_key_eraser using (true);
create policy eraser_makes on keys.wrapped_key for insert to tym_key_eraser with check (true);
create policy eraser_destroys on keys.wrapped_key for delete to tym_key_eraser using (true);
grant usage on schema keys to tym_key_eraser;
grant select, insert, delete on keys.wrapped_key to tym_key_eraser;
