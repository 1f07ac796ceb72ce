-- A consent is immutable once given, and a withdrawal is final.
create or replace function consents.refuse_return()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn consent stays withdrawn' using errcode = 'TY007';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'versions of a consent follow one another' using errcode = 'TY007';
  end if;
  if new.withdrawn_at is not null and ctx.person() is not null and (new.withdrawn_at is distinct from ctx.instant()
      or new.withdrawn_by is distinct from ctx.person()
      or new.withdrawn_as is distinct from case when ctx.is_customer() then 'customer' else 'officer' end) then
    raise exception 'a consent is withdrawn now, in one''s own name' using errcode = 'TY007';
  end if;
  return new;
end $function$;
grant execute on function consents.refuse_return to tym_app, tym_worker;

-- An answer is added to a consent that is not withdrawn, under the next number.
create or replace function consents.refuse_stray_answer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare withdrawn timestamptz; newest integer;
begin
  -- Whoever records the answer locks the row: a withdrawal waits for this, or this for it.
  select c.withdrawn_at into withdrawn from consents.consent c where c.id = new.consent for update;
  select coalesce(max(v.number), 0) into newest from consents.version v where v.consent = new.consent;
  if withdrawn is not null or new.number <> newest + 1 then
    raise exception 'no answer is added to a withdrawn consent, or out of turn' using errcode = 'TY007';
  end if;
  return new;
end $$;
grant execute on function consents.refuse_stray_answer to tym_app, tym_worker;

create or replace function consents.refuse_outside_customership() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare began timestamptz; state text;
begin
  select c.recorded_at, c.state into began, state from customerships.customership c where c.id = new.customership;
  if began is null or new.recorded_at < began then
    raise exception 'nothing is stored before the joint assessment has started (381/2023 12 §)' using errcode = 'TY002';
  end if;
  if state = 'ended' then
    raise exception 'an ended customership is read-only' using errcode = 'TY003';
  end if;
  return new;
end $$;
grant execute on function consents.refuse_outside_customership to tym_app, tym_worker;

-- Of two who record the same at once the second finds the first, as both lock the customer's consents.
create or replace function consents.refuse_twin() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare own consents.consent; known uuid;
begin
  if new.outcome <> 'given' then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('consents:' || new.customership::text, 0));
  select * into own from consents.consent c where c.id = new.consent;
  select c.id into known from consents.consent c
    join lateral (select v.* from consents.version v where v.consent = c.id order by v.number desc limit 1) v on true
    where c.customership = new.customership and c.id <> new.consent and c.withdrawn_at is null and c.direction = own.direction
      and case when own.party is null then c.party is null and c.name_digest = own.name_digest else c.party = own.party end
      and coalesce(c.twin_of, c.id) <> coalesce(own.twin_of, own.id)
      and v.outcome = 'given' and v.fields @> new.fields and v.fields <@ new.fields and v.purpose_digest = new.purpose_digest
      and v.valid_from <= new.valid_until and new.valid_from <= v.valid_until
    limit 1;
  if known is not null then
    raise exception 'a consent of the same terms stands' using errcode = 'TY030';
  end if;
  return new;
end $$;
grant execute on function consents.refuse_twin to tym_app;
