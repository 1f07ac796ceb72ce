-- What is said of a hold is said once, a second person makes it live, and what has been released stays
-- released.
create or replace function retention.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' or new.version <> 1 or new.owner <> new.proposed_by then
      raise exception 'a hold begins as a proposal of the person who answers for it' using errcode = 'TY010';
    end if;
    return new;
  end if;
  if (new.id, new.customership, new.scope, new.ground, new.section, new.reason, new.authority, new.proposed_by, new.proposed_at)
      is distinct from (old.id, old.customership, old.scope, old.ground, old.section, old.reason, old.authority, old.proposed_by, old.proposed_at) then
    raise exception 'what a hold was proposed as it stays' using errcode = 'TY010';
  end if;
  if old.decided_by is not null and (new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at) then
    raise exception 'what was decided of a hold is never decided again' using errcode = 'TY010';
  end if;
  if new.version <> old.version + 1 or not ((old.state = 'proposed' and new.state in ('live', 'refused'))
      or (old.state = 'live' and new.state in ('live', 'released'))) then
    raise exception 'a hold does not go from % to %', old.state, new.state using errcode = 'TY010';
  end if;
  if (old.state = 'proposed' and (new.decided_by, new.decided_at) is distinct from (ctx.person(), ctx.instant()))
      or (new.state = 'released' and (new.released_by, new.released_at) is distinct from (ctx.person(), ctx.instant())) then
    raise exception 'a hold is decided and released now, in one''s own name' using errcode = 'TY010';
  end if;
  if old.state = 'live' and new.state = 'live' then
    if new.owner is distinct from ctx.person() then
      raise exception 'whoever reviews a hold answers for it' using errcode = 'TY010';
    end if;
  elsif (new.review_on, new.owner) is distinct from (old.review_on, old.owner) then
    raise exception 'only a live hold is reviewed' using errcode = 'TY010';
  end if;
  return new;
end $$;
grant execute on function retention.refuse_return to tym_app, tym_worker;

-- Whoever changes a file's holds, or begins its deletion, is alone with it until the end of the transaction.
create or replace function retention.be_alone(p_customership uuid) returns void language sql volatile set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('retention:' || p_customership::text, 0))
$$;
grant execute on function retention.be_alone to tym_app, tym_worker, tym_relation, tym_eraser;

create or replace function retention.alone_with_file() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.be_alone(new.customership);
  return new;
end $$;
grant execute on function retention.alone_with_file to tym_app, tym_worker;

-- The entries that an authority answers for, asked by whoever may hold the file.
create or replace function relation.stores_entry(p_customership uuid, p_entry uuid, p_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' or ctx.authority() is distinct from p_organisation then
    return false;
  end if;
  return exists (select 1 from customer_data.entry e where e.id = p_entry and e.customership = p_customership and e.owner = p_organisation);
end $$;
grant execute on function relation.stores_entry to tym_app;

create or replace function retention.refuse_foreign_entry() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from retention.hold h where h.id = new.hold and h.scope = 'entries' and h.state = 'proposed'
      and relation.stores_entry(new.customership, new.entry, h.authority)) then
    raise exception 'a hold names entries of the file that the holding authority stored' using errcode = 'TY010';
  end if;
  return new;
end $$;
grant execute on function retention.refuse_foreign_entry to tym_app, tym_worker;

-- Who may hold a file: whoever does it for the organisation, of a party or of one that has left; otherwise
-- its responsible officer. And who may see its holds.
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
grant execute on function relation.may_hold to tym_app;

create or replace function relation.may_see_holds(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.kind() is distinct from 'organisation' then return false; end if;
  if ctx.is_customer() then return relation.is_self(p_customership, ctx.self_index()); end if;
  return relation.may_hold(p_customership);
end $$;
grant execute on function relation.may_see_holds to tym_app;

-- What the plan of deletions and the jobs around it see of files that have ended: which, and when. Nothing
-- else of them.
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
grant execute on function relation.ended_files to tym_app, tym_worker;

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
grant execute on function relation.count_ended to tym_app, tym_worker;

-- Published to the deletion: what stops it, and what it has to keep.
create or replace function retention.live_file_hold(p_customership uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from retention.hold h where h.customership = p_customership and h.scope = 'file' and h.state = 'live')
$$;
grant execute on function retention.live_file_hold to tym_app, tym_worker, tym_eraser;

create or replace function retention.held_entries(p_customership uuid) returns table (hold uuid, entry uuid)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select e.hold, e.entry from retention.hold_entry e join retention.hold h on h.id = e.hold
  where h.customership = p_customership and h.scope = 'entries' and h.state = 'live' order by e.hold, e.entry
$$;
grant execute on function retention.held_entries to tym_app, tym_worker;

create or replace function retention.refuse_kept_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.released_at is not null or new.version <> old.version + 1
      or (new.id, new.ground, new.section, new.reason, new.authority, new.approved_by, new.kept_at)
        is distinct from (old.id, old.ground, old.section, old.reason, old.authority, old.approved_by, old.kept_at) then
    raise exception 'a kept hold is reviewed or released, once and for all' using errcode = 'TY010';
  end if;
  if new.released_at is null and new.owner is distinct from ctx.person()
      or new.released_at is not null and (new.released_by, new.released_at) is distinct from (ctx.person(), ctx.instant()) then
    raise exception 'a kept hold is reviewed and released now, in one''s own name' using errcode = 'TY010';
  end if;
  return new;
end $$;
grant execute on function retention.refuse_kept_return to tym_app, tym_worker;

create or replace function retention.refuse_reopening() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.closed_at is not null or new.closed_at is distinct from ctx.instant()
      or (new.closed_by is not null and new.closed_by is distinct from ctx.person()) then
    raise exception 'an outstanding recall is closed once, now' using errcode = 'TY010';
  end if;
  return new;
end $$;
grant execute on function retention.refuse_reopening to tym_app, tym_worker, tym_exchange;
