-- A statement of effect (4.07, 5.09) is read by those who may read the fact that it is about, unless its author has opened it to the
-- whole team: so an entry says which field it is about, and whether it was opened. Documents of before are laid out anew by a job.
alter table customer_data.entry add column about text;
alter table customer_data.entry add column opened boolean not null default false;
alter table customer_data.entry no force row level security;
update customer_data.entry e set about = f.field from customer_data.entry f
  where f.id = e.supports and f.version = 1 and f.customership = e.customership;
alter table customer_data.entry force row level security;
alter table customer_data.entry add constraint about_what_it_supports check ((about is null) = (supports is null));

alter table customer_data.current_document add column layout smallint not null default 1 check (layout > 0);
create index current_document_layout on customer_data.current_document (layout, customership);
create policy laid_out_anew on customer_data.current_document to tym_worker
  using ((select ctx.job()) = 'lay-out-documents') with check ((select ctx.job()) = 'lay-out-documents');
create policy laid_out_anew on customer_data.entry for select to tym_worker using ((select ctx.job()) = 'lay-out-documents');
create policy laid_out_anew on customer_data.entry_flag for select to tym_worker using ((select ctx.job()) = 'lay-out-documents');
grant select, insert, update, delete on customer_data.current_document to tym_worker;
grant select on customer_data.entry, customer_data.entry_flag to tym_worker;

-- What still went by the name of a role: who takes a copy into the own register, and who withdraws or lifts as the customer.
alter policy own_system on disclosures.own_copy
  using ((select ctx.role_may('ownCopy.take')) and owner = (select ctx.authority()));
alter policy own_system_takes on disclosures.own_copy
  using ((select ctx.role_may('ownCopy.take')) and owner = (select ctx.authority()))
  with check ((select ctx.role_may('ownCopy.take')) and owner = (select ctx.authority()));
do $$
declare each oid;
begin
  foreach each in array array['consents.refuse_return'::regproc, 'disclosures.refuse_exclusion_return'::regproc] loop
    execute replace(replace(pg_get_functiondef(each), 'case ctx.role() when ''customer'' then', 'case when ctx.is_customer() then'),
      'ctx.role() is distinct from ''customer''', 'not ctx.is_customer()');
  end loop;
end $$;
