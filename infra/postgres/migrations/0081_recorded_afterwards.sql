-- What was given by hand and is recorded afterwards is judged as of when it was given; the hour where the officer knows it.
alter table disclosures.disclosure add column handed_over_at timestamptz,
  add constraint hour_of_day check (handed_over_at is null or (handed_over_at at time zone 'Europe/Helsinki')::date = handed_over_on);
grant update (handed_over_at) on disclosures.disclosure to tym_app;

-- Until when something given on a day may have been given: the hour, or now, or the end of a day that has passed.
create function disclosures.given_until(p_on date, p_at timestamptz) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_at, case when p_on < (ctx.instant() at time zone 'Europe/Helsinki')::date
    then (p_on + 1)::timestamp at time zone 'Europe/Helsinki' else ctx.instant() end, 'infinity')
$$;
revoke execute on function disclosures.given_until from public;
grant execute on function disclosures.given_until to tym_app, tym_worker;

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
    if exists (select new.owner as organisation union select i.owner from disclosures.item i where i.disclosure = new.id
        except select a.organisation from disclosures.approval a where a.disclosure = new.id) then
      raise exception 'every organisation whose data is in a snapshot approves it' using errcode = 'TY008';
    end if;
    if new.statute is not null and not exists (select 1 from disclosures.approval a
        where a.disclosure = new.id and a.organisation = new.owner and a.person <> new.prepared_by) then
      raise exception 'a second person approves what goes without consent' using errcode = 'TY008';
    end if;
  end if;
  if new.handed_over_at > ctx.instant() then
    raise exception 'nothing was given at an hour to come' using errcode = 'TY008';
  end if;
  -- Whoever says no has said it: what has not asked, or asked before, does not leave, and was not given afterwards.
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
  -- People say only of what goes by hand that it has gone.
  if ctx.job() is null and new.channel = 'machine' and new.sent_items is distinct from old.sent_items then
    raise exception 'what a machine has sent is said by what sent it' using errcode = 'TY008';
  end if;
  if new.left_at is distinct from old.left_at and (old.left_at is not null or (ctx.job() is null and new.state <> 'delivered')) then
    raise exception 'when a disclosure left is said once, as it leaves' using errcode = 'TY008';
  end if;
  return new;
end $$;

drop policy people_decide on disclosures.disclosure;
create policy people_decide on disclosures.disclosure as restrictive for update to tym_app
  using (state in ('awaitingApproval', 'approved', 'failed') or (state = 'stopped' and channel <> 'machine'))
  with check (receipt is null and (state in ('awaitingApproval', 'approved', 'stopped')
    or (state = 'delivered' and channel <> 'machine' and handed_over_by = (select ctx.person()) and delivered_at = (select ctx.instant()))));
