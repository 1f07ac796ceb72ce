-- The working relation, answered by functions of a role that sees nothing but the relation.
create or replace function relation.is_party(p_customership uuid, p_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.party p where p.customership = p_customership and p.organisation = p_organisation);
end $$;
grant execute on function relation.is_party to tym_app, tym_gate;

-- Who works on a file, to be joined with by whoever sees the relation: it has no search path of its own, so
-- that the planner looks through it; every name in it is written in full.
create or replace function relation.places_on_team(p_customership uuid, p_person text, p_organisation uuid) returns table (place uuid)
language sql stable as $$
  select m.id from customerships.case_team_member m join customerships.party p
    on p.customership = m.customership and p.organisation = m.organisation
  where m.customership = p_customership and m.person = p_person and m.organisation = p_organisation and m.removed_at is null
$$;
grant execute on function relation.places_on_team to tym_relation;

create or replace function relation.on_case_team(p_customership uuid, p_person text, p_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from relation.places_on_team(p_customership, p_person, p_organisation));
end $$;
grant execute on function relation.on_case_team to tym_app, tym_gate;

-- The way in from outside the team ends at the area that the caller's right is for.
create or replace function relation.is_party_here(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.is_party_in(p_customership, ctx.authority(), ctx.area());
end $$;
grant execute on function relation.is_party_here to tym_app, tym_gate;

create or replace function relation.is_responsible(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.case_team_member m
    where m.customership = p_customership and m.person = ctx.person() and m.organisation = ctx.authority()
      and m.responsible and m.removed_at is null);
end $$;
grant execute on function relation.is_responsible to tym_app, tym_gate;

-- Whether a file is the caller's own, by a blind index; one that was opened in error and annulled is
-- nobody's, but for the log.
create or replace function relation.is_self(p_customership uuid, p_index bytea) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return p_index is not null
    and exists (select 1 from customerships.identity_index i where i.customership = p_customership and i.index = p_index)
    and (not relation.is_annulled(p_customership) or (ctx.past_annulment() and not relation.deletion_has_begun(p_customership)));
end $$;
grant execute on function relation.is_self to tym_app, tym_gate;

-- May the present caller enter the one customership that the context names?
create or replace function relation.may_enter() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare id uuid := ctx.customership();
begin
  if id is null then return false; end if;
  case ctx.kind()
    when 'customership' then
      if ctx.is_customer() then return relation.is_self(id, ctx.self_index()); end if;
      -- A member of the team enters a file that has ended for what goes on there, or to read what they have
      -- opened with a reason. Never null: a check whether somebody may not enter would let them pass.
      return (relation.on_case_team(id, ctx.person(), ctx.authority()) and (not relation.is_ended(id) or coalesce(ctx.after_end(), '') = 'open'
          or (coalesce(ctx.after_end(), '') = 'reason' and relation.live_opening(id, ctx.person(), ctx.usage_right(), ctx.authority(), ctx.instant()) is not null)))
        or (ctx.out_of_team() and relation.is_party_here(id));
    when 'opening' then
      return not exists (select 1 from customerships.customership c where c.id = ctx.customership())
        or exists (select 1 from customerships.customership c
            where c.id = ctx.customership() and c.started_by = ctx.person() and c.recorded_at = ctx.instant());
    when 'taking' then
      -- Also when the caller has taken it already, so that a repeated request can be answered alike.
      return relation.on_case_team(id, ctx.person(), ctx.authority())
        or (relation.is_party_here(id) and exists (select 1 from customerships.party p
          where p.customership = id and p.organisation = ctx.authority() and p.taken_at is null));
    else return false;
  end case;
end $$;
grant execute on function relation.may_enter to tym_app, tym_gate;

-- The caller's own files, and those in the area that wait for an officer of the caller's party (number and
-- start only are shown).
create or replace function relation.my_customerships() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'caseload' then return; end if;
  if ctx.is_customer() then
    return query select i.customership from customerships.identity_index i
      where i.index = ctx.self_index() and relation.is_self(i.customership, i.index);
  else
    return query select m.customership from customerships.case_team_member m
        join customerships.party p on p.customership = m.customership and p.organisation = m.organisation
      where m.person = ctx.person() and m.organisation = ctx.authority() and m.removed_at is null;
    return query select p.customership from customerships.party p join customerships.customership c on c.id = p.customership
      where p.organisation = ctx.authority() and p.taken_at is null and c.area = ctx.area();
  end if;
end $$;
grant execute on function relation.my_customerships to tym_app, tym_gate;

-- The caller's own files in which they may write: where a draft of theirs is told of.
create or replace function relation.files_drafted_in() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.is_customer() then
    return query select c from relation.my_customerships() c where not relation.is_ended(c) and not relation.is_annulled(c);
  else
    return query select f from relation.my_team_files() f;
  end if;
end $$;
grant execute on function relation.files_drafted_in to tym_app;

-- The files of the caller's own caseload that are at work: on whose team the caller is. An ended one is
-- opened for a reason only, so that a list says nothing of its person.
create or replace function relation.my_team_files() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'caseload' or ctx.is_customer() then return; end if;
  return query select m.customership from customerships.case_team_member m
      join customerships.party p on p.customership = m.customership and p.organisation = m.organisation
      join customerships.customership c on c.id = m.customership
    where m.person = ctx.person() and m.organisation = ctx.authority() and m.removed_at is null and c.state <> 'ended';
end $$;
grant execute on function relation.my_team_files to tym_app;

-- Those of them whose person is under no non-disclosure for safety today.
create or replace function relation.my_unshielded_files() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select f from relation.my_team_files() f where not relation.is_shielded(f, ctx.calendar());
end $$;
grant execute on function relation.my_unshielded_files to tym_app;

-- What a list says of each of them beside its own row: which parties have taken it, what has happened
-- last, and whether its person is under non-disclosure for safety.
create or replace function relation.caseload_rows(p_files uuid[])
returns table (customership uuid, parties text[], last_event text, last_on date, safety boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select f.id,
      array(select p.kind from customerships.party p where p.customership = f.id and p.taken_at is not null
        order by array_position(array['labourAuthority', 'wellbeingCounty', 'kela'], p.kind)),
      l.event, l.happened_on, relation.is_shielded(f.id, ctx.calendar())
    from (select t.id from relation.my_team_files() t (id) where t.id = any (p_files)) f
    left join lateral (select e.event, e.happened_on from customerships.event e where e.customership = f.id
      order by e.recorded_at desc, e.id desc limit 1) l on true;
end $$;
grant execute on function relation.caseload_rows to tym_app;

-- Of files that await an officer of the caller's party: since when, and by whose act: the start, a transfer,
-- or that nobody of the party answers for the file any more. Nothing of any other file.
create or replace function relation.awaiting_since(p_files uuid[])
returns table (customership uuid, event text, by_authority uuid, since timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.kind() is distinct from 'caseload' or not ctx.role_may('customership.list') then return; end if;
  return query select p.customership, l.event, l.by_authority, l.recorded_at
    from customerships.party p cross join lateral (
      select e.event, e.by_authority, e.recorded_at from customerships.event e
      where e.customership = p.customership and (e.event in ('started', 'transferred')
        or (e.event = 'partyForsaken' and e.by_authority = p.organisation))
      order by e.recorded_at desc, e.id desc limit 1) l
    where p.customership = any (p_files) and p.organisation = ctx.authority() and p.taken_at is null;
end $$;
grant execute on function relation.awaiting_since to tym_app;

-- Files of one person, by blind index: those the caller works on; with a reason, and for who searches for a
-- request of the person (never without one), those of the caller's party in the area, also of one that has
-- left: it answers for what it stored. What is shown beside the id is what tells one file from another.
create or replace function relation.find_by_index(p_index bytea)
returns table (customership uuid, on_team boolean, number text, state text, started_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare beyond_team boolean := ctx.out_of_team() or coalesce(ctx.reach('customership.search') = 'ownOrganisation', false);
begin
  if ctx.kind() is distinct from 'search' then return; end if;
  return query select c.id, relation.on_case_team(c.id, ctx.person(), ctx.authority()), c.number, c.state, c.started_on
    from customerships.identity_index i join customerships.customership c on c.id = i.customership
    where i.index = p_index
      and (relation.on_case_team(c.id, ctx.person(), ctx.authority()) or (beyond_team and relation.is_party_here(c.id))
        or (not ctx.out_of_team() and beyond_team and relation.has_left_here(c.id)));
  -- By a code that the person had before: for the team only, and never of somebody under non-disclosure for
  -- safety.
  return query select c.id, true, c.number, c.state, c.started_on
    from customerships.former_index f join customerships.customership c on c.id = f.customership
    where f.index = p_index and relation.on_case_team(c.id, ctx.person(), ctx.authority())
      and not relation.is_shielded(c.id, ctx.calendar())
      and not exists (select 1 from customerships.identity_index i where i.customership = c.id and i.index = p_index);
end $$;
grant execute on function relation.find_by_index to tym_app, tym_gate;

-- What a plan lacks of what it must hold before it may be in force, as it was declared, of facts that are
-- still there. It has no search path of its own, so that the planner looks through it; every name in it is
-- written in full.
create or replace function relation.lacking_in_plan(p_customership uuid, p_kela boolean) returns text[]
language sql stable as $$
  select array(select p.kind from customerships.party p
      where p.customership = p_customership and p.taken_at is null and (p.kind <> 'kela' or p_kela) order by p.kind)
    || array(select f.id from unnest(array['7.02', '7.03', '7.07', '7.08']) f(id)
      where not exists (select 1 from customer_data.entry e where e.customership = p_customership and e.field = f.id
        and e.removed_at is null) order by f.id)
$$;
grant execute on function relation.lacking_in_plan to tym_relation;

-- The same of the one file that the context names, for the step that would bring its plan into force.
create or replace function relation.plan_lacks(p_customership uuid, p_kela boolean) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' or ctx.customership() is distinct from p_customership then return null; end if;
  return relation.lacking_in_plan(p_customership, p_kela);
end $$;
grant execute on function relation.plan_lacks to tym_app;

-- What the lead person of the labour authority is told of late opinions: a number for each party in the area,
-- no file.
create or replace function relation.count_late_opinions(p_calendar date) returns table (organisation uuid, late bigint, oldest date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('customership.countLateOpinions') then return; end if;
  return query select p.organisation, count(*), min(e.answer_by)
    from customerships.customership c
    join customerships.end_proposal e on e.customership = c.id and e.number = c.proposal
    join customerships.party p on p.customership = c.id
    where c.state = 'endProposed' and c.labour_authority = ctx.authority() and c.area = ctx.area() and e.answer_by < p_calendar
      and not exists (select 1 from customerships.end_opinion o
        where o.customership = c.id and o.proposal = c.proposal and o.organisation = p.organisation)
    group by p.organisation order by p.organisation;
end $$;
grant execute on function relation.count_late_opinions to tym_app;

-- Whether another officer of the caller's authority has confirmed an age at that instant, within the day
-- before this one.
create or replace function relation.has_confirmed_age(p_person text, p_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return p_person is distinct from ctx.person() and p_at between ctx.instant() - interval '1 day' and ctx.instant()
    and exists (select 1 from audit.entry e where e.authority = ctx.authority() and e.at = p_at and e.person = p_person
      and e.event = 'customership.ageConfirmed' and e.outcome = 'allowed');
end $$;
grant execute on function relation.has_confirmed_age to tym_app;

-- Under which name and title each of these lines was written, for those who are shown them: officers who
-- answer for the file, and whoever inquires into its log. A right is found by its id, also after its end.
create or replace function relation.line_holders(p_lines uuid[])
returns table (line uuid, holder_name text, holder_title text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.is_customer() then return; end if;
  return query select d.line, r.holder_name, r.title
    from audit.detail d join audit.entry e on e.line = d.line join usage_rights.usage_right r on r.id = e.usage_right
    where d.line = any (p_lines) and case ctx.kind()
      when 'customership' then d.customership = ctx.customership() and relation.is_responsible(d.customership)
      when 'organisation' then ctx.role_may('accessLog.inquire') and relation.is_party_here(d.customership)
      else false end;
end $$;
grant execute on function relation.line_holders to tym_app;
