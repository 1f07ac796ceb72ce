create or replace function customer_data.refuse_identity_change_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.kind, new.content, new.moved, new.proposed_by, new.proposed_as, new.proposed_at)
      is distinct from (old.id, old.customership, old.kind, old.content, old.moved, old.proposed_by, old.proposed_as, old.proposed_at)
      or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('changed', 'refused')
      or ((new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant())
        and not relation.repeats_acts()) then
    raise exception 'a change of identity code is decided once, now, in one''s own name' using errcode = 'TY141';
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_identity_change_return to tym_app;

-- Whether the present caller has just decided, as the second person, that the entered file gets another
-- identity code.
create or replace function relation.changes_identity() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customer_data.identity_change d where d.customership = ctx.customership() and d.state = 'changed'
    and d.decided_by = ctx.person() and d.decided_at = ctx.instant());
end $$;
grant execute on function relation.changes_identity to tym_app;

-- Whether the new code is one that the entered file had before: it goes back.
create or replace function relation.goes_back(p_index bytea) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.former_index f where f.customership = ctx.customership() and f.index = p_index);
end $$;

-- The files that go on under another code: on the way back and for a correction, those that this file's own
-- change took. Otherwise those that have had the present code by the same act or since, as a file that had
-- it before may be somebody else's.
create or replace function relation.files_to_rekey(p_kind text, p_index bytea) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare own customerships.identity_index;
begin
  select i.* into own from customerships.identity_index i where i.customership = ctx.customership();
  if p_kind = 'misrecorded' or relation.goes_back(p_index) then
    return array(select i.customership from customerships.identity_index i
      where i.customership = own.customership or (own.moved_here and i.index = own.index and i.moved = own.moved));
  end if;
  return array(select i.customership from customerships.identity_index i join customerships.customership c on c.id = i.customership
    where i.index = own.index and (own.moved is null or i.moved = own.moved or coalesce(i.moved_at, c.recorded_at) > own.moved_at));
end $$;

-- An open file that has the new code already, where one of those that would get it is open. Whoever asks is
-- alone with both codes.
create or replace function relation.file_in_the_way(p_index bytea, p_kind text) returns table (customership uuid, on_team boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare present bytea; files uuid[]; each bytea;
begin
  if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or not ctx.role_may('identity.decideOnChange')
      or not relation.may_enter() then
    raise exception 'an identity code is changed from within a customership' using errcode = '42501';
  end if;
  select i.index into present from customerships.identity_index i where i.customership = ctx.customership();
  for each in select v from (values (present), (p_index)) codes (v) order by v loop
    perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(each, 'hex'), 0));
  end loop;
  if not exists (select 1 from customerships.identity_index i join customer_data.identity_change d on d.customership = i.customership
      where i.customership = ctx.customership() and i.index = present and d.state = 'proposed' and i.moved is not distinct from d.moved) then
    raise exception 'the code has become another since the change was proposed' using errcode = 'TY141';
  end if;
  files := relation.files_to_rekey(p_kind, p_index);
  return query select i.customership, relation.on_case_team(i.customership, ctx.person(), ctx.authority())
    from customerships.identity_index i where i.index = p_index and i.open and i.customership <> all (files)
      and exists (select 1 from customerships.identity_index o where o.customership = any (files) and o.open);
end $$;
grant execute on function relation.file_in_the_way to tym_app;

-- Puts the new code in the place of the former, as the two persons have decided. The former one finds the
-- file for its team only where the person had it, and nothing after a change for safety. Answers what the
-- files that have moved together have in common.
create or replace function relation.rekey(p_change uuid, p_index bytea) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare change customer_data.identity_change;
begin
  select d.kind, d.moved into change.kind, change.moved from customer_data.identity_change d
    where d.id = p_change and d.customership = ctx.customership();
  if change.kind is null or not relation.changes_identity() or ctx.out_of_team() or not relation.may_enter()
      or not exists (select 1 from customerships.identity_index i
        where i.customership = ctx.customership() and i.moved is not distinct from change.moved) then
    raise exception 'an identity code is changed by two persons, who have seen the present one' using errcode = 'TY141';
  end if;
  return relation.put_code(change.kind, p_index);
end $$;
grant execute on function relation.rekey to tym_app;

-- The other files that an act gave another code: for the job that tells of it.
create or replace function relation.files_moved(p_customership uuid, p_act uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'tell-other-files' then return; end if;
  return query select i.customership from customerships.identity_index i
    where i.moved = p_act and i.customership <> p_customership order by i.customership;
end $$;
grant execute on function relation.files_moved to tym_worker;

-- Up to which version the entry of the entered file's code is of no use to anybody: another code was recorded
-- wrong, and is somebody else's.
create or replace function relation.misrecorded_before() returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'customership' or not relation.may_enter() then return null; end if;
  return (select max(e.version) from customer_data.entry e join customer_data.identity_change d on d.customership = e.customership
    where e.customership = ctx.customership() and e.field = '1.01' and d.kind = 'misrecorded' and d.state = 'changed'
      and e.author = d.decided_by and e.recorded_at = d.decided_at);
end $$;
grant execute on function relation.misrecorded_before to tym_app;
