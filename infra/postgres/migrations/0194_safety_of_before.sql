-- Files of earlier releases that say turvakielto in an entry and are not marked: the mark was the person's then, and the last file that spoke took it from
-- all. What an entry says only its key tells, so a job reads it; until then whoever has such a file is protected, and nobody lifts it.
set local row_security = off;
alter table customerships.identity_index add column safety_to_read boolean not null default false;
alter table customerships.identity_index no force row level security;
alter table customer_data.entry no force row level security;
update customerships.identity_index i set safety_to_read = true
  where i.safety_until is distinct from 'infinity'
    and exists (select from customer_data.entry e where e.customership = i.customership and e.field = '1.09');
alter table customer_data.entry force row level security;
alter table customerships.identity_index force row level security;
comment on column customerships.identity_index.safety_to_read is 'What the entries of the file say of non-disclosure for safety is still to be read: a file of an earlier release. Its person is protected until then.';
create index safety_to_read on customerships.identity_index (customership) where safety_to_read;
create or replace function relation.is_shielded(p_customership uuid, p_day date) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.identity_index own join customerships.identity_index i on i.index = own.index
    where own.customership = p_customership and (i.safety_to_read or i.safety_until >= coalesce(p_day, '-infinity'::date)));
end $$;
create function relation.safety_to_read(p_after uuid, p_most integer) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'read-safety' then return; end if;
  return query select i.customership from customerships.identity_index i
    where i.safety_to_read and (p_after is null or i.customership > p_after) order by i.customership limit p_most;
end $$;
-- Marks what the entries say: never less than the file says already.
create function relation.say_safety(p_customership uuid, p_until date) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'read-safety' then
    raise exception 'only the job that reads them says what the entries say' using errcode = '42501';
  end if;
  update customerships.identity_index i set safety_until = greatest(i.safety_until, p_until), safety_to_read = false
    where i.customership = p_customership and i.safety_to_read;
end $$;
grant update (safety_to_read) on customerships.identity_index to tym_relation;
revoke execute on function relation.safety_to_read, relation.say_safety from public;
grant execute on function relation.safety_to_read, relation.say_safety to tym_worker;
create policy read_for_safety on customer_data.entry for select to tym_worker
  using ((select ctx.job()) = 'read-safety' and field = '1.09');
