-- The file to whose team the caller may ask to be added: one that goes on, on which their party works in
-- their area, and on whose team they are not. Asked for by a blind index or an id; one look-up in every case.
create or replace function relation.file_to_join(p_index bytea, p_file uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'search' or not ctx.role_may('joinRequest.make') or ctx.authority() is null then return null; end if;
  return (select c.id from customerships.customership c
    where c.id = coalesce(p_file, (select i.customership from customerships.identity_index i where i.index = p_index and i.open))
      and c.state <> 'ended' and not relation.is_annulled(c.id) and relation.is_party_here(c.id)
      and not relation.on_case_team(c.id, ctx.person(), ctx.authority()));
end $$;
grant execute on function relation.file_to_join to tym_app;

-- Keeps the request where that file is, and promises that whoever answers for it is told. While one waits,
-- another of the same person changes nothing; of too many by one person the oldest is forgotten.
create or replace function relation.leave_join_request(p_file uuid, p_request uuid, p_name text, p_title text, p_reason bytea, p_most integer)
returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare file uuid := case when p_file is not null and p_reason is not null then relation.file_to_join(null, p_file) end;
begin
  with kept as (
    insert into customerships.join_request as j
      (id, customership, person, usage_right, organisation, name, title, role, reason, asked_on, asked_at)
    select p_request, file, ctx.person(), ctx.usage_right(), ctx.authority(), p_name, p_title, ctx.role(), p_reason, ctx.calendar(), ctx.instant()
      where file is not null
    on conflict (customership, person, organisation) do nothing
    returning j.id
  )
  insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
  select gen_random_uuid(), 'tell-officers', jsonb_build_object('notice', 'joinRequested', 'customership', file, 'only', ctx.authority(),
    'except', ctx.person(), 'once', p_request), 'tell-officers:' || p_request, ctx.instant(), ctx.instant() from kept;
  delete from customerships.join_request j where j.person = ctx.person() and j.id not in (
    select k.id from customerships.join_request k where k.person = ctx.person() order by k.asked_at desc, k.id desc limit p_most);
end $$;
grant execute on function relation.leave_join_request to tym_app;
