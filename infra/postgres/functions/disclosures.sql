-- No step is taken back: what has left has left, and what was stopped stays stopped. A failed one may be
-- tried again.
create or replace function disclosures.refuse_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare latest timestamptz;
begin
  if new.version <> old.version + 1 or (new.state <> old.state and not (
      (old.state = 'awaitingApproval' and new.state in ('approved', 'stopped'))
      or (old.state = 'approved' and new.state in ('stopped', 'failed'))
      or (old.state = 'approved' and new.state = case new.channel when 'machine' then 'leaving' else 'delivered' end)
      or (old.state = 'stopped' and new.state = 'delivered' and new.channel <> 'machine'
        and (new.handed_over_at is not null or new.handed_over_on < (ctx.instant() at time zone 'Europe/Helsinki')::date))
      or (old.state = 'leaving' and new.state in ('delivered', 'failed'))
      or (old.state = 'failed' and new.state in ('approved', 'stopped')))) then
    raise exception 'a disclosure does not go from % to %', old.state, new.state using errcode = 'TY008';
  end if;
  if old.state in ('awaitingApproval', 'stopped') and new.state in ('approved', 'delivered') then
    if exists (select 1 from (select new.owner as organisation union select i.owner from disclosures.item i where i.disclosure = new.id) o
        where not exists (select 1 from disclosures.approval a where a.disclosure = new.id
          and a.organisation in (o.organisation, relation.acts_for(new.customership, o.organisation)))) then
      raise exception 'every organisation whose data is in a snapshot approves it' using errcode = 'TY008';
    end if;
    if new.statute is not null and not exists (select 1 from disclosures.approval a
        where a.disclosure = new.id and a.organisation in (new.owner, relation.acts_for(new.customership, new.owner)) and a.person <> new.prepared_by) then
      raise exception 'a second person approves what goes without consent' using errcode = 'TY008';
    end if;
  end if;
  if new.handed_over_at > ctx.instant() then
    raise exception 'nothing was given at an hour to come' using errcode = 'TY008';
  end if;
  -- A no counts from when it is said: nothing leaves on a withdrawn consent or to a party that is shut out,
  -- and nothing was given by hand after it.
  if new.consent is not null and new.state <> old.state
      and (new.state = 'leaving' or (new.state = 'delivered' and new.channel <> 'machine')) then
    latest := case new.state when 'leaving' then 'infinity' else disclosures.given_until(new.handed_over_on, new.handed_over_at) end;
    if exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at <= latest) then
      raise exception 'nothing leaves on a withdrawn consent' using errcode = 'TY008';
    end if;
    if exists (select 1 from disclosures.exclusion e where e.customership = new.customership and (e.party is null or e.party = new.party)
        and e.lifted_at is null and e.set_at <= latest) then
      raise exception 'nothing leaves to a party that the customer has shut out' using errcode = 'TY008';
    end if;
  end if;
  -- Persons say only of what goes by hand that it has gone.
  if ctx.job() is null and new.channel = 'machine' and new.sent_items is distinct from old.sent_items then
    raise exception 'what a machine has sent is said by what sent it' using errcode = 'TY008';
  end if;
  if new.left_at is distinct from old.left_at and (old.left_at is not null or (ctx.job() is null and new.state <> 'delivered')) then
    raise exception 'when a disclosure left is said once, as it leaves' using errcode = 'TY008';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_return to tym_app, tym_worker;

create or replace function disclosures.refuse_outside_customership() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare state text;
begin
  select c.state into state from customerships.customership c where c.id = new.customership;
  -- What a section of law demands is given of an ended file too.
  if state is null or (state = 'ended' and to_jsonb(new) ->> 'statute' is null) then
    raise exception 'nothing is disclosed outside a customership' using errcode = 'TY003';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_outside_customership to tym_app, tym_worker;

-- A snapshot is what it was prepared as, and is approved while it waits.
create or replace function disclosures.refuse_late_part() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from disclosures.disclosure d where d.id = new.disclosure and d.state = 'awaitingApproval' for update;
  if not found then
    raise exception 'nothing is added to a disclosure that waits no longer' using errcode = 'TY008';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_late_part to tym_app, tym_worker;

-- Whose data is in a snapshot, and of which field, is what the entry says: it decides who approves and what a
-- consent covers.
create or replace function disclosures.refuse_foreign_item() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from customer_data.entry e where e.id = new.entry and e.version = new.entry_version
      and e.customership = new.customership and e.field = new.field and e.owner = new.owner) then
    raise exception 'an item is of an entry, its field and its storing organisation' using errcode = 'TY008';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_foreign_item to tym_app, tym_worker;

-- A correction and a leaving may pass each other unseen. Each marks its file in its own transaction, and the
-- later of the two to commit is looked at after both have.
create or replace function disclosures.mark_to_compare() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into disclosures.to_compare (customership) values (new.customership);
  return null;
end $$;
grant execute on function disclosures.mark_to_compare to tym_app, tym_worker, tym_exchange, tym_relation;

-- What has left these files and has been corrected since, without a recall yet.
create or replace function disclosures.find_corrected(files uuid[], most integer) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct d.id from disclosures.disclosure d
  join disclosures.item i on i.disclosure = d.id
  join customer_data.entry e on e.id = i.entry and e.version > i.entry_version
  where d.customership = any (files) and d.left_at is not null
    and not exists (select 1 from disclosures.recall r where r.disclosure = d.id)
  order by d.id limit most
$$;
grant execute on function disclosures.find_corrected to tym_app, tym_worker;

-- Each step once and forward; nothing is asked, and nothing taken in, on a withdrawn consent.
create or replace function disclosures.refuse_obtaining_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 or (new.state <> old.state and not (
      (old.state = 'waiting' and new.state in ('asked', 'stopped', 'failed'))
      or (old.state = 'asked' and new.state in ('quarantined', 'nothing', 'stopped', 'failed'))
      or (old.state = 'quarantined' and new.state in ('accepted', 'rejected', 'stopped'))
      or (old.state = 'failed' and new.state in ('waiting', 'stopped')))) then
    raise exception 'an obtaining does not go from % to %', old.state, new.state using errcode = 'TY008';
  end if;
  if new.state <> old.state and new.state in ('asked', 'quarantined', 'accepted') and exists (
      select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null) then
    raise exception 'nothing is obtained on a withdrawn consent' using errcode = 'TY008';
  end if;
  if new.state <> old.state and new.state in ('asked', 'quarantined', 'accepted') and disclosures.is_excluded(new.customership, new.party) then
    raise exception 'nothing is obtained from a party that the customer has shut out' using errcode = 'TY008';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_obtaining_return to tym_app, tym_worker;

-- What is taken in was in quarantine until now, as this transaction sees it.
create or replace function disclosures.refuse_stray_entry() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from disclosures.obtaining o where o.id = new.obtaining and o.state = 'quarantined') then
    raise exception 'nothing is taken in that is not in quarantine' using errcode = 'TY008';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_stray_entry to tym_app, tym_worker;

create or replace function disclosures.is_excluded(customership uuid, party uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from disclosures.exclusion e where e.customership = $1 and e.lifted_at is null and (e.party is null or e.party = $2))
$$;
grant execute on function disclosures.is_excluded to tym_app, tym_worker, tym_exchange;

create or replace function disclosures.refuse_obtaining_now() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from consents.consent c where c.id = new.consent and (c.withdrawn_at is not null or c.direction <> 'obtain'
      or c.party is distinct from new.party)) or disclosures.is_excluded(new.customership, new.party) then
    raise exception 'nothing is obtained but on a consent to obtain it, of a party that is not shut out' using errcode = 'TY008';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_obtaining_now to tym_app, tym_worker;

create or replace function disclosures.refuse_other_consent() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.consent is not null and not exists (select 1 from consents.consent c where c.id = new.consent and c.party is not distinct from new.party
      and c.direction = 'disclose' and c.withdrawn_at is null) then
    raise exception 'a disclosure is on a consent to disclose to this party' using errcode = 'TY008';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_other_consent to tym_app, tym_worker;

-- An exclusion is set once and lifted once, by whoever says so now.
create or replace function disclosures.refuse_exclusion_return()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if old.set_as = 'customer' and not ctx.is_customer() then
    raise exception 'what the customer has shut out the customer lets in' using errcode = 'TY008';
  end if;
  if old.lifted_at is not null or new.lifted_at is distinct from ctx.instant() or new.lifted_by is distinct from ctx.person() then
    raise exception 'an exclusion is lifted once, now, in one''s own name' using errcode = 'TY008';
  end if;
  return new;
end $function$;
grant execute on function disclosures.refuse_exclusion_return to tym_app, tym_worker;

create or replace function disclosures.refuse_copy_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.taken_at is not null or new.taken_at is distinct from ctx.instant() or new.taken_by is distinct from ctx.person()
      or new.version <> old.version + 1 then
    raise exception 'a copy is taken once, now, by the system that takes it' using errcode = 'TY008';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_copy_return to tym_app;

-- What left too long ago without a receipt, and what waits though its consent is over or it has been called
-- back.
create or replace function disclosures.find_overdue(since timestamptz, today date, most integer) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select d.id from disclosures.disclosure d
  where d.channel = 'machine' and ((d.state = 'leaving' and d.claimed_at < since) or (d.state = 'approved' and (
    exists (select 1 from disclosures.recall r where r.disclosure = d.id)
    or not exists (select 1 from consents.version v where v.consent = d.consent and v.outcome = 'given' and v.valid_until >= today))))
  order by d.id limit most
$$;
grant execute on function disclosures.find_overdue to tym_worker;

-- The exchange, where outside parties that poll fetch what is for them. Its own login role sees the rows of
-- one party at a time, the one that has proved who it is, and of everything else only what a delivery asks
-- before it leaves.
create or replace function ctx.party() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp as
  $$ begin return ctx.said('party')::uuid; end $$;
grant execute on function ctx.party to tym_exchange;

-- Until when something given on a day may have been given: the hour, or now, or the end of a day that has
-- passed.
create or replace function disclosures.given_until(p_on date, p_at timestamptz) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_at, case when p_on < (ctx.instant() at time zone 'Europe/Helsinki')::date
    then (p_on + 1)::timestamp at time zone 'Europe/Helsinki' else ctx.instant() end, 'infinity')
$$;
grant execute on function disclosures.given_until to tym_app, tym_worker, tym_exchange;

-- Whether the act is the present caller's, on a row that p_maker made and in which these organisations have
-- data; a customer acts on what is theirs. Of items from a source relation.decides_on tells.
create or replace function ctx.may_act(p_operation text, p_maker uuid, p_storing uuid[] default '{}') returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.role_may(p_operation) then return false; end if;
  if ctx.is_customer() then return true; end if;
  return coalesce((select case a.whose
      when 'anyOfTeam' then true
      when 'maker' then p_maker = ctx.authority()
      when 'makerOrStoring' then ctx.authority() = p_maker or ctx.authority() = any (p_storing)
      else false end
    from declared.act a where a.operation = p_operation), false);
end $$;
grant execute on function ctx.may_act to tym_app;

-- What an organisation made or stored of what passes outside is, once it has left, the matter of whoever has
-- taken its place.
create or replace function relation.decides_on(p_asking uuid, p_field text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare asking uuid := relation.acts_for(ctx.customership(), p_asking);
begin
  if not ctx.role_may('obtaining.decide') or ctx.is_customer() then return false; end if;
  return asking = ctx.authority() or not exists (select 1 from organisations.organisation o
    join declared.recorder r on r.kind = o.kind where o.id = asking and r.field = p_field);
end $$;
grant execute on function relation.decides_on to tym_app;

-- What a person does to a row, through the service, is an act of its own; who withdraws a consent stops what
-- rests on it, whoever made it.
create or replace function disclosures.refuse_others_act() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  maker uuid;
  storing uuid[];
  act text;
  is_withdrawn boolean;
begin
  if tg_table_name in ('disclosure', 'obtaining') then
    maker := new.owner;
    is_withdrawn := new.state = 'stopped' and new.problem = 'consent-withdrawn'
      and exists (select 1 from consents.consent c where c.id = new.consent and c.withdrawn_at is not null);
    if is_withdrawn then return new; end if;
  end if;
  case tg_table_name
    when 'disclosure' then
      storing := array(select i.owner from disclosures.item i where i.disclosure = new.id);
      act := case
        when new.state = 'stopped' and new.problem = 'cancelled' then 'disclosure.cancel'
        when new.state in ('stopped', 'delivered') then 'disclosure.handOver'
        when old.state = 'failed' then 'disclosure.retry'
        else 'disclosure.approve' end;
    when 'approval' then
      select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
      storing := array(select i.owner from disclosures.item i where i.disclosure = new.disclosure);
      act := 'disclosure.approve';
    when 'recall' then
      -- One that is taken up again follows a withdrawal.
      if new.state <> 'confirmed' then return new; end if;
      select d.owner into maker from disclosures.disclosure d where d.id = new.disclosure;
      act := case when relation.is_annulled(new.customership) then 'recall.confirmAnnulled' else 'recall.confirm' end;
    when 'obtaining' then
      if old.state = 'quarantined' then
        if exists (select 1 from disclosures.obtained_entry e where e.obtaining = new.id
            and e.decided_by = ctx.person() and e.decided_at = ctx.instant()) then
          return new;
        end if;
        raise exception 'what is in quarantine is decided item by item' using errcode = 'TY008';
      end if;
      act := case when new.state = 'stopped' then 'obtaining.cancel' else 'obtaining.retry' end;
    when 'exclusion' then
      maker := new.set_for;
      act := 'exclusion.lift';
  end case;
  -- Whoever has taken the place of an organisation that has left acts for it; what was given out of an
  -- annulled file is the matter of whoever gave it.
  if act <> 'recall.confirmAnnulled' then
    maker := relation.acts_for(new.customership, maker);
    storing := array(select relation.acts_for(new.customership, s) from unnest(storing) s);
  end if;
  if not ctx.may_act(act, maker, storing) then
    raise exception 'the act % is for another organisation', act using errcode = '42501';
  end if;
  return new;
end $$;
grant execute on function disclosures.refuse_others_act to tym_app;
