-- Turvakielto is the person's, not the file's: what the open file says holds for the earlier ones, and a new
-- one inherits it.
create or replace function relation.under_safety() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return relation.is_shielded(ctx.customership(), ctx.calendar());
end $$;
grant execute on function relation.under_safety to tym_app, tym_gate;

-- Whether a file's person is under non-disclosure for safety, for jobs, for the own register's system and for
-- who has the file open; whoever has no business with it is told the safe answer.
create or replace function relation.shields(p_customership uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is null and not ctx.role_may('ownCopy.take') and ctx.customership() is distinct from p_customership then
    return true;
  end if;
  return relation.is_shielded(p_customership, ctx.calendar());
end $$;
grant execute on function relation.shields to tym_app, tym_worker, tym_exchange;

create or replace function customer_data.refuse_lift_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.id, new.customership, new.seen_until, new.until_on, new.reason, new.proposed_by, new.proposed_as, new.proposed_at)
      is distinct from (old.id, old.customership, old.seen_until, old.until_on, old.reason, old.proposed_by, old.proposed_as, old.proposed_at)
      or new.version <> old.version + 1 or old.state <> 'proposed' or new.state not in ('lifted', 'refused')
      or (new.decided_by, new.decided_as, new.decided_at) is distinct from (ctx.person(), ctx.authority(), ctx.instant()) then
    raise exception 'a lift is decided once, now, in one''s own name' using errcode = 'TY070';
  end if;
  return new;
end $$;
grant execute on function customer_data.refuse_lift_return to tym_app;

-- Whether any file of the person is under turvakielto on the day; whoever does not say the day is told the
-- safe answer.
create or replace function relation.is_shielded(p_customership uuid, p_day date) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customerships.identity_index own join customerships.identity_index i on i.index = own.index
    where own.customership = p_customership and (i.safety_to_read or i.safety_until >= coalesce(p_day, '-infinity'::date)));
end $$;

-- Whether the present caller has just decided, as the second person, that it is lifted or shortened.
create or replace function relation.lifts_safety() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from customer_data.safety_lift l where l.customership = ctx.customership() and l.state = 'lifted'
    and l.decided_by = ctx.person() and l.decided_at = ctx.instant());
end $$;
grant execute on function relation.lifts_safety to tym_app;

-- Says it of the entered file. Never less than before, unless another person's proposal of just this has been
-- decided in the transaction.
create or replace function relation.mark_safety(p_until date) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare person bytea; present date; unread boolean;
begin
  if ctx.kind() is distinct from 'customership' or ctx.out_of_team() or ctx.is_customer() or not relation.may_enter() then
    raise exception 'safety is marked from within a customership' using errcode = '42501';
  end if;
  select i.index into person from customerships.identity_index i where i.customership = ctx.customership();
  -- The lock that a start takes: whoever asks of the person's files meanwhile waits for what is said.
  perform pg_advisory_xact_lock(hashtextextended('open-customership:' || encode(person, 'hex'), 0));
  select i.safety_until, i.safety_to_read into present, unread from customerships.identity_index i where i.customership = ctx.customership();
  -- What earlier entries say is not read yet: nobody may say that it is nothing.
  if unread and p_until is null then
    raise exception 'what the file says of safety is still to be read' using errcode = 'TY071';
  end if;
  if present >= ctx.calendar() and (p_until is null or p_until < present) and not exists (
      select 1 from customer_data.safety_lift l where l.customership = ctx.customership() and l.state = 'lifted'
        and l.decided_by = ctx.person() and l.decided_at = ctx.instant() and l.seen_until = present
        and l.until_on is not distinct from p_until) then
    raise exception 'lifting and shortening take two persons' using errcode = 'TY071';
  end if;
  update customerships.identity_index i
    set safety_until = p_until, safety_handed_until = case when p_until is null or i.safety_handed_until > p_until then p_until
      else i.safety_handed_until end
    where i.customership = ctx.customership() and i.safety_until is distinct from p_until;
end $$;
grant execute on function relation.mark_safety to tym_app;

-- What a deleted file says of turvakielto goes on in the other files of its person. It is kept apart from
-- what they say themselves, so that an annulment takes back only what the annulled file said.
create or replace function relation.hand_on_safety() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update customerships.identity_index i
    set safety_until = greatest(i.safety_until, g.until), safety_handed_until = greatest(i.safety_handed_until, g.until)
    from (select d.index, max(d.safety_until) as until from gone d where d.safety_until is not null group by d.index) g
    where i.index = g.index;
  return null;
end $$;

create or replace function relation.safety_to_read(p_after uuid, p_most integer) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'read-safety' then return; end if;
  return query select i.customership from customerships.identity_index i
    where i.safety_to_read and (p_after is null or i.customership > p_after) order by i.customership limit p_most;
end $$;
grant execute on function relation.safety_to_read to tym_worker;

-- Marks what the entries say: never less than the file says already.
create or replace function relation.say_safety(p_customership uuid, p_until date) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.job() is distinct from 'read-safety' then
    raise exception 'only the job that reads them says what the entries say' using errcode = '42501';
  end if;
  update customerships.identity_index i set safety_until = greatest(i.safety_until, p_until), safety_to_read = false
    where i.customership = p_customership and i.safety_to_read;
end $$;
grant execute on function relation.say_safety to tym_worker;
