-- What a customer learns of the lines of the file that they have entered: the name under which a right was
-- granted outlives the log.
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
grant execute on function relation.own_line_facts to tym_app;

-- A question is about a line of the asker's own file, and repeats what the log says of the line.
create or replace function oversight.refuse_foreign_line() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from audit.file_line f join audit.entry e on e.line = f.line
      where f.line = new.line and f.customership = new.customership
        and (e.at, e.event, e.outcome, e.person, e.role, e.employer, e.authority)
          is not distinct from (new.line_at, new.event, new.outcome, new.actor, new.role, new.employer, new.authority)) then
    raise exception 'a question is about a line of its own file' using errcode = 'TY019';
  end if;
  return new;
end $$;
grant execute on function oversight.refuse_foreign_line to tym_app, tym_worker;

-- It is sent to one organisation and answered once, now and in one's own name; in between only time passes.
create or replace function oversight.refuse_question_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'answered' then
    raise exception 'an answered question stays as it is' using errcode = 'TY019';
  end if;
  if (new.id, new.customership, new.line, new.line_at, new.event, new.outcome, new.actor, new.role, new.employer, new.authority,
        new.question, new.notices, new.asked_at, new.due_on)
      is distinct from (old.id, old.customership, old.line, old.line_at, old.event, old.outcome, old.actor, old.role, old.employer,
        old.authority, old.question, old.notices, old.asked_at, old.due_on)
      or (old.owner is not null and new.owner is distinct from old.owner)
      or new.version <> old.version + 1 or (old.state = 'overdue' and new.state = 'open') then
    raise exception 'a question stays what was asked' using errcode = 'TY019';
  end if;
  if new.state = 'answered' and (new.answered_by, new.answered_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a question is answered now, in one''s own name' using errcode = 'TY019';
  end if;
  return new;
end $$;
grant execute on function oversight.refuse_question_return to tym_app, tym_worker;

-- A delay is of a line that the caller's own people wrote, in a file of which their authority is a party.
create or replace function oversight.refuse_foreign_delay() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from relation.overseen_files(array[new.line]) f join audit.entry e on e.line = f.line
      where f.customership = new.customership
        and (e.at, e.event, e.person, e.role) is not distinct from (new.line_at, new.event, new.actor, new.role)) then
    raise exception 'a delay is of a line of the own people' using errcode = 'TY020';
  end if;
  return new;
end $$;
grant execute on function oversight.refuse_foreign_delay to tym_app;

-- It is decided once, by another person, and may be ended early; what was proposed stays as it was.
create or replace function oversight.refuse_delay_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.line, new.line_at, new.event, new.actor, new.role, new.owner, new.ground, new.reason, new.until_on,
        new.lapses_on, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.customership, old.line, old.line_at, old.event, old.actor, old.role, old.owner, old.ground, old.reason,
        old.until_on, old.lapses_on, old.proposed_by, old.proposed_at)
      or new.version <> old.version + 1 then
    raise exception 'a delay stays what was proposed' using errcode = 'TY020';
  end if;
  if old.state = 'proposed' and new.state in ('live', 'refused')
      and (new.decided_by, new.decided_at) is not distinct from (ctx.person(), ctx.instant()) then return new; end if;
  if old.state = 'live' and new.state = 'ended' and (new.decided_by, new.decided_at) is not distinct from (old.decided_by, old.decided_at)
      and (new.ended_by, new.ended_at) is not distinct from (ctx.person(), ctx.instant()) then return new; end if;
  raise exception 'a delay is decided and ended now, in one''s own name' using errcode = 'TY020';
end $$;
grant execute on function oversight.refuse_delay_return to tym_app;

-- Which lines of the customer's own file are shown later, on which ground and until when.
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
grant execute on function relation.delayed_own_lines to tym_app;
