-- What has been decided is never decided again, a refusal is final, and nobody is two persons, whoever asks.
-- (Where no person is said, configuration acts: the demo area and nothing else.)
create or replace function outside_parties.keep_decisions() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.decision is not null then
    raise exception 'what was decided of a party is not decided again' using errcode = 'TY006';
  end if;
  return new;
end $$;
grant execute on function outside_parties.keep_decisions to tym_app;

create or replace function outside_parties.refuse_return()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.version <= old.version or (new.state <> old.state and not (
      (old.state = 'proposed' and new.state in ('active', 'refused'))
      or (old.state = 'active' and new.state = 'suspended')
      or (old.state = 'suspended' and new.state = 'active'))) then
    raise exception 'an outside party does not go from % to %', old.state, new.state using errcode = 'TY006';
  end if;
  if new.state = 'suspended' and old.state = 'suspended' and (new.suspended_by, new.suspended_at, new.suspension_reason)
      is distinct from (old.suspended_by, old.suspended_at, old.suspension_reason) then
    raise exception 'who suspended a party, when and why, is not rewritten' using errcode = 'TY006';
  end if;
  if ctx.person() is not null then
    if new.state = 'suspended' and old.state <> 'suspended'
        and (new.suspended_by is distinct from ctx.person() or new.suspended_at is distinct from ctx.instant()) then
      raise exception 'a party is suspended in one''s own name, now' using errcode = 'TY006';
    end if;
    if old.state = 'suspended' and new.state = 'active'
        and (not ctx.role_may('outsideParty.decide') or ctx.person() is not distinct from old.suspended_by) then
      raise exception 'a second person lets an outside party in again' using errcode = 'TY006';
    end if;
    if (new.state in ('active', 'refused') and old.state = 'proposed' or new.terms is distinct from old.terms)
        and not ctx.role_may('outsideParty.decide') then
      raise exception 'the grantor decides which terms are in force' using errcode = 'TY006';
    end if;
  end if;
  if new.terms is distinct from old.terms and (new.terms is null or new.terms <= coalesce(old.terms, 0) or not exists (
      select 1 from outside_parties.terms t where t.party = new.id and t.number = new.terms and t.decision = 'approved'
        and (ctx.person() is null or (t.decided_by = ctx.person() and t.decided_at = ctx.instant())))) then
    raise exception 'only terms that have just been approved come into force' using errcode = 'TY006';
  end if;
  return new;
end $function$;
grant execute on function outside_parties.refuse_return to tym_app;

create or replace function outside_parties.keep_key_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at) and (old.confirmed_by is not null
      or (ctx.person() is not null and (not ctx.role_may('outsideParty.decide') or new.confirmed_by is distinct from ctx.person()
        or new.confirmed_at is distinct from ctx.instant() or (new.not_after, new.revoked_at) is distinct from (old.not_after, old.revoked_at)))) then
    raise exception 'a key is confirmed once, by a second person in their own name' using errcode = 'TY006';
  end if;
  if new.revoked_at is distinct from old.revoked_at and (old.revoked_at is not null
      or (ctx.person() is not null and new.revoked_at is distinct from ctx.instant())) then
    raise exception 'a revoked key stays revoked' using errcode = 'TY006';
  end if;
  if new.not_after is distinct from old.not_after and (old.not_after is not null
      or (ctx.person() is not null and new.not_after is distinct from ctx.instant())) then
    raise exception 'a retired key is not taken into use again' using errcode = 'TY006';
  end if;
  return new;
end $function$;
grant execute on function outside_parties.keep_key_history to tym_app;

create or replace function outside_parties.refuse_false_hand() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.by_hand and not exists (select 1 from outside_parties.party p
      where p.id = new.party and p.by_hand_of is not null and p.terms = new.number) then
    raise exception 'only a party entered by hand has terms of one person' using errcode = 'TY006';
  end if;
  return new;
end $$;
grant execute on function outside_parties.refuse_false_hand to tym_app;

create or replace function outside_parties.refuse_key_by_hand() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from outside_parties.party p join outside_parties.terms t on t.party = p.id and t.number = p.terms
      where p.id = new.party and t.by_hand) then
    raise exception 'a party that is reached by hand has no keys' using errcode = 'TY006';
  end if;
  return new;
end $$;
grant execute on function outside_parties.refuse_key_by_hand to tym_app;

create or replace function outside_parties.refuse_kind_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.code, new.title_fi, new.title_sv, new.title_en, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.code, old.title_fi, old.title_sv, old.title_en, old.proposed_by, old.proposed_at)
      or old.state <> 'proposed' or new.state = 'proposed' or new.version <> old.version + 1
      or (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a kind is decided on once, now, in one''s own name' using errcode = 'TY006';
  end if;
  return new;
end $$;
grant execute on function outside_parties.refuse_kind_return to tym_app;

create or replace function outside_parties.refuse_declared_kind() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from declared.party_kind d where d.kind = new.code) then
    raise exception 'the declaration has that kind' using errcode = 'TY006';
  end if;
  return new;
end $$;
grant execute on function outside_parties.refuse_declared_kind to tym_app;

-- What is there stays; a party that is entered from now on is of a kind that the declaration names or two
-- persons have added.
create or replace function outside_parties.refuse_unknown_kind() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from declared.party_kind d where d.kind = new.kind)
      and not exists (select from outside_parties.kind k where k.code = new.kind and k.state = 'approved') then
    raise exception 'there is no such kind of outside parties' using errcode = 'TY180';
  end if;
  return new;
end $$;
grant execute on function outside_parties.refuse_unknown_kind to tym_app;
