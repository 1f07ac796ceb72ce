-- What is said of a removal is said once, by two persons, and no person decides in the name of the journal.
create or replace function customer_data.refuse_removal_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.entry, new.category, new.field, new.class, new.owner, new.reason, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.customership, old.entry, old.category, old.field, old.class, old.owner, old.reason, old.proposed_by, old.proposed_at) then
    raise exception 'what a removal was proposed as it stays' using errcode = 'TY060';
  end if;
  if new.version <> old.version + 1 or (old.state <> 'proposed' and new.state <> old.state) then
    raise exception 'a removal does not go from % to %', old.state, new.state using errcode = 'TY060';
  end if;
  if old.state <> 'proposed' then
    if (new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at) then
      raise exception 'what was decided of a removal is never decided again' using errcode = 'TY060';
    end if;
  elsif new.state <> 'proposed' and new.decided_by is distinct from 'journal'
      and (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a removal is decided now, in one''s own name' using errcode = 'TY060';
  end if;
  if new.decided_by is distinct from old.decided_by and new.decided_by = 'journal' and ctx.person() is not null then
    raise exception 'no person decides for the journal' using errcode = 'TY060';
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_removal_return to tym_app, tym_worker, tym_eraser;

-- A remark is answered once, by the organisation that stored the entry or by the customer whose own word it
-- is.
create or replace function customer_data.refuse_answer_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if to_jsonb(new) - array['answer', 'answered_by', 'answered_as', 'answered_at']
      is distinct from to_jsonb(old) - array['answer', 'answered_by', 'answered_as', 'answered_at']
      or old.answered_at is not null or new.answer is null
      or (new.answered_by, new.answered_as, new.answered_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
      or not exists (select 1 from customer_data.entry e where e.id = new.entry and e.version = new.entry_version
        and (e.owner = new.answered_as or (new.answered_as is null and e.author_role = ctx.role()))) then
    raise exception 'a remark is answered once, now, in one''s own name, by whoever answers for the entry' using errcode = 'TY072';
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_answer_return to tym_app;

-- Of a removed fact no version, remark or delivery is made any more; nothing of an entry changes but by its
-- removal.
create or replace function customer_data.refuse_removed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare said_of uuid;
begin
  if tg_table_name = 'entry' then said_of := new.id; else said_of := new.entry; end if;
  if exists (select 1 from customer_data.entry e where e.id = said_of and e.removed_at is not null) then
    raise exception 'the fact has been removed' using errcode = 'TY061';
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_removed to tym_app, tym_worker, tym_eraser;

create or replace function customer_data.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.removed_at is not null or new.removed_at is null
      or to_jsonb(new) - array['content', 'correction_reason', 'removed_at', 'removal_reason']
        is distinct from to_jsonb(old) - array['content', 'correction_reason', 'removed_at', 'removal_reason']
      or not exists (select 1 from customer_data.removal r where r.entry in (new.id, new.supports) and r.state = 'removed'
        and r.owner = new.owner and r.reason = new.removal_reason) then
    raise exception 'an entry changes only by being removed' using errcode = 'TY060';
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_change to tym_app, tym_worker, tym_eraser;

-- Whoever acts for an organisation goes on doing so for what it stored in a file that it has left; its case
-- workers where a remark stands.
create or replace function relation.may_remove(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or not ctx.role_may('removal.decide') then return false; end if;
  if ctx.reach('removal.decide') = 'ownOrganisation' then
    return relation.is_party_here(p_customership) or relation.has_left_here(p_customership);
  end if;
  return relation.on_case_team(p_customership, ctx.person(), ctx.authority())
    or exists (select 1 from customer_data.entry e where e.customership = p_customership and e.owner = ctx.authority()
      and relation.is_left_and_flagged(p_customership, e.id));
end $$;
grant execute on function relation.may_remove to tym_app;

create or replace function relation.may_see_removals(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' then return false; end if;
  if ctx.is_customer() then return relation.is_self(p_customership, ctx.self_index()); end if;
  return relation.may_remove(p_customership);
end $$;
grant execute on function relation.may_see_removals to tym_app;

-- What a proposal names: an entry of the caller's own organisation, in a file of theirs.
create or replace function relation.entry_to_remove(p_customership uuid, p_entry uuid)
returns table (category smallint, field text, class text, removed boolean, held boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not relation.may_remove_entry(p_customership, p_entry) then return; end if;
  return query select e.category, e.field, e.class, e.removed_at is not null,
      exists (select 1 from retention.hold_entry x join retention.hold h on h.id = x.hold
        where x.entry = p_entry and h.customership = p_customership and h.state in ('proposed', 'live'))
    from customer_data.entry e
    where e.id = p_entry and e.customership = p_customership and e.owner = ctx.authority() order by e.version desc limit 1;
end $$;
grant execute on function relation.entry_to_remove to tym_app;

create or replace function relation.may_remove_entry(p_customership uuid, p_entry uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.may_remove(p_customership) and (ctx.reach('removal.decide') = 'ownOrganisation'
    or relation.on_case_team(p_customership, ctx.person(), ctx.authority()) or relation.is_left_and_flagged(p_customership, p_entry));
end $$;
grant execute on function relation.may_remove_entry to tym_app;
