-- A start by a code that the person had before: the team of the open file meets it, as it finds it by a search. Anybody else starts a file and is told
-- nothing; the file that is open already has a line of it, and whoever answers for it is told.
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
create function relation.open_by_former_code(p_index bytea) returns table (customership uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'opening' then return; end if;
  return query select f.customership from customerships.former_index f join customerships.identity_index i on i.customership = f.customership
    where f.index = p_index and i.index <> p_index and i.open and not relation.is_annulled(f.customership)
    order by f.customership;
end $$;
revoke execute on function relation.open_by_former_code from public;
grant execute on function relation.open_by_former_code to tym_app;
do $$
declare known text := (select pg_get_constraintdef(c.oid) from pg_constraint c
  where c.conrelid = 'notifications.notification'::regclass and c.conname = 'notification_kind_check');
begin
  alter table notifications.notification drop constraint notification_kind_check;
  execute format('alter table notifications.notification add constraint notification_kind_check check ((%s) or kind in (''startedByFormerCode''))',
    substring(known from '^CHECK \((.*)\)$'));
end $$;
