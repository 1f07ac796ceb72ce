-- The opening that lives at an instant: of that person with that usage right, not closed, not over.
create or replace function relation.live_opening(p_customership uuid, p_person text, p_usage_right uuid, p_organisation uuid,
  p_instant timestamptz) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id from customerships.glass_opening o where o.customership = p_customership and o.person = p_person
    and o.usage_right = p_usage_right and o.organisation = p_organisation and o.opened_at <= p_instant and o.open_until > p_instant
    and o.closed_at is null
  order by o.open_until desc limit 1
$$;

-- How the present caller may open the context's file: 'area' from outside its team, 'afterEnd' as one of the
-- team of a file that has ended, 'team' where nothing needs opening; null where there is no file for them.
create or replace function relation.way_to_open() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare id uuid := ctx.customership();
begin
  if ctx.kind() is distinct from 'glass' or id is null or not ctx.role_may('customership.openForReason') then return null; end if;
  if relation.on_case_team(id, ctx.person(), ctx.authority()) then
    return case when relation.is_ended(id) then 'afterEnd' else 'team' end;
  end if;
  return case when relation.is_party_here(id) then 'area' end;
end $$;
grant execute on function relation.way_to_open to tym_app;

-- Of the caller's own openings those that still open something: a file that has left their area is not there.
create or replace function relation.own_openings() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'caseload' then return; end if;
  return query select o.id from customerships.glass_opening o
    where o.person = ctx.person() and o.usage_right = ctx.usage_right() and o.opened_at <= ctx.instant()
      and o.open_until > ctx.instant() and o.closed_at is null
      and (relation.on_case_team(o.customership, o.person, o.organisation) or relation.is_party_here(o.customership));
end $$;
grant execute on function relation.own_openings to tym_app;
