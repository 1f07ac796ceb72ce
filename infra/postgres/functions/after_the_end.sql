create or replace function relation.has_ended(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and ctx.customership() is distinct from p_customership then
    return true;
  end if;
  return not exists (select 1 from customerships.customership c where c.id = p_customership and c.state <> 'ended');
end $$;
grant execute on function relation.has_ended to tym_app, tym_worker, tym_exchange;

-- After its end a file is read with a reason only, and little is written in it: corrections, flags, the safe
-- contact, turvakielto, what a section of law demands. Which act goes on is declared with its endpoint, and
-- said in the context.
create or replace function ctx.after_end() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('after_end'); end $$;
grant execute on function ctx.after_end to tym_app, tym_relation;

create or replace function relation.is_ended(p_customership uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from customerships.customership c where c.id = p_customership and c.state = 'ended')
$$;

-- How the present caller comes into the context's file: 'open', 'afterEnd', or the problem that says why
-- not. For anybody who is not on the team an ended file is not there, like any other.
create or replace function relation.way_in() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare id uuid := ctx.customership();
begin
  if ctx.kind() = 'leftEntry' then return case when relation.may_open_left_entry() then 'open' else 'not-found' end; end if;
  if ctx.kind() = 'glass' then return case when relation.way_to_open() is null then 'not-found' else 'open' end; end if;
  if ctx.kind() is distinct from 'customership' then
    return case when relation.may_enter() then 'open' else 'not-found' end;
  end if;
  if not relation.may_enter() then
    if not ctx.is_customer() and relation.is_ended(id) and relation.on_case_team(id, ctx.person(), ctx.authority()) then
      return case ctx.after_end() when 'reason' then 'reason-required' else 'customership-ended' end;
    end if;
    return 'not-found';
  end if;
  if not relation.is_ended(id) then return 'open'; end if;
  return case when ctx.after_end() is null then 'customership-ended' when ctx.is_customer() then 'open' else 'afterEnd' end;
end $$;
grant execute on function relation.way_in to tym_app;
