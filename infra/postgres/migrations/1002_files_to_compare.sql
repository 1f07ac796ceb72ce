set local row_security = off;
-- Which files may hold something that has left and has been corrected: so that only these are compared, and
-- not all that there is.
create table disclosures.to_compare (
  id bigint generated always as identity primary key,
  customership uuid not null references customerships.customership (id)
);
comment on table disclosures.to_compare is 'That something was corrected in a file, or has left it, since what has left was compared with what holds. One row for each, never shared: a row is deleted by whoever has seen it, and what commits later has its own. Dies with the file.';
create index to_compare_customership on disclosures.to_compare (customership);
create policy marked on disclosures.to_compare for insert to tym_app, tym_worker, tym_exchange, tym_relation with check (true);
create policy compared on disclosures.to_compare for select to tym_worker using ((select ctx.job()) = 'recall-corrected');
create policy done on disclosures.to_compare for delete to tym_worker using ((select ctx.job()) = 'recall-corrected');
grant insert (customership) on disclosures.to_compare to tym_app, tym_worker, tym_exchange, tym_relation;
grant select, delete on disclosures.to_compare to tym_worker;

create or replace function disclosures.mark_to_compare() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into disclosures.to_compare (customership) values (new.customership);
  return null;
end $$;
create trigger mark_to_compare after insert on customer_data.entry for each row when (new.version > 1)
  execute function disclosures.mark_to_compare();
create trigger mark_left after update on disclosures.disclosure for each row when (old.left_at is null and new.left_at is not null)
  execute function disclosures.mark_to_compare();
create trigger mark_left_already after insert on disclosures.disclosure for each row when (new.left_at is not null)
  execute function disclosures.mark_to_compare();

-- What had left before this. The triggers have waited for everybody who was writing.
alter table disclosures.disclosure no force row level security;
insert into disclosures.to_compare (customership) select distinct d.customership from disclosures.disclosure d where d.left_at is not null;
alter table disclosures.disclosure force row level security;
alter table disclosures.to_compare enable row level security, force row level security;
drop function if exists disclosures.find_corrected(integer);
