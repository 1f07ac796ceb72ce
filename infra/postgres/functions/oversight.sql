-- A flag is answered once, by somebody else than the flagged, now and in their own name; only time and lines
-- are added before.
create or replace function oversight.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'answered' then
    raise exception 'an answered flag stays as it is' using errcode = 'TY017';
  end if;
  if (new.id, new.kind, new.actor, new.role, new.employer, new.authority, new.owner, new.raised_at, new.due_on)
      is distinct from (old.id, old.kind, old.actor, old.role, old.employer, old.authority, old.owner, old.raised_at, old.due_on)
      or new.version <> old.version + 1 or new.from_at > old.from_at or new.to_at < old.to_at
      or (old.state = 'overdue' and new.state = 'open') then
    raise exception 'a flag stays what it was raised as' using errcode = 'TY017';
  end if;
  if new.state = 'answered' and (new.answered_by, new.answered_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a flag is answered now, in one''s own name' using errcode = 'TY017';
  end if;
  return new;
end $$;
grant execute on function oversight.refuse_return to tym_app, tym_worker;

-- Which file a line concerns, of the lines that the caller oversees, where the caller's own authority is a
-- party of it. Where it was a party: lines from before it left, and what is done in its name since.
create or replace function relation.overseen_files(p_lines uuid[]) returns table (line uuid, customership uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'oversight' or not ctx.role_may('accessLog.oversee') then return; end if;
  return query select e.line, d.customership from audit.entry e join audit.detail d on d.line = e.line
    where e.line = any (p_lines) and e.person is not null
      and (e.employer = ctx.employer() or e.authority = ctx.authority())
      and (relation.is_party_here(d.customership) or (e.authority = ctx.authority() and relation.has_left_here(d.customership))
        or exists (select 1 from customerships.former_party f join customerships.transfer t on t.id = f.transfer
          where f.customership = d.customership and f.organisation = ctx.authority() and f.area = ctx.area() and e.at < t.recorded_at));
end $$;
grant execute on function relation.overseen_files to tym_app;

-- When files have ended, for the job that looks for readings after it.
create or replace function relation.ended_among(p_files uuid[]) returns table (customership uuid, ended_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'flag-accesses' then return; end if;
  return query select c.id, c.ended_on from customerships.customership c where c.id = any (p_files) and c.ended_on is not null;
end $$;
grant execute on function relation.ended_among to tym_worker;
