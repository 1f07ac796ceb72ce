-- What waits in the caller's own files, as far as a list of tasks is made of it.

-- The days of each file from which its time limits follow and, while it has no plan in force, what the plan
-- lacks and which parties have not taken it. Nothing of a file that has ended.
create or replace function relation.own_work()
returns table (customership uuid, number text, started_on date, plan_in_force_on date, last_review_on date, kela_in_plan boolean,
  labour_authority uuid, safety boolean, untaken uuid[], lacks text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.role_may('customership.list') then return; end if;
  return query select c.id, c.number, c.started_on, c.plan_in_force_on, c.last_review_on, c.kela_in_plan,
      c.labour_authority, relation.is_shielded(c.id, ctx.calendar()),
      case when c.plan_in_force_on is null then array(select p.organisation from customerships.party p
        where p.customership = c.id and p.taken_at is null and (p.kind <> 'kela' or c.kela_in_plan) order by p.kind) else '{}' end,
      case when c.plan_in_force_on is null then relation.lacking_in_plan(c.id, c.kela_in_plan) else '{}' end
    from relation.my_team_files() t (id) join customerships.customership c on c.id = t.id;
end $$;
grant execute on function relation.own_work to tym_app;

-- The newest versions of what the caller's organisation has stored there, on which a remark stands that
-- nobody has answered, with the time of the first.
create or replace function relation.remarks_to_answer()
returns table (customership uuid, entry uuid, field text, about text, opened boolean, author_role text, flagged_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not ctx.role_may('customership.list') then return; end if;
  return query select e.customership, e.id, e.field, e.about, e.opened, e.author_role, min(f.recorded_at)
    from relation.my_team_files() t (id)
      join customer_data.entry_flag f on f.customership = t.id and f.answered_at is null
      join customer_data.entry e on e.id = f.entry and e.version = f.entry_version
    where e.owner = ctx.authority() and e.removed_at is null
      and not exists (select 1 from customer_data.entry n where n.id = e.id and n.version > e.version)
    group by e.customership, e.id, e.field, e.about, e.opened, e.author_role;
end $$;
grant execute on function relation.remarks_to_answer to tym_app;
