-- What the relation between a caller and a file comes to, where the caller's role counts: by what it may, never by its name.

-- May the present caller enter the one customership that the context names?
create or replace function relation.may_enter() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare id uuid := ctx.customership();
begin
  if id is null then return false; end if;
  case ctx.kind()
    when 'customership' then
      if ctx.is_customer() then return relation.is_self(id, ctx.self_index()); end if;
      -- Into a file that has ended one of the team comes for what goes on there, or to read what they have opened with a reason.
      -- Never null: what asks whether somebody may not enter would let them pass.
      return (relation.on_case_team(id, ctx.person(), ctx.authority()) and (not relation.is_ended(id) or coalesce(ctx.after_end(), '') = 'open'
          or (coalesce(ctx.after_end(), '') = 'reason' and relation.is_open_after_end(id, ctx.person(), ctx.authority(), ctx.instant()))))
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
-- The caller's own files, and those in the area that wait for an officer of the caller's party (number and start only are shown).
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
-- Files of one person, by blind index: those the caller works on; with a reason, and for who searches for a request of the person
-- (never without one), those of the caller's party in the area, also of one that has left: it answers for what it stored. What is shown beside the id is what tells one file from another.
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
  -- By a code that the person had before: for the team only, and never of somebody under non-disclosure for safety.
  return query select c.id, true, c.number, c.state, c.started_on
    from customerships.former_index f join customerships.customership c on c.id = f.customership
    where f.index = p_index and relation.on_case_team(c.id, ctx.person(), ctx.authority())
      and not relation.is_shielded(c.id, ctx.calendar())
      and not exists (select 1 from customerships.identity_index i where i.customership = c.id and i.index = p_index);
end $$;

-- Who may hold a file: whoever does it for the organisation, of a party or of one that has left; otherwise its responsible officer. And who may see its holds.
create or replace function relation.may_hold(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' then return false; end if;
  if ctx.reach('hold.propose') = 'ownOrganisation' then
    return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  end if;
  return not ctx.is_customer() and relation.is_responsible(p_customership)
    and relation.is_party(p_customership, ctx.authority());
end $$;
create or replace function relation.may_see_holds(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' then return false; end if;
  if ctx.is_customer() then return relation.is_self(p_customership, ctx.self_index()); end if;
  return relation.may_hold(p_customership);
end $$;
-- What the plan of deletions and the jobs around it see of files that have ended: which, and when. Nothing else of them.
create or replace function relation.ended_files(p_from date, p_until date, p_after_day date, p_after uuid, p_most integer)
returns table (customership uuid, ended_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and not (ctx.kind() = 'organisation' and ctx.role_may('deletion.plan')) then return; end if;
  return query select c.id, c.ended_on from customerships.customership c
    where c.ended_on between p_from and p_until and not exists (select 1 from retention.annulment a where a.customership = c.id and a.state = 'closed')
      and (p_after_day is null or (c.ended_on, c.id) > (p_after_day, p_after))
    order by c.ended_on, c.id limit p_most;
end $$;
create or replace function relation.count_ended(p_from date, p_until date)
returns table (ended_on date, files bigint, held bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and not (ctx.kind() = 'organisation' and ctx.role_may('deletion.plan')) then return; end if;
  return query select c.ended_on, count(*), count(*) filter (where exists (select 1 from retention.hold h
      where h.customership = c.id and h.scope = 'file' and h.state = 'live'))
    from customerships.customership c where c.ended_on between p_from and p_until and not exists (select 1 from retention.annulment a where a.customership = c.id and a.state = 'closed')
    group by c.ended_on order by c.ended_on;
end $$;

-- Whether a file's person is under non-disclosure for safety, for jobs, for the own register's system and for who has the file open;
-- whoever has no business with it is told the safe answer.
create or replace function relation.shields(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and not ctx.role_may('ownCopy.take') and ctx.customership() is distinct from p_customership then
    return true;
  end if;
  return relation.is_shielded(p_customership, ctx.calendar());
end $$;

-- Which file a line concerns, of the lines that the caller oversees, where the caller's own authority is a party of it. Where it was one: until then,
-- and what is done in its name since.
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

-- What a customer learns of the lines of the file that they have entered: the name under which a right was granted outlives the log.
create or replace function relation.own_line_facts(p_lines uuid[])
returns table (line uuid, holder_name text, holder_title text, employer jsonb, authority jsonb, outside_party text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' or not ctx.is_customer() or not relation.may_enter() then return; end if;
  return query select d.line, r.holder_name, r.title,
      case when w.id is not null then jsonb_build_object('id', w.id, 'fi', w.name_fi, 'sv', w.name_sv, 'en', w.name_en) end,
      case when a.id is not null then jsonb_build_object('id', a.id, 'fi', a.name_fi, 'sv', a.name_sv, 'en', a.name_en) end,
      (select t.name from outside_parties.party p join outside_parties.terms t on t.party = p.id and t.number = p.terms
        where p.id = coalesce(
          (select x.party from disclosures.disclosure x where x.customership = d.customership and x.id::text = any (d.resources) limit 1),
          (select x.party from disclosures.obtaining x where x.customership = d.customership and x.id::text = any (d.resources) limit 1),
          (select x.party from consents.consent x where x.customership = d.customership and x.id::text = any (d.resources) limit 1)))
    from audit.detail d join audit.entry e on e.line = d.line
      left join usage_rights.usage_right r on r.id = e.usage_right
      left join organisations.organisation w on w.id = e.employer
      left join organisations.organisation a on a.id = e.authority
    where d.line = any (p_lines) and d.customership = ctx.customership();
end $$;
-- And which of their own lines are shown later, on which ground and until when.
create or replace function relation.delayed_own_lines(p_today date) returns table (line uuid, ground text, until_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' or not ctx.is_customer() or not relation.may_enter() then return; end if;
  return query select distinct on (d.line) d.line, d.ground, s.until
    from oversight.line_delay d
      cross join lateral (select case d.state when 'live' then d.until_on when 'proposed' then d.lapses_on end as until) s
    where d.customership = ctx.customership() and s.until >= p_today
    order by d.line, s.until desc;
end $$;
