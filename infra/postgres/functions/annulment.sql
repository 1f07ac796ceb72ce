-- Who still reaches an annulled file: what watches over the use, what is declared to go on, and the jobs
-- that finish what is open or destroy it.
create or replace function ctx.past_annulment() returns boolean language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(ctx.said('after_annulment') = 'open' or ctx.kind() = 'oversight' or ctx.job() = any (array[
    'annul-again', 'certify-deletions', 'clear-old-log-lines', 'clear-old-oversight', 'delete-due-files', 'flag-accesses',
    'flag-own-surname', 'remind-access-flags', 'remind-annulments', 'remind-log-questions', 'remove-again', 'report-hold-reviews',
    'report-outstanding-recalls', 'route-log-question', 'seal-log', 'send-recall', 'sign-log-extract', 'tell-annulled-person', 'tell-annulment',
    'tell-asker', 'tell-delay-proposed', 'tell-hold-proposed', 'withdraw-again']), false);
end $$;
grant execute on function ctx.past_annulment to tym_app, tym_worker, tym_exchange, tym_gate, tym_relation, tym_eraser;

create or replace function relation.is_annulled(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from retention.annulment a where a.customership = p_customership and a.state = 'closed');
end $$;
grant execute on function relation.is_annulled to tym_app, tym_worker, tym_eraser;

-- Files that are closed to the present caller because they are annulled.
create or replace function relation.closed_files() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.past_annulment() then return '{}'; end if;
  return array(select a.customership from retention.annulment a where a.state = 'closed');
end $$;
grant execute on function relation.closed_files to tym_app, tym_worker, tym_exchange;

-- Who may propose that a file be annulled: the people of the authority that opened it, of its team or for the
-- organisation.
create or replace function relation.may_annul(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.propose') or not exists (
      select 1 from customerships.customership c where c.id = p_customership and c.started_by_authority = ctx.authority()) then
    return false;
  end if;
  if ctx.reach('annulment.propose') = 'ownOrganisation' then
    return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
end $$;
grant execute on function relation.may_annul to tym_app;

-- Organisations that must agree to the annulment of a file: those that have stored something in it and, once
-- it has been transferred, those that have taken it.
create or replace function relation.others_with_entries(p_customership uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select e.owner from customer_data.entry e join customerships.customership c on c.id = e.customership
      where e.customership = p_customership and e.removed_at is null and e.owner <> c.started_by_authority
    union select p.organisation from customerships.party p join customerships.customership c on c.id = p.customership
      where p.customership = p_customership and p.taken_at is not null and p.organisation <> c.started_by_authority
        and exists (select 1 from customerships.former_party f where f.customership = p_customership);
end $$;

-- Who may say for such an organisation whether it agrees.
create or replace function relation.may_agree(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.agree')
      or ctx.authority() not in (select relation.others_with_entries(p_customership)) then
    return false;
  end if;
  if ctx.reach('annulment.agree') = 'ownOrganisation' then
    return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority());
end $$;
grant execute on function relation.may_agree to tym_app;

-- Organisations whose agreement is missing: an entry that comes after an agreement needs another one.
create or replace function relation.annulment_lacks(p_annulment uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select o.organisation from retention.annulment a cross join lateral relation.others_with_entries(a.customership) o (organisation)
    where a.id = p_annulment and not exists (select 1 from retention.annulment_agreement g
      where g.annulment = a.id and g.organisation = o.organisation and not exists (select 1 from customer_data.entry e
        where e.customership = a.customership and e.owner = o.organisation and e.removed_at is null and e.recorded_at > g.agreed_at)) order by 1;
end $$;
grant execute on function relation.annulment_lacks to tym_app, tym_worker;

-- Whether the present caller has ever worked in the team of the file.
create or replace function relation.was_on_team(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.case_team_member m where m.customership = p_customership and m.person = ctx.person());
end $$;
grant execute on function relation.was_on_team to tym_app;

-- Who sees that a file is to be annulled or has been: whoever proposes or agrees while it is open, whoever
-- decides or advises for the authority that opened it, and the person whose code was used.
create or replace function relation.may_see_annulment(p_customership uuid, p_authority uuid, p_state text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.is_customer() then
    return ctx.kind() = 'caseload' and p_state = 'closed' and relation.is_self(p_customership, ctx.self_index());
  end if;
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('annulment.read') then return false; end if;
  if p_authority = ctx.authority() then
    return ctx.reach('annulment.read') = 'ownOrganisation' or relation.on_case_team(p_customership, ctx.person(), ctx.authority());
  end if;
  return relation.may_agree(p_customership);
end $$;
grant execute on function relation.may_see_annulment to tym_app;

-- What of an annulled file's trail is open: nothing is destroyed while any of it is.
create or replace function relation.annulment_waits(p_customership uuid) returns table (flags bigint, questions bigint, delays bigint, holds bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select
    (select count(distinct f.id) from audit.detail d join oversight.flag_line x on x.line = d.line join oversight.flag f on f.id = x.flag
      where d.customership = p_customership and f.state <> 'answered'),
    (select count(*) from oversight.log_question q where q.customership = p_customership and q.state <> 'answered'),
    (select count(*) from oversight.line_delay l where l.customership = p_customership
      and ((l.state = 'live' and l.until_on >= ctx.calendar()) or (l.state = 'proposed' and l.lapses_on >= ctx.calendar()))),
    (select count(*) from retention.hold h where h.customership = p_customership and h.state in ('proposed', 'live'));
end $$;
grant execute on function relation.annulment_waits to tym_app;

-- Annulled files whose person has been told and has had their days, and of whose trail nothing is open.
-- Whoever cannot be told, since they have died or nobody takes the message for three times the days, is
-- waited for no longer.
create or replace function relation.annulled_due(p_calendar date, p_most integer) returns table (customership uuid, closed_on date, log_days integer, log_until date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if ctx.job() is null then return; end if;
  return query select a.customership, a.closed_on, a.log_days, a.log_until from retention.annulment a
    cross join lateral relation.annulment_waits(a.customership) w
    where a.state = 'closed' and a.log_until < p_calendar
      and (a.told_at is not null or a.closed_on + 3 * a.log_days < p_calendar or relation.is_deceased(a.customership))
      and w.flags + w.questions + w.delays + w.holds = 0
      and not relation.deletion_has_begun(a.customership)
    order by a.log_until, a.id limit p_most;
end $$;
grant execute on function relation.annulled_due to tym_worker;

-- A proposal is decided once, now and in one's own name: closed by somebody outside the team, once every
-- organisation that stored entries agrees.
create or replace function retention.refuse_annulment_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.authority, new.reason, new.grounds, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.customership, old.authority, old.reason, old.grounds, old.proposed_by, old.proposed_at)
      or new.version <> old.version + 1 then
    raise exception 'what an annulment was proposed as it stays' using errcode = 'TY130';
  end if;
  if old.state <> 'proposed' then
    if old.state <> 'closed' or ctx.job() is distinct from 'tell-annulled-person' or new.log_until < old.log_until
        or (new.state, new.decided_by, new.decided_at, new.closed_on, new.log_days)
          is distinct from (old.state, old.decided_by, old.decided_at, old.closed_on, old.log_days) then
      raise exception 'what was decided of an annulment is never decided again' using errcode = 'TY130';
    end if;
    return new;
  end if;
  if new.state = 'proposed' or (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'an annulment is decided now, in one''s own name' using errcode = 'TY130';
  end if;
  -- Policies of one table are joined by or, so the whole rule of who decides for which authority is here.
  if not (new.authority = ctx.authority() and case new.state when 'withdrawn' then relation.may_annul(new.customership)
      else ctx.role_may('annulment.decide') end) and not (new.state = 'refused' and relation.may_agree(new.customership)) then
    raise exception 'the authority that opened the file decides, and who has to agree may refuse' using errcode = 'TY130';
  end if;
  if new.state = 'closed' and (relation.was_on_team(new.customership) or not ctx.role_may('annulment.decide')
      or exists (select 1 from relation.annulment_lacks(new.id)) or new.closed_on is distinct from ctx.calendar()) then
    raise exception 'a file is closed by somebody outside its team, with the agreement of whoever stored entries in it' using errcode = 'TY130';
  end if;
  return new;
end $$;
grant execute on function retention.refuse_annulment_return to tym_app, tym_worker;

-- No question is asked once a deletion has begun. The trigger sorts after whatever makes it alone with the
-- file.
create or replace function retention.alone_unless_begun() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.be_alone(new.customership);
  if relation.deletion_has_begun(new.customership) then
    raise exception 'the deletion of the file has begun' using errcode = 'TY011';
  end if;
  return new;
end $$;
grant execute on function retention.alone_unless_begun to tym_app, tym_worker, tym_eraser;

create or replace function retention.refuse_other_basis() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'on what a deletion rests stays' using errcode = 'TY012';
end $$;
grant execute on function retention.refuse_other_basis to tym_worker, tym_eraser;

-- Organisations whose agreement is shown as missing; a former party sees only those that it knew as parties.
create or replace function relation.annulment_awaits(p_annulment uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select l.organisation from retention.annulment a cross join lateral relation.annulment_lacks(a.id) l (organisation)
    where a.id = p_annulment and (relation.is_party_here(a.customership) or relation.was_party(a.customership, l.organisation));
end $$;
grant execute on function relation.annulment_awaits to tym_app;
