-- A start by a code that the person had before: the team of the open file meets it, as it finds it by a
-- search. Anybody else starts a file and is told nothing; the file that is open already has a line of it, and
-- whoever answers for it is told.
create or replace function relation.open_file_of(p_index bytea) returns table (customership uuid, on_team boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'opening' then return; end if;
  return query select i.customership, relation.on_case_team(i.customership, ctx.person(), ctx.authority())
    from customerships.identity_index i where i.index = p_index and i.open
    union all
    select o.customership, true from relation.open_by_former_code(p_index) o
      where relation.on_case_team(o.customership, ctx.person(), ctx.authority()) and not relation.is_shielded(o.customership, ctx.calendar())
    limit 1;
end $$;
grant execute on function relation.open_file_of to tym_app;

create or replace function relation.file_of_referral(p_hash bytea) returns table (customership uuid, on_team boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'opening' then return; end if;
  return query select c.id, relation.on_case_team(c.id, ctx.person(), ctx.authority())
    from customerships.customership c where c.referral_hash = p_hash;
end $$;
grant execute on function relation.file_of_referral to tym_app;

-- One statement whether there is a file or not: keeps the wish, and promises that whoever answers for the
-- file is told.
create or replace function relation.leave_contact_wish(p_index bytea, p_wish uuid, p_name text, p_title text)
returns table (customership uuid, on_team boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare file uuid;
begin
  if ctx.kind() is distinct from 'search' or not ctx.role_may('contact.wish') or ctx.authority() is null then return; end if;
  select i.customership into file from customerships.identity_index i where i.index = p_index and i.open;
  with kept as (
    insert into customerships.contact_wish (id, customership, person, name, title, role, organisation, wished_on, wished_at)
    select p_wish, file, ctx.person(), p_name, p_title, ctx.role(), ctx.authority(), ctx.calendar(), ctx.instant() where file is not null
    on conflict do nothing returning 1
  )
  insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
  select gen_random_uuid(), 'tell-officers',
    jsonb_build_object('notice', 'contactWished', 'customership', file, 'except', ctx.person(), 'once', p_wish), 'tell-officers:' || p_wish, ctx.instant(), ctx.instant() from kept;
  return query select file, relation.on_case_team(file, ctx.person(), ctx.authority()) where file is not null;
end $$;
grant execute on function relation.leave_contact_wish to tym_app;

create or replace function relation.open_by_former_code(p_index bytea) returns table (customership uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'opening' then return; end if;
  return query select f.customership from customerships.former_index f join customerships.identity_index i on i.customership = f.customership
    where f.index = p_index and i.index <> p_index and i.open and not relation.is_annulled(f.customership)
    order by f.customership;
end $$;
grant execute on function relation.open_by_former_code to tym_app;
